import { type Design, type Id, object } from '#model'
import { type ColumnValue, columnValue } from '../reading/column-value.ts'
import { placeOf, type Seed, seedsOf } from '../reading/seeds.ts'
import type { Column } from '../reading/shapes.ts'

/** Rows of a table as values that can be compared, and where each is from, for telling. */
export type SampleRows = {
  readonly environment: Seed['environment']
  readonly rows: readonly { readonly at: string; readonly values: ReadonlyMap<Id, ColumnValue> }[]
}

type Columns = readonly (Column | null)[]
const known = new WeakMap<Seed, { readonly columns: Columns; readonly rows: SampleRows['rows'] }>()

/** The rows of one seed. Reading them takes its time, and is done again only when they or their columns have changed. */
export function rowsOf(design: Design, seed: Seed): SampleRows['rows'] {
  const columns = seed.columns.map((id) => object(design, id as Id<'column'>))
  const had = known.get(seed)
  if (had?.columns.every((it, i) => it === columns[i])) return had.rows
  const rows = readRows(seed, columns)
  known.set(seed, { columns, rows })
  return rows
}

function readRows(seed: Seed, columns: Columns): SampleRows['rows'] {
  return seed.rows.map((row, i) => ({
    at: placeOf(seed, i),
    values: new Map(
      columns.flatMap((column, at) => (column ? [[column.id, columnValue(row[at] ?? '', column)] as const] : [])),
    ),
  }))
}

/** The rows that a table has together, for each stage of which there are any: those for every stage, and its own. */
export function sampleRows(design: Design, table: Id): SampleRows[] {
  const seeds = seedsOf(design, table)
  if (seeds.length === 0) return []
  const common = seeds.flatMap((it) => (it.environment === 'all' ? rowsOf(design, it) : []))
  const own = seeds.flatMap((it): SampleRows[] =>
    it.environment === 'all' ? [] : [{ environment: it.environment, rows: [...common, ...rowsOf(design, it)] }],
  )
  return common.length > 0 && own.length === 0 ? [{ environment: 'all', rows: common }] : own
}
