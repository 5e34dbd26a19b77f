import { equal, quoteName, quoteText } from '#base'
import {
  type At,
  apply,
  bucketOf,
  type Change,
  castWords,
  columnsOf,
  type DbObject,
  type Design,
  type Id,
  kindOf,
  object,
  partitionsOf,
  sqlAt,
  wholeOf,
} from '#model'
import { statementStep, step } from './create.ts'
import { needsOf, rootOf } from './needs.ts'
import { overriding } from './numbered.ts'
import type { PlanOptions } from './options.ts'
import { placeAside } from './place-aside.ts'
import type { Rebuilds } from './rebuild.ts'
import type { Step } from './step.ts'

type Column = ReturnType<typeof columnsOf>[number]

/**
 * How the rows of tables that have to be made again get from the old one to the new: the old one stands aside in a
 * schema of its own, indexes, sequences and all, until its rows are copied.
 */
export type Copies = {
  /** That schema; null where nothing is copied. */
  readonly place: DbObject | null
  /** What stands there meanwhile, with what it can't be without; it is dropped at the end. */
  readonly aside: ReadonlySet<Id>
  /** Tables that leave the whole they are a part of, because their rows don't go where that one's go. */
  readonly apart: ReadonlySet<Id>
  /** What of that loses nothing when it is dropped. */
  readonly whole: ReadonlySet<Id>
  /** What copies the rows, by table, and the tables that have to be there before: the new one and its parts. */
  readonly fills: ReadonlyMap<Id, { readonly family: ReadonlySet<Id>; readonly steps: readonly Step[] }>
  /** The design before, with what stands aside in its place. */
  readonly midway: Design
}

type Between = {
  readonly from: Design
  readonly midway: Design
  readonly to: Design
  readonly removed: ReadonlySet<Id>
  readonly rebuilds: Rebuilds
  readonly options: PlanOptions
}

const holdsRows = (it: DbObject | null): it is DbObject => it !== null && kindOf(it).holdsRows === true

/** Where an object stands alone, beside others of its schema. */
const isMovable = (design: Design, id: Id): boolean =>
  design.objects.buckets.has(id) && (object(design, id)?.parent ?? null) !== null

/** A table with all its parts, in one design. */
function familyOf(design: Design, table: Id): ReadonlySet<Id> {
  const family = new Set<Id>([table])
  for (const id of family) for (const part of partitionsOf(design, id)) family.add(part.id)
  return family
}

/** A table that is to stand aside, with its parts and what they can't be without; null where something of that can't go along. */
function goingWith(table: Id, { from, removed, rebuilds }: Between): ReadonlySet<Id> | null {
  const at = sqlAt(from)
  const goes = (id: Id) => rebuilds.rebuilt.has(id) || removed.has(id)
  const found = new Set<Id>([table])
  for (const id of found) {
    const members = [...(bucketOf(from.objects, id)?.members.values() ?? [])]
    const parts = partitionsOf(from, id).filter((part) => holdsRows(part) && goes(part.id))
    for (const need of [...members.flatMap((it) => needsOf(it, at)), ...parts.map((part) => part.id)]) {
      const root = rootOf(from, need)
      if (!root || !goes(root)) continue
      if (isMovable(from, root)) found.add(root)
      else if (rebuilds.rebuilt.has(root)) return null
    }
  }
  return found
}

/** The old value of a column as its new type has it. */
function copiedValue(it: Column, was: Column, { rebuilds, midway, to }: Between): string {
  const name = sqlAt(midway).name(was.id)
  const isAnew = it.type.of !== null && rebuilds.rebuilt.has(it.type.of)
  if (isAnew) return `${name}::text::${sqlAt(to).type(it.type)}`
  return equal(was.type, it.type) ? name : castWords(name, { was: was.type, now: it.type }, sqlAt(to))
}

type Copied = { readonly it: Column; readonly value: string; readonly isCast: boolean }

/** The columns that have their values from the old table, with those values. */
const copied = (table: Id, between: Between): readonly Copied[] =>
  columnsOf(between.to, table).flatMap((it) => {
    const was = object(between.from, it.id) as Column | null
    const isSame = was?.parent === table && !it.generated
    return isSame ? [{ it, value: copiedValue(it, was, between), isCast: !equal(was.type, it.type) }] : []
  })

/** Whether others have its columns as their own, so that to read it is to read their rows as well. */
const isInherited = (table: Id, at: At): boolean =>
  at.users(table).some((it) => 'inherits' in it && (it.inherits as readonly Id[]).includes(table))

function copySteps(table: Id, family: ReadonlySet<Id>, between: Between): Step[] {
  const { from, midway, to, options } = between
  const [before, after] = [sqlAt(midway), sqlAt(to)]
  const it = object(to, table) as DbObject
  const columns = copied(table, between)
  const asked = columnsOf(to, table).filter((each) => Object.hasOwn(options.fills, each.id) && !each.generated)
  const all = [
    ...columns.map((each) => each.it),
    ...asked.filter((each) => !columns.some(({ it }) => it.id === each.id)),
  ]
  const source = `FROM ${isInherited(table, sqlAt(from)) ? 'ONLY ' : ''}${before.path(table)}`
  const plain = columns.map((each) => each.value).join(', ')
  // What is asked for speaks of the columns by their new names.
  const values = all.map((each) => {
    const [name, ask] = [quoteName(each.name), options.fills[each.id]]
    const isThere = columns.some((column) => column.it.id === each.id)
    return ask === undefined ? name : isThere ? `coalesce(${name}, ${ask})` : ask
  })
  const inner = columns.map((each) => `${each.value} AS ${quoteName(each.it.name)}`).join(', ')
  const rows =
    asked.length === 0
      ? `SELECT ${plain} ${source}`
      : `SELECT ${values.join(', ')} FROM (SELECT ${inner} ${source}) AS old`
  const into = all.length > 0 ? ` (${all.map((each) => quoteName(each.name)).join(', ')})` : ''
  const numbered = overriding(all, after)
  const isHomeless = family.size === 1 && Boolean((it as { readonly partitionBy?: unknown }).partitionBy)
  const counters = columns.flatMap((each) => {
    const was = object(from, each.it.id) as Column
    if (!was.identity || !each.it.identity) return []
    const [old, now] = [before, after].map(
      (at) => `pg_get_serial_sequence(${quoteText(at.path(table))}, ${quoteText(at.object(each.it.id)?.name ?? '')})`,
    )
    return [step(it, 'fill', `SELECT setval(${now}, pg_sequence_last_value(${old}::regclass))`)]
  })
  return [
    step(it, 'fill', `INSERT INTO ${after.path(table)}${into}${numbered} ${rows}`, {
      hazard: isHomeless ? 'needs-empty' : 'rewrite',
      // What is written anew in another form.
      folds: columns.flatMap((each) => (each.isCast ? [each.it.id] : [])),
    }),
    ...counters,
  ]
}

/** The top of the tree that a table is in. */
function topOf(design: Design, table: Id): Id {
  const it = object(design, table) as DbObject | null
  const whole = it && wholeOf(it)
  return whole ? topOf(design, whole) : table
}

/** What copies the rows of all tables that have to be made again. */
export function planCopies(between: Between): Copies {
  const { from, midway, to, rebuilds } = between
  const sets = [...rebuilds.rebuilt].flatMap((id) => {
    const [was, now] = [object(from, id), object(to, id)] as (DbObject | null)[]
    const stays = isMovable(from, id) && isMovable(to, id) && holdsRows(was ?? null) && holdsRows(now ?? null)
    const along = stays ? goingWith(id, between) : null
    return along ? [{ id, along }] : []
  })
  const aside = new Set<Id>(sets.flatMap((it) => [...it.along]))
  const wholeIn = (id: Id): Id | null => {
    const it = object(from, id) as DbObject | null
    return it && wholeOf(it)
  }
  // The rows of a part are read with those of the whole, if they go to the same tree.
  const rides = (id: Id): boolean => {
    const whole = wholeIn(id)
    return whole !== null && aside.has(whole) && (object(to, id) === null || topOf(to, id) === topOf(to, whole))
  }
  const apart = new Set([...aside].filter((id) => wholeIn(id) !== null && !rides(id)))
  const fallen = sets.map((it) => it.id).filter((id) => !rides(id))
  const [first] = fallen
  const like = first ? (object(from, object(from, first)?.parent ?? first) as DbObject | null) : null
  const nothing: Copies = { place: null, aside: new Set(), apart, whole: new Set(), fills: new Map(), midway }
  if (!like) return nothing
  const place = placeAside(like, 'old_tables', [from, to])
  const moved = [...aside].flatMap((id): Change[] => {
    const was = object(midway, id) as DbObject | null
    return was ? [{ op: 'set', before: was, after: { ...was, parent: place.id } as DbObject }] : []
  })
  const parted = apply(midway, [{ op: 'add', object: place }, ...moved])
  const here = { ...between, midway: parted }
  const whole = new Set<Id>()
  const fills = new Map(
    fallen.map((id) => {
      const values = new Set<Id>(copied(id, here).map((each) => each.it.id))
      if (columnsOf(from, id).every((it) => it.generated || values.has(it.id)))
        for (const part of familyOf(from, id)) if (part === id || rides(part)) whole.add(part)
      const family = familyOf(to, id)
      return [id, { family, steps: copySteps(id, family, here) }]
    }),
  )
  return { place, aside, apart, whole, fills, midway: parted }
}

/** What makes the place for that, or drops it. */
export const placeSteps = (action: 'create' | 'drop', { place }: Copies, at: At): Step[] =>
  place ? [statementStep(place, action, kindOf(place)[action](place as never, at, []))] : []
