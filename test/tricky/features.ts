import type { Postgres } from '#postgres'

/** Alembic keeps its own revisions in a table. */
const OWN = `n.nspname = 'public' and c.relname <> 'alembic_version' and not exists (select from pg_depend x where x.objid = c.oid and x.classid = 'pg_class'::regclass and x.deptype = 'e')`
const tables = (where: string) =>
  `select count(*) from pg_class c join pg_namespace n on n.oid = c.relnamespace where ${OWN} and ${where}`
const columns = (where: string) =>
  `select count(*) from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
    where ${OWN} and c.relkind in ('r', 'p') and not c.relispartition and a.attnum > 0 and not a.attisdropped and ${where}`
const constraints = (where: string) =>
  `select count(*) from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
    where ${OWN} and k.conparentid = 0 and not c.relispartition and ${where}`
const indexes = (where: string) =>
  `select count(*) from pg_index x join pg_class i on i.oid = x.indexrelid join pg_class c on c.oid = x.indrelid
    join pg_namespace n on n.oid = c.relnamespace where ${OWN} and c.relkind in ('r', 'p', 'm') and not i.relispartition
    and not exists (select from pg_constraint k where k.conindid = i.oid and k.contype in ('p', 'u')) and ${where}`
const types = (kind: string) =>
  `select count(*) from pg_type t join pg_namespace n on n.oid = t.typnamespace where n.nspname = 'public' and t.typtype = '${kind}'`

/** What is counted of a database, by Postgres' own catalog: what converters between schemas are known to lose. */
const FEATURES: Readonly<Record<string, string>> = {
  tables: tables(`c.relkind in ('r', 'p') and not c.relispartition`),
  'partitioned tables': tables(`c.relkind = 'p'`),
  partitions: tables("c.relispartition and c.relkind in ('r', 'p')"),
  'inheriting tables': tables(
    `not c.relispartition and exists (select from pg_inherits h where h.inhrelid = c.oid and c.relkind = 'r')`,
  ),
  views: tables(`c.relkind = 'v'`),
  'view options': tables(`c.relkind = 'v' and c.reloptions is not null`),
  'materialized views': tables(`c.relkind = 'm'`),
  'generated columns': columns(`a.attgenerated <> ''`),
  'identity columns': columns(`a.attidentity <> ''`),
  'identity that starts elsewhere': `select count(*) from pg_sequence where seqstart = 1000 and seqincrement = 5`,
  checks: constraints(`k.contype = 'c'`),
  'checks with flags': constraints(`k.contype = 'c' and (k.connoinherit or not k.convalidated)`),
  exclusions: constraints(`k.contype = 'x'`),
  'unique constraints': constraints(`k.contype = 'u'`),
  'deferrable constraints': constraints('k.condeferrable'),
  'foreign keys': constraints(`k.contype = 'f'`),
  'SET NULL of some columns': constraints(`k.contype = 'f' and k.confdelsetcols is not null`),
  'MATCH FULL': constraints(`k.contype = 'f' and k.confmatchtype = 'f'`),
  indexes: indexes(`not exists (select from pg_constraint k where k.conindid = i.oid)`),
  'partial indexes': indexes('x.indpred is not null'),
  'expression indexes': indexes('x.indexprs is not null'),
  'INCLUDE columns': indexes('x.indnatts > x.indnkeyatts'),
  'NULLS NOT DISTINCT': `select count(*) from pg_index x join pg_class c on c.oid = x.indexrelid join pg_namespace n on n.oid = c.relnamespace where n.nspname = 'public' and x.indnullsnotdistinct`,
  'index options': indexes('i.reloptions is not null'),
  'other methods and classes': indexes(`pg_get_indexdef(i.oid) ~ 'USING (gin|gist|hash|brin)|_ops|COLLATE|DESC'`),
  policies: `select count(*) from pg_policy`,
  'policies with both halves': `select count(*) from pg_policy where polqual is not null and polwithcheck is not null`,
  'restrictive policies': `select count(*) from pg_policy where not polpermissive`,
  'row security': tables('c.relrowsecurity'),
  'row security, forced': tables('c.relforcerowsecurity'),
  triggers: `select count(*) from pg_trigger where not tgisinternal and tgparentid = 0`,
  comments: `select count(*) from pg_description d where d.objoid >= 16384 and not exists (select from pg_depend x where x.deptype = 'e' and x.classid = d.classoid and x.objid = d.objoid) and d.classoid <> 'pg_extension'::regclass`,
  statistics: 'select count(*) from pg_statistic_ext',
  enums: types('e'),
  'enum labels': `select count(*) from pg_enum`,
  domains: types('d'),
  'unlogged tables': tables(`c.relkind = 'r' and c.relpersistence = 'u'`),
  'table options': tables(`c.relkind = 'r' and c.reloptions is not null`),
  'column collations': columns(`a.attcollation not in (0, 100) and format_type(a.atttypid, null) = 'text'`),
  'arrays that are NOT NULL': columns('a.attndims > 0 and a.attnotnull'),
  'types as precise as they were': columns(
    `format_type(a.atttypid, a.atttypmod) in ('timestamp(3) with time zone', 'timestamp(0) without time zone', 'interval second(3)', 'time(0) without time zone', 'numeric(5,-2)', 'character(2)', 'character varying(5)')`,
  ),
}

/** How many there are of each, in one question. */
export const FEATURE_COUNTS = Object.entries(FEATURES)
  .map(([name, sql]) => `select '${name}' as name, (${sql})::int as count`)
  .join(' union all ')

export async function countFeatures(db: Postgres): Promise<Readonly<Record<string, number>>> {
  const { rows } = await db.query<{ name: string; count: number }>(FEATURE_COUNTS)
  return Object.fromEntries(rows.map((row) => [row.name, row.count]))
}
