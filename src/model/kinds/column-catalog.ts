import { isUserSchema, ref, typeJoins, typeJson } from './catalog-words.ts'
import { storageJson } from './column-storage.ts'
import { collationJoins, collationJson } from './named-words.ts'
import { pairsJson } from './pairs.ts'
import { printedJson } from './printed.ts'
import { sequenceJson } from './sequence-options.ts'

/**
 * A default as people write it: `'new'` where Postgres prints `'new'::character varying` of a column of that very type,
 * which a bare literal takes by itself; and `-1` where it prints `'-1'::integer`, as which it reads that.
 */
const plainly = (printed: string, type: string): string => `(select case
  when e ~ '^''-\\d{1,9}''::integer$|^''-\\d+(\\.\\d+)?''::numeric$' then substring(e from '^''(.*)''')
  when e ~ '^''([^'']|'''')*''::' and right(e, length(t) + 2) = '::' || t
    and left(e, -length(t) - 2) ~ '^''([^'']|'''')*''$' then left(e, -length(t) - 2)
  else e end from (select ${printed} as e, case ${type} when 'character' then 'bpchar' else ${type} end as t) plain)`

/** Of no table: a default speaks of no column, and to print it Postgres would open its table, each for the first time. */
const DEFAULT = plainly('pg_get_expr(d.adbin, 0)', 'format_type(a.atttypid, null)')

const TYPE = typeJson({ oid: 'a.atttypid', typmod: 'a.atttypmod', dimensions: 'a.attndims' }, 't', 'e')

/** Whether nothing has to be said of a column but its type, NULL and its default. */
const IS_PLAIN = `q.seqrelid is null and a.attgenerated = '' and a.attcollation = t.typcollation
  and (nn.oid is null or (nn.conname ~ '_not_null[0-9]*$' and not nn.connoinherit and nn.convalidated and nd.description is null))
  and a.attstorage = t.typstorage and a.attcompression = '' and coalesce(a.attstattarget, -1) < 0
  and a.attoptions is null and a.attfdwoptions is null and (a.attinhcount = 0 or a.attislocal)`

/**
 * Columns of tables. A default that draws from a sequence which the column owns is its identity (mode serial), not a
 * default. The sequence is joined by pg_depend: 'i' behind an identity, 'a' behind a serial. There are ten times as many as
 * of anything else, nearly all of them plain, and most of the time goes into saying so: `plain` leaves that unsaid.
 */
export const columnCatalog = `select ${ref('pg_class', 'c.oid', 'a.attnum')} as ref, ${ref('pg_class', 'c.oid')} as parent,
    a.attname as name, a.attnum as ord, ${IS_PLAIN} as plain,
    case when ${IS_PLAIN} then json_build_object('type', ${TYPE}, 'nullable', not a.attnotnull,
      'default', case when d.oid is not null then ${DEFAULT} end)
    else json_build_object(
      'type', ${TYPE},
      'nullable', not a.attnotnull,
      'default', case when d.oid is not null and a.attgenerated = '' and q.seqrelid is null then ${DEFAULT} end,
      'identity', case when q.seqrelid is not null then ${sequenceJson('q')} || jsonb_build_object(
        'mode', case a.attidentity when 'a' then 'always' when 'd' then 'by default' else 'serial' end,
        'sequence', q.relname,
        'type', case when q.seqtypid <> a.atttypid and a.attidentity = '' then format_type(q.seqtypid, null) end) end,
      'sequenceComment', case when q.seqrelid is not null then obj_description(q.seqrelid, 'pg_class') end,
      'generated', case when a.attgenerated <> '' then
        jsonb_build_object('expression', ${printedJson('d.adbin', 'd.adrelid')}, 'stored', a.attgenerated = 's') end,
      'collation', ${collationJson('a.attcollation', 't.typcollation')},
      'notNull', case when nn.oid is not null and (nn.conname !~ '_not_null[0-9]*$' or nn.connoinherit or not nn.convalidated or nd.description is not null) then
        jsonb_build_object('name', case when nn.conname !~ '_not_null[0-9]*$' or nd.description is not null then nn.conname end,
          'comment', nd.description,
          'noInherit', nn.connoinherit, 'validated', nn.convalidated) end,
      ${storageJson}, 'foreignOptions', ${pairsJson('a.attfdwoptions')},
      'inherited', a.attinhcount > 0 and not a.attislocal) end as fields
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
    join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    ${typeJoins('a.atttypid', 't', 'e')}
    left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
    left join pg_constraint nn on nn.conrelid = c.oid and nn.contype = 'n' and nn.conkey[1] = a.attnum and nn.coninhcount = 0
    left join pg_description nd on nd.classoid = 'pg_constraint'::regclass and nd.objoid = nn.oid and nd.objsubid = 0
    ${collationJoins('a.attcollation')}
    left join (select s.*, sc.relname, sc.relpersistence, o.refobjid as owner, o.refobjsubid as attnum, o.deptype
        from pg_sequence s join pg_class sc on sc.oid = s.seqrelid
          join pg_depend o on o.classid = 'pg_class'::regclass and o.objid = s.seqrelid and o.objsubid = 0
            and o.refclassid = 'pg_class'::regclass and o.refobjsubid > 0 and o.deptype in ('a', 'i')) q
      on q.owner = c.oid and q.attnum = a.attnum and (q.deptype = 'i' or (q.relpersistence = c.relpersistence and
        pg_get_expr(d.adbin, d.adrelid) like 'nextval(%' and exists (select from pg_depend u
          where u.classid = 'pg_attrdef'::regclass and u.objid = d.oid and u.refclassid = 'pg_class'::regclass
            and u.refobjid = q.seqrelid)))
  where c.relkind in ('r', 'p', 'f') and c.relpersistence <> 't' and ${isUserSchema('n.nspname')}`
