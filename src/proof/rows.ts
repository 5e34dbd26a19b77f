import { quoteName } from '#base'
import { childrenOf, type Design, type Id, kindOf, object, sqlAt } from '#model'
import type { Postgres } from '#postgres'

/** The rows of each object that holds some, by its id: each row as the texts of its columns, by their ids. */
export type Rows = ReadonlyMap<Id, readonly Readonly<Record<Id, string | null>>[]>

/** Values that were there before and are not any more. */
export type LostRows = { readonly path: string; readonly column: string | null; readonly rows: number }

/** The columns of a table that a person fills; what Postgres computes comes back by itself. */
const filled = (design: Design, table: Id) =>
  childrenOf(design, table).filter((it) => kindOf(it).holdsRows && !(it as { generated?: unknown }).generated)

/** Reads the rows of every table. Partitions are read through their parent's own rows, each for itself. */
export async function readRows(db: Postgres, design: Design): Promise<Rows> {
  const at = sqlAt(design)
  const rows = new Map<Id, readonly Record<Id, string | null>[]>()
  for (const { root } of design.objects.buckets.values()) {
    const it = object(design, root)
    if (!it || !kindOf(it).holdsRows) continue
    const columns = filled(design, root)
    if (columns.length === 0) continue
    const list = columns.map((column) => `${quoteName(column.name)}::text as ${quoteName(column.id)}`).join(', ')
    const read = await db.query<Record<Id, string | null>>(`select ${list} from only ${at.path(root)}`)
    if (read.rows.length > 0) rows.set(root, read.rows)
  }
  return rows
}

/** Values as a bag: how often each row of these columns is there. */
function bag(rows: readonly Readonly<Record<Id, string | null>>[], columns: readonly Id[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const row of rows) {
    const key = JSON.stringify(columns.map((id) => row[id] ?? null))
    counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  return counts
}

const missing = (before: Map<string, number>, after: Map<string, number>): number =>
  [...before].reduce((sum, [key, count]) => sum + Math.max(0, count - (after.get(key) ?? 0)), 0)

/** What of the rows read under one design is no longer there under the other, column by column where rows as a whole differ. */
export function lostRows(before: Rows, after: Rows, between: { since: Design; to: { design: Design } }): LostRows[] {
  const at = sqlAt(between.since)
  const goal = between.to.design
  return [...before].flatMap(([table, rows]) => {
    if (!object(goal, table)) return [{ path: at.path(table), column: null, rows: rows.length }]
    const kept = filled(goal, table).map((it) => it.id)
    const there = after.get(table) ?? []
    const columns = filled(between.since, table).map((it) => it.id)
    const shared = columns.filter((id) => kept.includes(id))
    if (missing(bag(rows, shared), bag(there, shared)) === 0 && shared.length === columns.length) return []
    return columns.flatMap((id) => {
      const gone = kept.includes(id) ? missing(bag(rows, [id]), bag(there, [id])) : rows.length
      return gone > 0 ? [{ path: at.path(table), column: object(between.since, id)?.name ?? null, rows: gone }] : []
    })
  })
}
