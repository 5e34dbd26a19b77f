import * as v from 'valibot'
import { quoteName } from '#base'
import { collationRef, idOf, sqlNames, sqlText, tie } from '../fields.ts'
import type { At } from '../kind-spec.ts'
import { refJson } from './catalog-words.ts'
import { collateWords, namedJson } from './named-words.ts'

/**
 * One key of an index: a column or an expression (of a materialized view, whose columns are no objects, always the
 * latter). `opclass` as SQL takes it, with parameters; null for the default.
 */
export const indexKeyFields = {
  column: v.nullable(idOf('column')),
  expression: v.nullable(sqlText()),
  opclass: v.nullable(sqlNames()),
  collation: tie(collationRef()),
  order: v.picklist(['asc', 'desc']),
  nulls: v.picklist(['first', 'last']),
}
const key = v.strictObject(indexKeyFields)
export type IndexKey = v.InferOutput<typeof key>

/** A plain function call or a plain name needs no parentheses around it (manual: CREATE INDEX). */
const isPlain = (expression: string): boolean =>
  /^[a-z_][\w.]*\([^()]*\)$/.test(expression) ||
  /^"(""|[^"])+"$/.test(expression) ||
  (/^[a-z_][a-z0-9_$]*$/.test(expression) && quoteName(expression) === expression)

/** The key as CREATE INDEX and EXCLUDE write it. */
export function keyWords(it: IndexKey, at: At): string {
  const what = it.column ? at.name(it.column) : isPlain(it.expression ?? '') ? it.expression : `(${it.expression})`
  const usual = it.order === 'asc' ? 'last' : 'first'
  return [
    what,
    collateWords(it.collation, at),
    it.opclass ? ` ${it.opclass}` : '',
    it.order === 'desc' ? ' DESC' : '',
    it.nulls === usual ? '' : ` NULLS ${it.nulls.toUpperCase()}`,
  ].join('')
}

const COLLATION = namedJson(
  'pg_collation',
  'y.collid',
  "case when pg_collation_is_visible(l.oid) then quote_ident(l.collname) else quote_ident(ls.nspname) || '.' || quote_ident(l.collname) end",
)

/**
 * The keys of an index as jsonb. indoption: bit 1 is DESC, bit 2 NULLS FIRST. `more` adds properties of each key
 * (`'operator', …`), which may speak of `y.ord`.
 */
export const keysJson = (more = ''): string => `(select jsonb_agg(jsonb_build_object(
    'column', case when y.attnum <> 0 and c.relkind <> 'm' then ${refJson('pg_class', 'x.indrelid', 'y.attnum')} end,
    'expression', case when y.attnum = 0 or c.relkind = 'm' then pg_get_indexdef(i.oid, y.ord::int, true) end,
    'opclass', case when not o.opcdefault or a.attoptions is not null then
      case when pg_opclass_is_visible(o.oid) then quote_ident(o.opcname)
        else quote_ident(os.nspname) || '.' || quote_ident(o.opcname) end
      || coalesce(' (' || array_to_string(a.attoptions, ', ') || ')', '') end,
    'collation', case when y.collid <> coalesce(ca.attcollation, ct.typcollation) then ${COLLATION} end,
    'order', case when y.option & 1 = 1 then 'desc' else 'asc' end,
    'nulls', case when m.amname <> 'btree' then 'last' when y.option & 2 = 2 then 'first' else 'last' end${more}) order by y.ord)
  from unnest(x.indkey::int2[], x.indclass::oid[], x.indcollation::oid[], x.indoption::int2[])
      with ordinality as y(attnum, classid, collid, option, ord)
    join pg_opclass o on o.oid = y.classid join pg_namespace os on os.oid = o.opcnamespace
    join pg_attribute a on a.attrelid = i.oid and a.attnum = y.ord
    join pg_type ct on ct.oid = a.atttypid
    left join pg_attribute ca on ca.attrelid = x.indrelid and ca.attnum = y.attnum and y.attnum > 0
    left join pg_collation l on l.oid = y.collid left join pg_namespace ls on ls.oid = l.collnamespace
  where y.ord <= x.indnkeyatts)`

/** The columns that an index carries beyond its keys. */
export const includeJson = `coalesce((select jsonb_agg(${refJson('pg_class', 'x.indrelid', 'y.attnum')} order by y.ord)
  from unnest(x.indkey::int2[]) with ordinality as y(attnum, ord) where y.ord > x.indnkeyatts), '[]')`

export const includeNames = `coalesce((select jsonb_agg(n.attname order by y.ord)
  from unnest(x.indkey::int2[]) with ordinality as y(attnum, ord)
    join pg_attribute n on n.attrelid = x.indrelid and n.attnum = y.attnum where y.ord > x.indnkeyatts), '[]')`
