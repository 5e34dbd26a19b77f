import { quoteName, quoteText } from '#base'
import { among, isNull } from './dice.ts'
import type { ColumnFacts, LinkFacts, TableFacts } from './facts.ts'
import { linkSql } from './link-sql.ts'
import { isFilled, type Pools, poolKey } from './pools.ts'

/** Rows that a table may take, as a query: those that its own conditions take, or any, for Postgres to judge one by one. */
export type RowSql = { readonly columns: readonly string[]; readonly judged: string; readonly unjudged: string }

type About = {
  readonly pools: Pools
  /** The foreign keys whose targets are filled already. */
  readonly ready: readonly LinkFacts[]
  /** Those that close a circle: null until there is something to point at, where that may be. */
  readonly later: readonly LinkFacts[]
  readonly rows: number
  /** How many candidates for each row, and which: another try gives others. */
  readonly tries: number
  readonly salt: string
}

const array = (values: readonly string[]): string =>
  `${quoteText(`{${values.map((it) => `"${it.replace(/["\\]/g, '\\$&')}"`).join(',')}}`)}::text[]`

/** One value of a pool, cast; a column that is a key by itself walks through it, so that its values differ. */
function picked(table: TableFacts, column: ColumnFacts, pool: { name: string; size: number; salt: string }): string {
  const key = poolKey(table, column.name)
  if (pool.size === 0) return `null::${column.typeName}`
  const alone = table.keys.some((it) => it.columns.length === 1 && it.columns[0] === column.name)
  const at = alone ? `(i - 1) % ${pool.size}` : among(`${pool.salt} ${key}`, pool.size)
  const value = `(p.${pool.name})[1 + ${at}]::${column.typeName}`
  return column.required ? value : `case when ${isNull(key)} then null else ${value} end`
}

/** A deferrable key is no arbiter of ON CONFLICT (manual: INSERT), so its rows are told apart before. */
const apart = (table: TableFacts, given: ReadonlySet<string>, sql: string): string =>
  table.keys
    .filter((key) => key.deferrable && key.columns.length > 0 && key.columns.every((name) => given.has(name)))
    .reduce((inner, key) => `select distinct on (${key.columns.map(quoteName).join(', ')}) * from (${inner}) d`, sql)

/** Candidate rows: values from the pools, and for foreign keys those of rows that are there. */
export function rowSql(table: TableFacts, about: About): RowSql {
  const link = linkSql(table, about.ready, about.salt)
  const values = new Map(link.values)
  const arrays: string[] = []
  for (const column of table.columns.filter((it) => isFilled(it) && !values.has(it.name))) {
    const waits = !column.required && about.later.some((it) => it.columns.includes(column.name))
    const pool = waits ? [] : (about.pools.get(poolKey(table, column.name)) ?? [])
    const name = `c${arrays.length}`
    values.set(column.name, picked(table, column, { name, size: pool.length, salt: about.salt }))
    arrays.push(`${array(pool)} as ${name}`)
  }
  const given = table.columns.filter((it) => values.has(it.name))
  const list = given.map((it) => it.sql).join(', ')
  const counting = table.columns.filter((it) => !values.has(it.name) && it.computed === null)
  const own = [
    ...given.map((it) => `${values.get(it.name)} as ${it.sql}`),
    ...counting.map((it) => `null::${it.typeName} as ${it.sql}`),
    ...link.marks,
  ]
  const inner = `select ${own.join(', ')} from generate_series(1, ${about.rows * about.tries}) i
    cross join (select ${arrays.join(', ') || '1'}) p ${link.joins.join(' ')}`
  const computed = table.columns.flatMap((it) =>
    it.computed === null ? [] : [`(${it.computed})::${it.typeName} as ${it.sql}`],
  )
  const where = [
    ...given.filter((it) => it.required).map((it) => `${it.sql} is not null`),
    ...link.musts,
    ...table.conditions.map((it) => `((${it.expression}) is not false)`),
  ]
  const head = link.targets.length > 0 ? `with ${link.targets.join(', ')} ` : ''
  const whole = `select ${list} from (select ${['r.*', ...computed].join(', ')} from (${inner}) r) t where ${[...where, 'true'].join(' and ')}`
  return {
    columns: given.map((it) => it.sql),
    judged: `${head}${apart(table, new Set(values.keys()), whole)} limit ${about.rows}`,
    unjudged: `${head}select ${list} from (${inner}) r limit ${about.rows * 6}`,
  }
}
