import { type Design, ENVIRONMENTS, type Id, type IntentEntry, object } from '#model'
import { type ColumnValue, columnValue } from '../reading/column-value.ts'
import type { Column } from '../reading/shapes.ts'

type Seed = Extract<IntentEntry, { sort: 'seed' }>

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
    at: `${seed.environment === 'all' ? '' : `${seed.environment} `}row ${i + 1}`,
    values: new Map(
      columns.flatMap((column, at) => (column ? [[column.id, columnValue(row[at] ?? '', column)] as const] : [])),
    ),
  }))
}

/** The rows that a table has together, for each stage of which there are any: those for every stage, and its own. */
export function sampleRows(design: Design, table: Id): SampleRows[] {
  const seeds = ENVIRONMENTS.map((environment) => design.intent.get(`seed/${environment}/${table}`))
  const [everywhere, ...stages] = seeds.map((it) => (it?.sort === 'seed' ? it : null))
  const common = everywhere ? rowsOf(design, everywhere) : []
  const own = stages.flatMap((it): SampleRows[] =>
    it ? [{ environment: it.environment, rows: [...common, ...rowsOf(design, it)] }] : [],
  )
  return common.length > 0 && own.length === 0 ? [{ environment: 'all', rows: common }] : own
}
