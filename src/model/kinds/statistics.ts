import * as v from 'valibot'
import { quoteName } from '#base'
import { idOf, sqlText } from '../fields.ts'
import { type At, type Common, defineKind, type ObjectWith } from '../kind-spec.ts'
import { columnRefs, isUserSchema, ref, refJson } from './catalog-words.ts'

const fields = {
  /** Where it is; null for beside its table. */
  schema: v.nullable(idOf('schema')),
  /** ndistinct, dependencies, mcv; empty for a single expression's own statistics. */
  kinds: v.array(v.picklist(['ndistinct', 'dependencies', 'mcv'])),
  columns: v.array(idOf('column')),
  /** Of a materialized view, whose columns are no objects, their names as well. */
  expressions: v.array(sqlText()),
  /** How many values ANALYZE keeps; null for the server's own. */
  target: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(10_000))),
}
type Statistics = ObjectWith<'statistics', typeof fields>

const isPlainName = (text: string): boolean => /^([a-z_][a-z0-9_$]*|"(""|[^"])+")$/.test(text)

const pathAs = (it: Statistics, name: string, at: At): string =>
  it.schema ? `${at.name(it.schema)}.${quoteName(name)}` : at.pathAs(it.id, name)

const path = (it: Statistics, at: At): string => pathAs(it, it.name, at)

/** The schema of what it is of. */
const besideIt = (it: Statistics, at: At): string => {
  const of = it.parent ? at.object(it.parent) : null
  return of?.parent ? at.name(of.parent) : ''
}

/** What is beside its table, and stays when that goes to another schema. */
export const staysBehind = (it: Common): boolean => it.kind === 'statistics' && !(it as Statistics).schema

const sayTarget = (it: Statistics, at: At): string =>
  `ALTER STATISTICS ${path(it, at)} SET STATISTICS ${it.target ?? -1}`

/** Extended statistics: what the planner is to know of several columns together. */
export const statistics = defineKind({
  kind: 'statistics',
  label: { one: 'statistics object', many: 'statistics objects' },
  under: ['table', 'materialized-view', 'foreign-table'],
  fields,
  create: (it, at) => {
    const kinds = it.kinds.length > 0 ? ` (${it.kinds.join(', ')})` : ''
    const of = [...it.columns.map(at.name), ...it.expressions.map((each) => (isPlainName(each) ? each : `(${each})`))]
    return `CREATE STATISTICS ${path(it, at)}${kinds} ON ${of.join(', ')} FROM ${it.parent ? at.path(it.parent) : ''}`
  },
  settle: (it, at) => (it.target === null ? [] : [sayTarget(it, at)]),
  drop: (it, at) => `DROP STATISTICS ${path(it, at)}`,
  address: (it, at) => `STATISTICS ${path(it, at)}`,
  rename: (it, was, at) => `ALTER STATISTICS ${pathAs(it, was, at)} RENAME TO ${quoteName(it.name)}`,
  alter: {
    schema: (now, was, at) => [
      `ALTER STATISTICS ${path({ ...now, schema: was.schema }, at)} SET SCHEMA ${now.schema ? at.name(now.schema) : besideIt(now, at)}`,
    ],
    kinds: 'rebuild',
    columns: 'rebuild',
    expressions: 'rebuild',
    target: (now, _was, at) => [sayTarget(now, at)],
  },
  catalog: `select ${ref('pg_statistic_ext', 's.oid')} as ref, ${ref('pg_class', 's.stxrelid')} as parent, s.stxname as name,
      s.oid::int8 as ord, jsonb_build_object(
        'schema', case when s.stxnamespace <> c.relnamespace then ${refJson('pg_namespace', 's.stxnamespace')} end,
        'kinds', (select coalesce(jsonb_agg('{"d":"ndistinct","f":"dependencies","m":"mcv"}'::jsonb -> k order by o), '[]')
          from unnest(s.stxkind::text[]) with ordinality as u(k, o) where k <> 'e'),
        'columns', case when c.relkind = 'm' then '[]' else ${columnRefs('s.stxrelid', 's.stxkeys::int2[]')} end,
        'expressions', case when c.relkind = 'm' then (select coalesce(jsonb_agg(quote_ident(a.attname) order by k.i), '[]')
          from unnest(s.stxkeys::int2[]) with ordinality as k(n, i)
            join pg_attribute a on a.attrelid = c.oid and a.attnum = k.n) else '[]' end
          || coalesce(to_jsonb(pg_get_statisticsobjdef_expressions(s.oid)), '[]'),
        'target', case when s.stxstattarget >= 0 then s.stxstattarget end) as fields
    from pg_statistic_ext s join pg_class c on c.oid = s.stxrelid join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p', 'm', 'f') and ${isUserSchema('n.nspname')}`,
})
