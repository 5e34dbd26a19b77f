import type { Postgres } from './postgres.ts'
import { extensionMembers, type Ref, usualSettings } from './read.ts'

/** A user object of a kind that no row of the model describes. */
export type Unread = {
  readonly ref: Ref
  /** Postgres' own word: function, trigger, policy, domain … */
  readonly type: string
  /** As pg_identify_object names it: `public.f(integer)`, `audit on public.users`. */
  readonly identity: string
  /** The statement that makes it, where Postgres can print one. */
  readonly definition: string | null
}

const user = (n: string) =>
  `${n}.nspname !~ '^pg_' and ${n}.nspname not in ('information_schema', 'schemawright_import')`

/**
 * One query a catalog; each gives classid, objid and, where Postgres prints it, the definition. Only what a person can
 * have made is listed: internal triggers, array types, row types and view rules come with something else.
 */
const CATALOGS: readonly string[] = [
  `select 'pg_proc'::regclass as classid, p.oid as objid, case when p.prokind <> 'a' then pg_get_functiondef(p.oid) end as definition
     from pg_proc p join pg_namespace n on n.oid = p.pronamespace where ${user('n')}`,
  `select 'pg_trigger'::regclass, t.oid, pg_get_triggerdef(t.oid) from pg_trigger t
     join pg_class c on c.oid = t.tgrelid join pg_namespace n on n.oid = c.relnamespace
     where not t.tgisinternal and t.tgparentid = 0 and ${user('n')}`,
  `select 'pg_rewrite'::regclass, r.oid, pg_get_ruledef(r.oid) from pg_rewrite r join pg_class c on c.oid = r.ev_class
     join pg_namespace n on n.oid = c.relnamespace where r.rulename <> '_RETURN' and ${user('n')}`,
  `select 'pg_constraint'::regclass, k.oid, format('ALTER TABLE %s ADD CONSTRAINT %I %s', k.conrelid::regclass, k.conname, pg_get_constraintdef(k.oid))
     from pg_constraint k join pg_namespace n on n.oid = k.connamespace
     where (k.contype = 'x' or k.conperiod or not k.conenforced and k.contype <> 'n') and k.conrelid <> 0
       and k.conparentid = 0 and k.coninhcount = 0 and ${user('n')}`,
  `select 'pg_statistic_ext'::regclass, s.oid, pg_get_statisticsobjdef(s.oid) from pg_statistic_ext s
     join pg_namespace n on n.oid = s.stxnamespace where ${user('n')}`,
  `select 'pg_class'::regclass, c.oid, case c.relkind
       when 'm' then format('CREATE MATERIALIZED VIEW %s AS %s', c.oid::regclass, pg_get_viewdef(c.oid))
       when 'i' then pg_get_indexdef(c.oid) end
     from pg_class c join pg_namespace n on n.oid = c.relnamespace
       left join pg_index x on x.indexrelid = c.oid left join pg_class m on m.oid = x.indrelid
     where (c.relkind in ('m', 'f') or c.relkind = 'i' and m.relkind = 'm') and ${user('n')}`,
  `select 'pg_type'::regclass, t.oid, null from pg_type t join pg_namespace n on n.oid = t.typnamespace
       left join pg_class c on c.oid = t.typrelid
     where (t.typtype in ('d', 'r') or t.typtype = 'c' and c.relkind = 'c'
       or t.typtype = 'b' and not exists (select from pg_type e where e.typarray = t.oid)) and ${user('n')}`,
  `select 'pg_policy'::regclass, p.oid, null from pg_policy p`,
  `select 'pg_event_trigger'::regclass, e.oid, null from pg_event_trigger e where e.evtname not like 'schemawright%'`,
  `select 'pg_collation'::regclass, l.oid, null from pg_collation l join pg_namespace n on n.oid = l.collnamespace where ${user('n')}`,
  `select 'pg_operator'::regclass, o.oid, null from pg_operator o join pg_namespace n on n.oid = o.oprnamespace where ${user('n')}`,
  `select 'pg_opclass'::regclass, o.oid, null from pg_opclass o join pg_namespace n on n.oid = o.opcnamespace where ${user('n')}`,
  `select 'pg_opfamily'::regclass, o.oid, null from pg_opfamily o join pg_namespace n on n.oid = o.opfnamespace where ${user('n')}`,
  `select 'pg_cast'::regclass, c.oid, null from pg_cast c where c.oid >= 16384`,
  `select 'pg_ts_config'::regclass, c.oid, null from pg_ts_config c join pg_namespace n on n.oid = c.cfgnamespace where ${user('n')}`,
  `select 'pg_ts_dict'::regclass, d.oid, null from pg_ts_dict d join pg_namespace n on n.oid = d.dictnamespace where ${user('n')}`,
  `select 'pg_publication'::regclass, p.oid, null from pg_publication p`,
  `select 'pg_foreign_data_wrapper'::regclass, f.oid, null from pg_foreign_data_wrapper f`,
  `select 'pg_foreign_server'::regclass, f.oid, null from pg_foreign_server f`,
  `select 'pg_language'::regclass, l.oid, null from pg_language l where l.oid >= 16384`,
]

/**
 * What tables and columns have that no field holds, each as the statement that says it: storage, compression, statistics
 * targets, replica identity, the index to cluster by, and names of NOT NULL constraints that are not Postgres' own.
 */
const FACETS: readonly string[] = [
  `select 'pg_class'::regclass as classid, a.attrelid as objid, a.attnum as objsubid, f.type, f.said as definition
     from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
       join pg_type t on t.oid = a.atttypid
       cross join lateral (values
         ('column storage', case when a.attstorage <> t.typstorage then format('SET STORAGE %s',
           case a.attstorage when 'p' then 'PLAIN' when 'e' then 'EXTERNAL' when 'm' then 'MAIN' else 'EXTENDED' end) end),
         ('column compression', case a.attcompression when 'p' then 'SET COMPRESSION pglz' when 'l' then 'SET COMPRESSION lz4' end),
         ('column statistics target', case when a.attstattarget >= 0 then 'SET STATISTICS ' || a.attstattarget end)) v (type, what)
       cross join lateral (select v.type, format('ALTER TABLE %s ALTER COLUMN %I %s', c.oid::regclass, a.attname, v.what) as said) f
     where v.what is not null and a.attnum > 0 and not a.attisdropped and c.relkind in ('r', 'p') and ${user('n')}`,
  `select 'pg_class'::regclass, c.oid, 0, 'replica identity', format('ALTER TABLE %s REPLICA IDENTITY %s', c.oid::regclass,
       case c.relreplident when 'f' then 'FULL' when 'n' then 'NOTHING' else 'USING INDEX ' || quote_ident(i.relname) end)
     from pg_class c join pg_namespace n on n.oid = c.relnamespace
       left join pg_index x on x.indrelid = c.oid and x.indisreplident left join pg_class i on i.oid = x.indexrelid
     where c.relreplident <> 'd' and c.relkind in ('r', 'p') and ${user('n')}`,
  `select 'pg_class'::regclass, c.oid, 0, 'cluster index', format('ALTER TABLE %s CLUSTER ON %I', c.oid::regclass, i.relname)
     from pg_index x join pg_class c on c.oid = x.indrelid join pg_class i on i.oid = x.indexrelid
       join pg_namespace n on n.oid = c.relnamespace where x.indisclustered and c.relkind = 'r' and ${user('n')}`,
  `select 'pg_class'::regclass, c.oid, a.attnum, 'name of a NOT NULL constraint', null
     from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
       join pg_attribute a on a.attrelid = c.oid and a.attnum = k.conkey[1]
     where k.contype = 'n' and k.conislocal and k.coninhcount = 0 and c.relkind in ('r', 'p')
       and k.conname !~ '_not_null[0-9]*$' and ${user('n')}`,
]

/** What tables and columns have that no field holds. `definition` is null where no statement can say it again. */
export async function readFacets(db: Postgres): Promise<readonly Unread[]> {
  await usualSettings(db)
  const members = await extensionMembers(db)
  const { rows } = await db.query<Unread>(`
    select u.classid::oid || ':' || u.objid || ':' || u.objsubid as ref, u.type, i.identity, u.definition
    from (${FACETS.join('\nunion all ')}) u cross join lateral pg_identify_object(u.classid::oid, u.objid, u.objsubid) i
    where u.objid >= 16384 order by u.objid, u.objsubid, u.type`)
  return rows.filter((row) => !members.has(row.ref))
}

/** Every user object of a kind that we do not model, in the order in which they were made. */
export async function readUnread(db: Postgres): Promise<readonly Unread[]> {
  await usualSettings(db)
  const members = await extensionMembers(db)
  const { rows } = await db.query<Unread>(`
    select u.classid::oid || ':' || u.objid || ':0' as ref, i.type, i.identity, u.definition
    from (${CATALOGS.join('\nunion all ')}) u cross join lateral pg_identify_object(u.classid::oid, u.objid, 0) i
    where u.objid >= 16384 order by u.objid`)
  return rows.filter((row) => !members.has(row.ref))
}
