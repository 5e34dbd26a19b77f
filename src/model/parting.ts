import { equal } from '#base'
import { apply } from './change/apply.ts'
import type { Change } from './change/change.ts'
import { type Design, object } from './design.ts'
import type { Id } from './id.ts'
import { impliedOn } from './implied.ts'
import { type DbObject, kindOf, type ObjectOf } from './kinds/index.ts'
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
  a.kind === b.kind && Object.keys(kindOf(a).fields).every((field) => equal(a[field as never], b[field as never]))

/** Columns that a table has from another, as its own, but for those that it has from one that it keeps. */
function ownColumns(design: Design, table: Id, keeps: readonly Id[]): Change[] {
  const kept = new Set(keeps.flatMap((id) => columnsOf(design, id).map((it) => it.name)))
  return columnsOf(design, table).flatMap((it) =>
    it.inherited && !kept.has(it.name) ? [{ op: 'set', before: it, after: { ...it, inherited: false } } as const] : [],
  )
}

/** What one table has or gets by its ties, said of itself in both designs. */
function saidIn(table: Id, from: Design, to: Design): { readonly from: Change[]; readonly to: Change[] } {
  const [was, now] = [object(from, table), object(to, table)] as (DbObject | null)[] as Table[]
  const keeps = (was?.inherits ?? []).filter((id) => now?.inherits.some((each) => each === id))
  const isKept = (id: Id): boolean => keeps.some((each) => each === id)
  const had = [...impliedOn(from, table, isKept)]
  const gets = [...impliedOn(to, table, isKept)]
  const [before, after] = [childrenOf(from, table), childrenOf(to, table)]
  const gone = before.filter((it) => !object(to, it.id))
  const come = after.filter((it) => !object(from, it.id))
  const changes = { from: ownColumns(from, table, keeps), to: ownColumns(to, table, keeps) }
  const take = <T extends DbObject>(list: T[], like: DbObject): T | undefined => {
    const same = list.filter((it) => saysSame(it, like))
    const found = same.find((it) => it.name === like.name) ?? same[0]
    if (found) list.splice(list.indexOf(found), 1)
    return found
  }
  for (const it of had) {
    const becomes = take(come, it)
    const stays = becomes ? undefined : take(gets, it)
    changes.from.push({ op: 'add', object: becomes ? ({ ...it, id: becomes.id } as DbObject) : it })
    if (stays) changes.to.push({ op: 'add', object: it })
  }
  for (const it of gone) if (take(gets, it)) changes.to.push({ op: 'add', object: it })
  // Keys come of themselves when it is tied; what it is not held to yet has to be said before.
  for (const it of gets) if (it.kind === 'check') changes.to.push({ op: 'add', object: it })
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
  if (tables.length === 0) return { from, to, guessed: new Set() }
  const said = tables.map((id) => saidIn(id, from, to))
  const [before, after] = [said.flatMap((it) => it.from), said.flatMap((it) => it.to)]
  const guessed = before.flatMap((it) => (it.op === 'add' && object(to, it.object.id) ? [it.object.id] : []))
  return { from: apply(from, before), to: apply(to, after), guessed: new Set(guessed) }
}
