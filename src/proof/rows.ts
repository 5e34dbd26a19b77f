import { equal, quoteName } from '#base'
import { childrenOf, type DbObject, type Design, type Id, kindOf, object, sqlAt } from '#model'
import type { Postgres } from '#postgres'

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

/** Values as a bag: how often each row of these columns is there. */
function bag(rows: readonly Row[], columns: readonly Id[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const row of rows) {
    const key = JSON.stringify(columns.map((id) => row[id] ?? null))
    counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  return counts
}

const missing = (before: Map<string, number>, after: Map<string, number>): number =>
  [...before].reduce((sum, [key, count]) => sum + Math.max(0, count - (after.get(key) ?? 0)), 0)

const valuesIn = (rows: readonly Row[], column: Id): number =>
  rows.filter((row) => (row[column] ?? null) !== null).length

/** What a column's values are made of: its type and, where that is one of the design, all that is said of it. */
function typeOf(it: DbObject, design: Design): unknown {
  const { type } = it as { type?: { of?: Id | null } }
  return [type, type?.of ? [...(design.objects.buckets.get(type.of)?.members.values() ?? [])] : null]
}

/** How many different values of a column are not in the table that it has moved to; null where it has not moved. */
function leftBehind(column: DbObject, rows: { before: readonly Row[]; after: Rows }, goal: Design): number | null {
  const home = object(goal, column.id)?.parent
  if (!home || home === column.parent) return null
  const there = new Set(rows.after.get(home)?.map((row) => row[column.id]))
  const had = new Set(rows.before.flatMap((row) => row[column.id] ?? []))
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

/** What of the rows read under one design is no longer there under the other, column by column where rows as a whole differ. */
export function lostRows(before: Rows, after: Rows, between: { since: Design; to: { design: Design } }): LostRows[] {
  const at = sqlAt(between.since)
  const goal = between.to.design
  return [...before].flatMap(([table, rows]): LostRows[] => {
    const path = at.path(table)
    const all = filled(between.since, table)
    if (!object(goal, table) && !all.every((it) => object(goal, it.id)))
      return [{ about: table, path, column: null, rows: rows.length }]
    const kept = new Map(filled(goal, table).map((it) => [it.id, it]))
    const there = after.get(table) ?? []
    // What others say in its place can be told by the way back alone.
    const columns = all.filter((it) => !isRetold(goal, it.id))
    // Of another type a value may read otherwise, and only the way back tells whether it was kept.
    const isSame = (it: DbObject): boolean => {
      const now = kept.get(it.id)
      return now !== undefined && equal(typeOf(it, between.since), typeOf(now, goal))
    }
    const same = columns.filter(isSame).map((it) => it.id)
    const whole =
      object(goal, table) !== null && there.length >= rows.length && missing(bag(rows, same), bag(there, same)) === 0
    const lost = columns.flatMap((column) => {
      const { id, name } = column
      if (whole && same.includes(id)) return []
      const gone = same.includes(id)
        ? missing(bag(rows, [id]), bag(there, [id]))
        : (leftBehind(column, { before: rows, after }, goal) ??
          valuesIn(rows, id) - (kept.has(id) ? valuesIn(there, id) : 0))
      return gone > 0 ? [{ about: id, path, column: name, rows: gone }] : []
    })
    // Each column by itself is whole, and together they are not.
    return whole || lost.length > 0 || !object(goal, table)
      ? lost
      : [{ about: table, path, column: null, rows: missing(bag(rows, same), bag(there, same)) }]
  })
}
