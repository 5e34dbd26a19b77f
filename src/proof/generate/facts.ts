import type { Postgres } from '#postgres'
import { usualSettings } from '#postgres'
import { askAll } from './ask-all.ts'
import { readTypes, type TypeFacts } from './types.ts'

export type ColumnFacts = {
  readonly name: string
  /** Quoted, as SQL speaks of it. */
  readonly sql: string
  readonly type: number
  readonly typeName: string
  /** A type that its values have to be of as well. */
  readonly alsoType?: string
  readonly required: boolean
  /** Computed by Postgres, from this expression. */
  readonly computed: string | null
  /** Counts by itself: an identity or a serial. */
  readonly counts: boolean
}

/** A condition that each row has to fulfil, and the columns that it speaks of. */
export type ConditionFacts = { readonly expression: string; readonly columns: readonly string[] }
export type KeyFacts = { readonly columns: readonly string[]; readonly deferrable: boolean }
export type LinkFacts = {
  readonly columns: readonly string[]
  readonly target: number
  readonly targetPath: string
  readonly targetColumns: readonly string[]
  /** The relation itself, where that is a part of the one that is filled. */
  readonly path: string
  /** The last column is a period that has to be covered. */
  readonly period: boolean
}

/** What Postgres asks of the rows of one table. */
export type TableFacts = {
  readonly oid: number
  readonly path: string
  /** Schema and name, unquoted. */
  readonly names: readonly [string, string]
  /** There are rows in it already, or none can be (a partitioned table without partitions). */
  readonly taken: boolean
  readonly parted: boolean
  readonly homeless: boolean
  readonly columns: readonly ColumnFacts[]
  readonly conditions: readonly ConditionFacts[]
  readonly keys: readonly KeyFacts[]
  readonly links: readonly LinkFacts[]
}
export type Facts = { readonly tables: readonly TableFacts[]; readonly types: TypeFacts }

const USER = `n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
  and not exists (select from pg_depend x where x.classid = 'pg_class'::regclass and x.objid = c.oid and x.deptype = 'e')`
const columnNames = (rel: string, numbers: string): string =>
  `(select coalesce(json_agg(a.attname order by u.i), '[]') from unnest(${numbers}) with ordinality u(n, i) join pg_attribute a on a.attrelid = ${rel} and a.attnum = u.n)`
/** A relation's own rows, as FROM takes them: not those of what inherits from it. */
const own = (rel: string): string =>
  `(select case relkind when 'p' then '' else 'only ' end || oid::regclass from pg_class where oid = ${rel})`
/** The table that is filled in the place of a relation: the top one, for a part. */
const top = (rel: string): string => `coalesce(pg_partition_root(${rel})::oid, ${rel})::int8`

const COLUMNS = `select c.oid::int8 as table, a.attname as name, quote_ident(a.attname) as sql, a.atttypid::int8 as type,
    format_type(a.atttypid, a.atttypmod) as "typeName", a.attnotnull as required,
    case when a.attgenerated <> '' then pg_get_expr(d.adbin, d.adrelid) end as computed,
    a.attidentity <> '' or coalesce(pg_get_expr(d.adbin, d.adrelid) ~ '^nextval\\(', false) as counts
  from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
    left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
  where a.attnum > 0 and not a.attisdropped and c.relkind in ('r', 'p') and not c.relispartition and ${USER} order by c.oid, a.attnum`

const TABLES = `select c.oid::int8 as oid, c.oid::regclass::text as path,
    json_build_array(n.nspname, c.relname) as names, c.relkind = 'p' as parted
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where c.relkind in ('r', 'p') and not c.relispartition and c.relpersistence <> 't' and ${USER}
    and not (c.relkind = 'p' and exists (select from pg_partition_tree(c.oid) t join pg_class f on f.oid = t.relid where f.relkind = 'f'))
  order by c.oid`

const LEAVES = `select p.root::int8 as table, p.leaf::int8 as leaf, pg_get_partition_constraintdef(p.leaf) as bound
  from (select c.oid as root, t.relid::oid as leaf from pg_class c cross join lateral pg_partition_tree(c.oid) t
    where c.relkind = 'p' and not c.relispartition and t.isleaf and t.relid <> c.oid) p`

const CHECKS = `select k.conrelid::int8 as rel, pg_get_expr(k.conbin, k.conrelid) as expression, ${columnNames('k.conrelid', 'k.conkey')} as columns
  from pg_constraint k where k.contype = 'c' and k.conrelid <> 0 and k.conenforced and k.connamespace <> 'pg_catalog'::regnamespace
    and (k.coninhcount = 0 or not (select relispartition from pg_class where oid = k.conrelid))`

const KEYS = `select x.indrelid::int8 as table, ${columnNames('x.indrelid', 'x.indkey::int2[]')} as columns, not x.indimmediate as deferrable
  from pg_index x join pg_class c on c.oid = x.indrelid join pg_namespace n on n.oid = c.relnamespace
  where x.indisunique and not c.relispartition and c.relkind in ('r', 'p') and ${USER}`

const LINKS = `select ${top('k.conrelid')} as table, ${top('k.confrelid')} as target, ${own('k.confrelid')} as "targetPath",
    ${columnNames('k.conrelid', 'k.conkey')} as columns, ${columnNames('k.confrelid', 'k.confkey')} as "targetColumns",
    ${own('k.conrelid')} as path, k.conperiod as period
  from pg_constraint k where k.contype = 'f' and k.conparentid = 0 and k.conenforced order by cardinality(k.conkey), k.conname`

type Of<T> = T & { readonly table: number }

function grouped<T extends { readonly table: number }>(rows: readonly T[]): (oid: number) => readonly T[] {
  const groups = new Map<number, T[]>()
  for (const row of rows) groups.set(row.table, [...(groups.get(row.table) ?? []), row])
  return (oid) => groups.get(oid) ?? []
}

type Leaf = { readonly table: number; readonly leaf: number; readonly bound: string | null }
type Check = ConditionFacts & { readonly rel: number }

/** A row has to find a part that takes it, and to fulfil what that part asks for besides. */
function leafConditions(leaves: readonly Leaf[], checks: readonly Check[]): ConditionFacts[] {
  if (leaves.length === 0) return []
  const bounds = leaves.map((it) => `(${it.bound ?? 'true'})`)
  const own = leaves.flatMap((leaf) =>
    checks
      .filter((it) => it.rel === leaf.leaf)
      .map((it) => ({
        expression: `((${leaf.bound ?? 'true'}) is not true) or (${it.expression})`,
        columns: it.columns,
      })),
  )
  return [{ expression: bounds.join(' or '), columns: [] }, ...own]
}

/** Where its rows are: a partitioned table has none of its own, and one that others inherit from is not to be taken for them. */
export const ownRowsOf = (it: { readonly path: string; readonly parted: boolean }): string =>
  it.parted ? it.path : `only ${it.path}`

/** Which of these hold rows. One question for all. */
async function takenAmong(
  db: Postgres,
  tables: readonly { readonly path: string; readonly parted: boolean }[],
): Promise<ReadonlySet<string>> {
  const ask = tables.map((it, i) => `select ${i} as i where exists (select from ${ownRowsOf(it)})`)
  const rows = await askAll<{ i: number }>(db, ask)
  return new Set(rows.map((row) => tables[row.i]?.path ?? ''))
}

/** Reads what Postgres asks of every table's rows, a query a catalog. */
export async function readFacts(db: Postgres): Promise<Facts> {
  await usualSettings(db)
  const tables = (await db.query<Pick<TableFacts, 'oid' | 'path' | 'names' | 'parted'>>(TABLES)).rows
  const columns = grouped((await db.query<Of<ColumnFacts>>(COLUMNS)).rows)
  const leaves = grouped((await db.query<Leaf>(LEAVES)).rows)
  const checks = (await db.query<Check>(CHECKS)).rows
  const keys = grouped((await db.query<Of<KeyFacts>>(KEYS)).rows)
  const links = grouped((await db.query<Of<LinkFacts>>(LINKS)).rows)
  const checksOf = grouped(checks.map((it) => ({ ...it, table: it.rel })))
  const taken = await takenAmong(db, tables)
  return {
    types: await readTypes(db),
    tables: tables.map((it) => ({
      ...it,
      taken: taken.has(it.path),
      homeless: it.parted && leaves(it.oid).length === 0,
      columns: columns(it.oid),
      conditions: [...checksOf(it.oid), ...leafConditions(leaves(it.oid), checks)],
      keys: keys(it.oid),
      links: links(it.oid),
    })),
  }
}
