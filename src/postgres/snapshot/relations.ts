import { anyOwn, isOwnCopy } from '#model'
import { ALWAYS, labelled, type Part, privileges, said, user, when } from './words.ts'

const ANY_RELATION = anyOwn('pg_class', "relkind in ('r', 'p', 'v', 'm', 'f')")

/** Tables, views, sequences, their columns, constraints and indexes. */
export const RELATIONS: readonly Part[] = [
  {
    presence: ALWAYS,
    query: `select 'pg_namespace'::regclass as classid, n.oid as objid, 0 as objsubid, ${said(
      labelled('grants', privileges('n.nspacl', 'n', 'n.nspowner')),
    )} as said from pg_namespace n where ${user('n.nspname')}`,
  },
  {
    presence: ANY_RELATION,
    query: `select 'pg_class'::regclass, c.oid, 0, ${said(
      'c.relkind::text',
      when("c.relpersistence = 'u'", 'unlogged'),
      labelled('options', "(select string_agg(o, ',' order by o) from unnest(c.reloptions) o)"),
      labelled(
        'toast',
        "(select string_agg(o, ',' order by o) from pg_class t, unnest(t.reloptions) o where t.oid = c.reltoastrelid)",
      ),
      labelled('partition by', 'pg_get_partkeydef(c.oid)'),
      labelled('bound', 'pg_get_expr(c.relpartbound, c.oid)'),
      labelled(
        'parents',
        "(select string_agg(h.inhparent::regclass::text, ',' order by h.inhseqno) from pg_inherits h where h.inhrelid = c.oid)",
      ),
      when('c.relrowsecurity', 'row security'),
      when('c.relforcerowsecurity', 'forced'),
      labelled('of', 'case when c.reloftype <> 0 then c.reloftype::regtype end'),
      labelled('method', "case when m.amname <> 'heap' then m.amname end"),
      labelled(
        'identity',
        "case when c.relkind in ('r', 'p') then case c.relreplident when 'f' then 'full' when 'n' then 'nothing' when 'i' then 'index' end end",
      ),
      labelled('query', "case when c.relkind in ('v', 'm') then pg_get_viewdef(c.oid) end"),
      labelled('tablespace', '(select spcname from pg_tablespace ts where ts.oid = c.reltablespace)'),
      labelled('server', 's.srvname'),
      labelled('server options', "(select string_agg(o, ',' order by o) from unnest(f.ftoptions) o)"),
      labelled('grants', privileges('c.relacl', 'r', 'c.relowner')),
    )}
   from pg_class c join pg_namespace n on n.oid = c.relnamespace left join pg_am m on m.oid = c.relam
     left join pg_foreign_table f on f.ftrelid = c.oid left join pg_foreign_server s on s.oid = f.ftserver
   where c.relkind in ('r', 'p', 'v', 'm', 'f') and c.relpersistence <> 't' and ${user('n.nspname')}`,
  },
  {
    presence: anyOwn('pg_class', "relkind = 'S'"),
    query: `select 'pg_class'::regclass, q.seqrelid, 0, ${said(
      "'S'",
      'format_type(q.seqtypid, null)',
      "format('%s %s %s %s %s', q.seqincrement, q.seqmin, q.seqmax, q.seqstart, q.seqcache)",
      when('q.seqcycle', 'cycle'),
      when("c.relpersistence = 'u'", 'unlogged'),
      labelled(
        'owner',
        "(select d.deptype::text || format(' %s.%s', d.refobjid::regclass, a.attname) from pg_depend d join pg_attribute a on a.attrelid = d.refobjid and a.attnum = d.refobjsubid where d.classid = 'pg_class'::regclass and d.objid = q.seqrelid and d.refclassid = 'pg_class'::regclass and d.refobjsubid > 0 and d.deptype in ('a', 'i'))",
      ),
      labelled('grants', privileges('c.relacl', 's', 'c.relowner')),
    )}
   from pg_sequence q join pg_class c on c.oid = q.seqrelid join pg_namespace n on n.oid = c.relnamespace
   where ${user('n.nspname')} and c.relpersistence <> 't'`,
  },
  // A column may be absent for what was dropped before it; its number is no part of what it is.
  {
    presence: ANY_RELATION,
    query: `select 'pg_class'::regclass, c.oid, a.attnum, ${said(
      'format_type(a.atttypid, a.atttypmod)',
      when('a.attnotnull', 'not null'),
      labelled('default', 'pg_get_expr(d.adbin, d.adrelid)'),
      labelled('generated', "nullif(a.attgenerated, '')"),
      labelled('identity', "nullif(a.attidentity, '')"),
      labelled('collation', 'case when a.attcollation <> t.typcollation then a.attcollation::regcollation end'),
      labelled('storage', 'case when a.attstorage <> t.typstorage then a.attstorage end'),
      labelled('compression', "nullif(a.attcompression, '')"),
      labelled('statistics', 'case when a.attstattarget >= 0 then a.attstattarget end'),
      labelled('options', "(select string_agg(o, ',' order by o) from unnest(a.attoptions) o)"),
      labelled('fdw options', "(select string_agg(o, ',' order by o) from unnest(a.attfdwoptions) o)"),
      labelled('grants', privileges('a.attacl', 'c', 'c.relowner')),
    )}
   from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
     join pg_type t on t.oid = a.atttypid left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
   where a.attnum > 0 and not a.attisdropped and c.relkind in ('r', 'p', 'v', 'm', 'f') and c.relpersistence <> 't'
     and ${user('n.nspname')}`,
  },
  {
    presence: anyOwn('pg_constraint'),
    query: `select 'pg_constraint'::regclass, k.oid, 0, ${said(
      'pg_get_constraintdef(k.oid)',
      when("k.contype <> 'n' and k.connoinherit and k.contype = 'c'", 'no inherit'),
    )}
   from pg_constraint k join pg_namespace n on n.oid = k.connamespace
   where ((k.conparentid = 0 and k.coninhcount = 0) or (k.contype in ('p', 'u', 'x') and obj_description(k.oid, 'pg_constraint') is not null))
     and ${user('n.nspname')} and k.contype <> 't'
     and not (k.contype = 'n' and k.conname ~ '_not_null[0-9]*$' and k.convalidated and not k.connoinherit
       and obj_description(k.oid, 'pg_constraint') is null)
     and (k.contype <> 'n' or k.conislocal)`,
  },
  {
    presence: anyOwn('pg_index', 'true', 'indexrelid'),
    query: `select 'pg_class'::regclass, i.oid, 0, ${said(
      // Its storage parameters stand in no order that means anything.
      `replace(pg_get_indexdef(i.oid), coalesce((select ' WITH (' || string_agg(name || '=' || case when quote_ident(value) = value then value else quote_literal(value) end, ', ') || ')'
        from unnest(i.reloptions) o, split_part(o, '=', 1) name, substr(o, strpos(o, '=') + 1) value), ' WITH ()'), '')`,
      labelled('options', "(select string_agg(o, ',' order by o) from unnest(i.reloptions) o)"),
      labelled('tablespace', '(select spcname from pg_tablespace ts where ts.oid = i.reltablespace)'),
      labelled('part of', '(select h.inhparent::regclass from pg_inherits h where h.inhrelid = i.oid)'),
      when('x.indisclustered', 'clustered'),
      when('x.indisreplident', 'replica identity'),
      // Without partitions an index of a partitioned table is valid as soon as a dump of it is restored.
      when("not x.indisvalid and (c.relkind <> 'p' or c.oid in (select inhparent from pg_inherits))", 'invalid'),
      labelled(
        'statistics',
        "(select string_agg(a.attnum || ':' || a.attstattarget, ',' order by a.attnum) from pg_attribute a where a.attrelid = i.oid and a.attstattarget >= 0)",
      ),
    )}
   from pg_index x join pg_class i on i.oid = x.indexrelid join pg_class c on c.oid = x.indrelid
     join pg_namespace n on n.oid = c.relnamespace
   where (not i.relispartition or ${isOwnCopy}) and c.relpersistence <> 't' and ${user('n.nspname')}`,
  },
  {
    presence: anyOwn('pg_policy'),
    query: `select 'pg_policy'::regclass, p.oid, 0, ${said(
      'p.polcmd::text',
      when('not p.polpermissive', 'restrictive'),
      labelled(
        'to',
        "(select string_agg(coalesce(r.rolname, 'public'), ',' order by r.rolname) from unnest(p.polroles) o left join pg_roles r on r.oid = o)",
      ),
      labelled('using', 'pg_get_expr(p.polqual, p.polrelid)'),
      labelled('check', 'pg_get_expr(p.polwithcheck, p.polrelid)'),
    )} from pg_policy p`,
  },
]
