import { equal } from '#base'
import { apply } from './change/apply.ts'
import type { Change } from './change/change.ts'
import { type Design, object } from './design.ts'
import type { Id } from './id.ts'
import { impliedOn } from './implied.ts'
import { type DbObject, kindOf, type ObjectOf } from './kinds/index.ts'
import { BESIDE } from './kinds/own-part.ts'
import { childrenOf, columnsOf } from './read.ts'

type Table = ObjectOf<'table'> | ObjectOf<'foreign-table'>
const isTable = (it: DbObject | null): it is Table => it?.kind === 'table' || it?.kind === 'foreign-table'

/** What a table is a part or an heir of, and by which bound. */
const tiesOf = (it: Table): string => JSON.stringify([it.partitionOf, it.bound, it.inherits])

/** The tables that are in both designs and whose ties are not the same. */
const parting = (from: Design, to: Design): readonly Id[] =>
  [...from.objects.buckets.keys()].filter((id) => {
    const [was, now] = [object(from, id), object(to, id)] as (DbObject | null)[]
    return isTable(was ?? null) && isTable(now ?? null) && tiesOf(was as Table) !== tiesOf(now as Table)
  })

/** Whether two objects say the same, whatever they are called. */
const saysSame = (a: DbObject, b: DbObject): boolean =>
  a.kind === b.kind &&
  Object.keys(kindOf(a).fields).every((field) => BESIDE.includes(field) || equal(a[field as never], b[field as never]))

/** Columns that a table has from another, as its own, but for those that it has from one that it keeps. */
function ownColumns(design: Design, table: Id, keeps: readonly Id[]): Change[] {
  const kept = new Set(keeps.flatMap((id) => columnsOf(design, id).map((it) => it.name)))
  return columnsOf(design, table).flatMap((it) =>
    it.inherited && !kept.has(it.name) ? [{ op: 'set', before: it, after: { ...it, inherited: false } } as const] : [],
  )
}

/** What one table has or gets by its ties, said of itself in both designs. */
function saidIn(table: Id, from: Design, to: Design): { readonly from: Change[]; readonly to: Change[] } {
  const [was, now] = [object(from, table), object(to, table)] as (DbObject | null)[]
  const keeps = keptTies(was as Table, now as Table)
  const isKept = (id: Id): boolean => keeps.some((each) => each === id)
  const had = [...impliedOn(from, table, isKept)].map((it) => it.copy)
  const given = [...impliedOn(to, table, isKept)]
  const gets = given.map((it) => it.copy)
  const isPart = (it: DbObject) => it.kind === 'partition-index'
  const [before, after] = [childrenOf(from, table), childrenOf(to, table)].map((them) =>
    them.filter((it) => !isPart(it)),
  ) as [DbObject[], DbObject[]]
  const gone = before.filter((it) => !object(to, it.id))
  const come = after.filter((it) => !object(from, it.id))
  const changes = { from: ownColumns(from, table, keeps), to: ownColumns(to, table, keeps) }
  const take = <T extends DbObject>(list: T[], like: DbObject): T | undefined => {
    const same = list.filter((it) => saysSame(it, like))
    const found = same.find((it) => it.name === like.name) ?? same[0]
    if (found) list.splice(list.indexOf(found), 1)
    return found
  }
  for (const it of childrenOf(from, table)) if (isPart(it)) changes.from.push({ op: 'remove', object: it })
  /** What stays as its own, called as what it becomes a part. */
  const stay = (it: DbObject, as: DbObject) => {
    changes.to.push({ op: 'add', object: { ...as, id: it.id } as DbObject })
    const of = given.find(({ copy }) => copy === as)?.of
    for (const part of childrenOf(to, table))
      if (part.kind === 'partition-index' && part.of === of?.id) changes.to.push({ op: 'remove', object: part })
  }
  for (const it of had) {
    const becomes = take(come, it)
    const stays = becomes ? undefined : take(gets, it)
    changes.from.push({ op: 'add', object: becomes ? ({ ...it, id: becomes.id } as DbObject) : it })
    if (stays) stay(it, stays)
  }
  for (const it of gone) {
    const found = take(gets, it)
    if (found) stay(it, found)
  }
  // Keys come of themselves when it is tied; what it is not held to yet has to be said before.
  for (const it of gets) if (it.kind === 'check') changes.to.push({ op: 'add', object: it })
  return changes
}

/** The tables that one is a part or an heir of, in both designs and in the same way. */
function keptTies(was: Table, now: Table): readonly Id[] {
  const isPart = was.partitionOf !== null && was.partitionOf === now.partitionOf && was.bound === now.bound
  const heired = was.inherits.filter((id) => now.inherits.some((each) => each === id))
  return [...(isPart && was.partitionOf ? [was.partitionOf] : []), ...heired]
}

/**
 * Columns that a table declares and has from another as well, and whose name or type changes, or may have to wait for it,
 * or that it declares in one design only: Postgres changes them with that one's, and refuses it of theirs. Said to be that
 * one's alone.
 */
function following(from: Design, to: Design, isMadeAnew: (id: Id) => boolean): { from: Change[]; to: Change[] } {
  const changes: { from: Change[]; to: Change[] } = { from: [], to: [] }
  for (const id of from.objects.buckets.keys()) {
    const [was, now] = [object(from, id), object(to, id)] as (DbObject | null)[]
    if (!isTable(was ?? null) || !isTable(now ?? null) || isMadeAnew(id)) continue
    const origins = keptTies(was as Table, now as Table).flatMap((tie) => columnsOf(from, tie))
    if (origins.length === 0) continue
    for (const before of columnsOf(from, id)) {
      const after = object(to, before.id)
      if (!after || (before.inherited && after.inherited)) continue
      const isSame =
        before.inherited === after.inherited &&
        before.name === after.name &&
        !before.type.of &&
        !before.collation?.of &&
        equal([before.type, before.collation], [after.type, after.collation])
      const origin = isSame ? null : origins.find((it) => it.name === before.name)
      if (!origin || object(to, origin.id)?.name !== after.name) continue
      changes.from.push({ op: 'set', before, after: { ...before, inherited: true } })
      changes.to.push({ op: 'set', before: after, after: { ...after, inherited: true } })
    }
  }
  return changes
}

/** `guessed` is what is called as Postgres calls it by itself, unless someone gave it the name that it is to have. */
type TiesSaid = { readonly from: Design; readonly to: Design; readonly guessed: ReadonlySet<Id> }

/**
 * Two designs in which tables that become a part or an heir of another, or stop being one, have as their own what the
 * other gives them: Postgres leaves it with them when they go, and takes it as it is when they come.
 */
export function tiesSaid(from: Design, to: Design, isMadeAnew: (id: Id) => boolean): TiesSaid {
  const tables = parting(from, to).filter((id) => !isMadeAnew(id))
  const said = [...tables.map((id) => saidIn(id, from, to)), following(from, to, isMadeAnew)]
  const [before, after] = [said.flatMap((it) => it.from), said.flatMap((it) => it.to)]
  if (before.length + after.length === 0) return { from, to, guessed: new Set() }
  const guessed = before.flatMap((it) => (it.op === 'add' && object(to, it.object.id) ? [it.object.id] : []))
  return { from: apply(from, before), to: apply(to, after), guessed: new Set(guessed) }
}
