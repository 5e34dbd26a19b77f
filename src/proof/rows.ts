import { equal, quoteName } from '#base'
import { childrenOf, type DbObject, type Design, type Id, kindOf, object, sqlAt } from '#model'
import type { Postgres } from '#postgres'
import { type Kin, kinIn } from './kin.ts'
import { typeParts } from './type-parts.ts'

type Row = Readonly<Record<Id, string | null>>

/** The rows of each object that holds some, by its id: each row as the texts of its columns, by their ids. */
export type Rows = ReadonlyMap<Id, readonly Row[]>

/** Values that were there before and are not any more. */
export type LostRows = {
  readonly about: Id
  readonly path: string
  readonly column: string | null
  readonly rows: number
}

/** The columns of a table that a person fills; what Postgres computes comes back by itself. */
const filled = (design: Design, table: Id) =>
  childrenOf(design, table).filter((it) => kindOf(it).holdsRows && !(it as { generated?: unknown }).generated)

/** Reads the rows of every table. Partitions are read through their parent's own rows, each for itself. */
export async function readRows(db: Postgres, design: Design): Promise<Rows> {
  const at = sqlAt(design)
  const rows = new Map<Id, readonly Row[]>()
  for (const { root } of design.objects.buckets.values()) {
    const it = object(design, root)
    if (!it || !kindOf(it).holdsRows) continue
    const columns = filled(design, root)
    if (columns.length === 0) continue
    const list = columns.map((column) => `${quoteName(column.name)}::text as ${quoteName(column.id)}`).join(', ')
    const read = await db.query<Row>(`select ${list} from only ${at.path(root)}`)
    if (read.rows.length > 0) rows.set(root, read.rows)
  }
  return rows
}

const keyOf = (row: Row, columns: readonly Id[]): string => JSON.stringify(columns.map((id) => row[id] ?? null))

/** Values as a bag: how often each row of these columns is there. */
function bag(rows: readonly Row[], columns: readonly Id[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const row of rows) {
    const key = keyOf(row, columns)
    counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  return counts
}

const missing = (before: Map<string, number>, after: Map<string, number>): number =>
  [...before].reduce((sum, [key, count]) => sum + Math.max(0, count - (after.get(key) ?? 0)), 0)

const valuesIn = (rows: readonly Row[], column: Id): number =>
  rows.filter((row) => (row[column] ?? null) !== null).length

/** What a column's values are made of: its type and, where that is one of the design, all that it is made of. */
function typeOf(it: DbObject, design: Design): unknown {
  const { type } = it as { type?: { of?: Id | null } }
  return [type, typeParts(design, type?.of)]
}

/** Rows by what their columns are kin to. */
const byKin = (rows: readonly Row[], kin: Kin): readonly Row[] =>
  rows.map((row) => Object.fromEntries(Object.entries(row).map(([id, value]) => [kin(id as Id), value])))

/** Those of `rows` that `from` holds as well, by these columns; they are taken out of it. */
function takeSame(rows: readonly Row[], from: Row[], columns: readonly Id[]): Row[] {
  const wanted = bag(rows, columns)
  return from.splice(0).filter((row) => {
    const key = keyOf(row, columns)
    const count = wanted.get(key) ?? 0
    if (count > 0) wanted.set(key, count - 1)
    else from.push(row)
    return count > 0
  })
}

type Held = { readonly before: Rows; readonly after: Rows; readonly kin: Kin }

/** How many different values of a column are not in the table that it has moved to; null where it has not moved. */
function leftBehind(column: DbObject, { before, after, kin }: Held, goal: Design): number | null {
  const home = object(goal, column.id)?.parent
  if (!home || !column.parent || home === column.parent) return null
  const there = new Set(after.get(home)?.map((row) => row[kin(column.id)]))
  const had = new Set(before.get(column.parent)?.flatMap((row) => row[kin(column.id)] ?? []))
  return [...had].filter((value) => !there.has(value)).length
}

/** Whether what a column held is said by other columns, as the design knows: a row for each value, a moment for a flag. */
const isRetold = (goal: Design, id: Id): boolean =>
  object(goal, id) === null &&
  [...goal.intent.values()].some(
    (it) =>
      (it.sort === 'gathered' && it.columns.includes(id)) ||
      (it.sort === 'reworded' && it.was.some(({ column }) => column === id)),
  )

/**
 * What of the rows read under one design is no longer there under the other, column by column where rows as a whole
 * differ. A row that is in another part of the same table is there.
 */
export function lostRows(
  first: Rows,
  last: Rows,
  between: { since: Design; other: Design; to: { design: Design } },
): LostRows[] {
  const { since } = between
  const at = sqlAt(since)
  const goal = between.to.design
  const kin = kinIn([since, between.other, goal])
  const both = (rows: Rows): Rows => new Map([...rows].map(([id, list]) => [id, byKin(list, kin)]))
  const held: Held = { before: both(first), after: both(last), kin }
  const { before, after } = held
  const kept = new Map<Id, DbObject>()
  for (const id of goal.objects.buckets.keys())
    for (const it of filled(goal, id)) if (!kept.has(kin(it.id)) || object(since, it.id)) kept.set(kin(it.id), it)
  // Of another type a value may read otherwise, and only the way back tells whether it was kept.
  const isSame = (it: DbObject): boolean => {
    const now = kept.get(kin(it.id))
    return (
      now !== undefined &&
      kin(now.parent ?? now.id) === kin(it.parent ?? it.id) &&
      equal(typeOf(it, since), typeOf(now, goal))
    )
  }
  // What others say in its place can be told by the way back alone.
  const columnsIn = (table: Id) => filled(since, table).filter((it) => !isRetold(goal, it.id))
  const sameIn = (table: Id): Id[] => columnsIn(table).flatMap((it) => (isSame(it) ? [kin(it.id)] : []))
  /** The rows of a table that are not those it had, by the tables that are kin. */
  const strays = new Map<Id, Row[]>()
  const own = new Map<Id, readonly Row[]>()
  for (const [table, rows] of after) {
    const rest = [...rows]
    own.set(table, object(since, table) ? takeSame(before.get(table) ?? [], rest, sameIn(table)) : [])
    strays.set(kin(table), [...(strays.get(kin(table)) ?? []), ...rest])
  }
  return [...before].flatMap(([table, rows]): LostRows[] => {
    const path = at.path(table)
    const same = sameIn(table)
    const mine = own.get(table) ?? []
    const away = [...rows]
    takeSame(mine, away, same)
    const elsewhere = takeSame(away, strays.get(kin(table)) ?? [], same)
    const there = [...mine, ...elsewhere]
    const stays = object(goal, table) !== null
    if (!stays && !filled(since, table).every((it) => object(goal, it.id)))
      return there.length < rows.length ? [{ about: table, path, column: null, rows: rows.length - there.length }] : []
    const whole = stays && there.length >= rows.length
    const now = whole ? there : [...(after.get(table) ?? []), ...elsewhere]
    const lost = columnsIn(table).flatMap((column) => {
      const { id, name } = column
      const as = kin(id)
      if (whole && same.includes(as)) return []
      const gone = same.includes(as)
        ? missing(bag(rows, [as]), bag(now, [as]))
        : (leftBehind(column, held, goal) ?? valuesIn(rows, as) - (kept.has(as) ? valuesIn(now, as) : 0))
      return gone > 0 ? [{ about: id, path, column: name, rows: gone }] : []
    })
    // Each column by itself is whole, and together they are not.
    return whole || lost.length > 0 || !stays
      ? lost
      : [{ about: table, path, column: null, rows: rows.length - there.length }]
  })
}
