import * as v from 'valibot'
import { quoteName } from '#base'
import { idOf, sqlText, sqlWords } from '../fields.ts'
import { type At, defineKind, type ObjectWith } from '../kind-spec.ts'
import { isUserSchema, ref, refJson } from './catalog-words.ts'

const fields = {
  /** btree, hash, gin, gist, spgist, brin, or one that an extension brings. */
  method: v.pipe(v.string(), v.minLength(1)),
  unique: v.boolean(),
  nullsDistinct: v.boolean(),
  /** Each key is a column or an expression. `opclass` and `collation` as SQL takes them, with parameters; null for the default. */
  keys: v.pipe(
    v.array(
      v.strictObject({
        column: v.nullable(idOf('column')),
        expression: v.nullable(sqlText()),
        opclass: v.nullable(sqlWords()),
        collation: v.nullable(sqlWords()),
        order: v.picklist(['asc', 'desc']),
        nulls: v.picklist(['first', 'last']),
      }),
    ),
    v.minLength(1),
  ),
  include: v.array(idOf('column')),
  where: v.nullable(sqlText()),
  /** Storage parameters, each `name=value`. */
  options: v.array(sqlWords()),
}
type Index = ObjectWith<'index', typeof fields>
type Key = Index['keys'][number]

function keyWords(key: Key, at: At): string {
  const what = key.column ? at.name(key.column) : isCall(key.expression ?? '') ? key.expression : `(${key.expression})`
  const usual = key.order === 'asc' ? 'last' : 'first'
  return [
    what,
    key.collation ? ` COLLATE ${key.collation}` : '',
    key.opclass ? ` ${key.opclass}` : '',
    key.order === 'desc' ? ' DESC' : '',
    key.nulls === usual ? '' : ` NULLS ${key.nulls.toUpperCase()}`,
  ].join('')
}

/** A plain function call needs no parentheses around it (manual: CREATE INDEX). */
const isCall = (expression: string): boolean => /^[a-z_][\w.]*\([^()]*\)$/.test(expression)

export const index = defineKind({
  kind: 'index',
  label: { one: 'index', many: 'indexes' },
  under: ['table'],
  fields,
  create: (it, at) => {
    const method = it.method === 'btree' ? '' : ` USING ${quoteName(it.method)}`
    const include = it.include.length > 0 ? ` INCLUDE (${at.names(it.include)})` : ''
    const nulls = it.unique && !it.nullsDistinct ? ' NULLS NOT DISTINCT' : ''
    const options = it.options.length > 0 ? ` WITH (${it.options.join(', ')})` : ''
    const where = it.where ? ` WHERE ${it.where}` : ''
    const keys = it.keys.map((key) => keyWords(key, at)).join(', ')
    const table = it.parent ? at.path(it.parent) : ''
    return `CREATE ${it.unique ? 'UNIQUE ' : ''}INDEX ${quoteName(it.name)} ON ${table}${method} (${keys})${include}${nulls}${options}${where}`
  },
  drop: (it, at) => `DROP INDEX ${at.path(it.id)}`,
  address: (it, at) => `INDEX ${at.path(it.id)}`,
  rename: (it, was, at) => `ALTER INDEX ${at.pathAs(it.id, was)} RENAME TO ${quoteName(it.name)}`,
  alter: {
    method: 'rebuild',
    unique: 'rebuild',
    nullsDistinct: 'rebuild',
    keys: 'rebuild',
    include: 'rebuild',
    where: 'rebuild',
    options: 'rebuild',
  },
  // indoption: bit 1 is DESC, bit 2 NULLS FIRST. Indexes of constraints and those attached to a partitioned parent's are not their own.
  catalog: `select ${ref('pg_class', 'i.oid')} as ref, ${ref('pg_class', 'x.indrelid')} as parent, i.relname as name,
      i.oid::int8 as ord, jsonb_build_object(
        'method', m.amname, 'unique', x.indisunique, 'nullsDistinct', not x.indnullsnotdistinct,
        'keys', (select jsonb_agg(jsonb_build_object(
            'column', case when k.attnum <> 0 then ${refJson('pg_class', 'x.indrelid', 'k.attnum')} end,
            'expression', case when k.attnum = 0 then pg_get_indexdef(i.oid, k.ord::int, true) end,
            'opclass', case when not o.opcdefault or a.attoptions is not null then
              case when pg_opclass_is_visible(o.oid) then quote_ident(o.opcname)
                else quote_ident(os.nspname) || '.' || quote_ident(o.opcname) end
              || coalesce(' (' || array_to_string(a.attoptions, ', ') || ')', '') end,
            'collation', case when k.collid <> 0 and k.collid <> coalesce(ca.attcollation, ct.typcollation) then
              case when pg_collation_is_visible(l.oid) then quote_ident(l.collname)
                else quote_ident(ls.nspname) || '.' || quote_ident(l.collname) end end,
            'order', case when k.option & 1 = 1 then 'desc' else 'asc' end,
            'nulls', case when m.amname <> 'btree' then 'last' when k.option & 2 = 2 then 'first' else 'last' end) order by k.ord)
          from unnest(x.indkey::int2[], x.indclass::oid[], x.indcollation::oid[], x.indoption::int2[])
              with ordinality as k(attnum, classid, collid, option, ord)
            join pg_opclass o on o.oid = k.classid join pg_namespace os on os.oid = o.opcnamespace
            join pg_attribute a on a.attrelid = i.oid and a.attnum = k.ord
            join pg_type ct on ct.oid = a.atttypid
            left join pg_attribute ca on ca.attrelid = x.indrelid and ca.attnum = k.attnum and k.attnum > 0
            left join pg_collation l on l.oid = k.collid left join pg_namespace ls on ls.oid = l.collnamespace
          where k.ord <= x.indnkeyatts),
        'include', coalesce((select jsonb_agg(${refJson('pg_class', 'x.indrelid', 'k.attnum')} order by k.ord)
          from unnest(x.indkey::int2[]) with ordinality as k(attnum, ord) where k.ord > x.indnkeyatts), '[]'),
        'where', pg_get_expr(x.indpred, x.indrelid, true),
        'options', coalesce((select jsonb_agg(o order by o) from unnest(i.reloptions) o), '[]')) as fields
    from pg_index x join pg_class i on i.oid = x.indexrelid join pg_class c on c.oid = x.indrelid
      join pg_namespace n on n.oid = c.relnamespace join pg_am m on m.oid = i.relam
      left join pg_constraint k on k.conindid = i.oid and k.contype in ('p', 'u', 'x')
    where c.relkind in ('r', 'p') and c.relpersistence <> 't' and k.oid is null and not i.relispartition
      and ${isUserSchema('n.nspname')}`,
})
