import type { Postgres } from './postgres.ts'

/** Postgres forgets default privileges once they say what would hold without them. */
const NO_DEFAULT_PRIVILEGES = ['tables', 'sequences', 'functions', 'types', 'schemas']
  .map(
    (what) => `alter default privileges revoke all on ${what} from public;
    alter default privileges grant all on ${what} to current_user;
    ${what === 'functions' ? 'alter default privileges grant execute on functions to public;' : ''}
    ${what === 'types' ? 'alter default privileges grant usage on types to public;' : ''}`,
  )
  .join('\n')

const NEW_PUBLIC = `create schema public authorization pg_database_owner; comment on schema public is 'standard public schema';
  grant usage on schema public to public`

const IN_PUBLIC = `pg_depend d where d.refclassid = 'pg_namespace'::regclass and d.refobjid = to_regnamespace('public')`

/** An identity's sequence is a part of its table, and what an extension brought goes with that. */
const IS_WHOLE = `not exists (select from pg_depend i where i.classid = d.classid and i.objid = d.objid and i.objsubid = 0
  and i.deptype in ('i', 'e'))`

/**
 * Whether `public` is as initdb makes it. A schema that comes or goes makes Postgres forget every plan that it has kept
 * (utils/cache/plancache.c, PlanCacheSysCallback): to empty it instead makes the next reading of the catalog four times as fast.
 */
const IS_PUBLIC_PLAIN = `exists (select from pg_namespace where nspname = 'public' and nspowner = 'pg_database_owner'::regrole
  and nspacl::text = '{pg_database_owner=UC/pg_database_owner,=U/pg_database_owner}'
  and obj_description(oid, 'pg_namespace') = 'standard public schema')`

/** A new catalog has half of it. */
const MOST_BYTES = 1_000_000

/**
 * Nothing vacuums a single-user server by itself: its catalogs would stay as large as they once were, and slow to read.
 * What was made last stands last in them, so its pages go (manual: VACUUM, TRUNCATE).
 */
async function shrinkCatalogs(db: Postgres): Promise<void> {
  const { rows } = await db.query<{ bytes: number }>(`select pg_relation_size('pg_attribute')::int as bytes`)
  if ((rows[0]?.bytes ?? 0) > MOST_BYTES) await db.exec('vacuum')
}

/** Leaves the database as a new one: user schemas, extensions, event triggers, publications and roles are dropped, `public` is emptied. The importer's own schema stays. */
export async function resetDatabase(db: Postgres): Promise<void> {
  await db.exec('rollback; reset all; reset role')
  // What uses an extension goes first: to drop ltree under an index of its own ends in “cache lookup failed” (PGlite 0.5).
  await db.exec(`do $$ declare it record; begin
    for it in select evtname from pg_event_trigger loop execute format('drop event trigger %I', it.evtname); end loop;
    for it in select pubname from pg_publication loop execute format('drop publication %I', it.pubname); end loop;
    for it in select nspname from pg_namespace where nspname !~ '^pg_' and nspname not in ('information_schema', 'public', 'schemawright_import')
      loop execute format('drop schema %I cascade', it.nspname); end loop;
    for it in select o.* from (select classid, objid from ${IN_PUBLIC} and ${IS_WHOLE}) d, pg_identify_object(d.classid, d.objid, 0) o loop
      continue when it.identity is null;
      begin
        execute format('drop %s if exists %s cascade', case when it.type = 'composite type' then 'TYPE'
          when it.type = 'statistics object' then 'STATISTICS' when it.type in ('function', 'procedure', 'aggregate') then 'ROUTINE'
          else it.type end, it.identity);
      exception when others then null; end;
    end loop;
    for it in select extname from pg_extension where extname <> 'plpgsql' loop execute format('drop extension if exists %I cascade', it.extname); end loop;
    if exists (select from ${IN_PUBLIC}) or not ${IS_PUBLIC_PLAIN} then
      drop schema if exists public cascade; ${NEW_PUBLIC}; end if;
    for it in select trftype::regtype as type, l.lanname as language from pg_transform join pg_language l on l.oid = trflang
      loop execute format('drop transform for %s language %I', it.type, it.language); end loop;
    for it in select lanname from pg_language where oid >= 16384 loop execute format('drop language %I cascade', it.lanname); end loop;
    for it in select fdwname from pg_foreign_data_wrapper loop execute format('drop foreign data wrapper %I cascade', it.fdwname); end loop;
    for it in select amname from pg_am where oid >= 16384 loop execute format('drop access method %I cascade', it.amname); end loop;
    for it in select castsource::regtype as source, casttarget::regtype as target from pg_cast where oid >= 16384
      loop execute format('drop cast (%s as %s)', it.source, it.target); end loop;
    for it in select rolname from pg_roles where oid >= 16384 loop execute format('drop owned by %I cascade', it.rolname); end loop;
    for it in select rolname from pg_roles where oid >= 16384 loop execute format('drop role %I', it.rolname); end loop;
  end $$`)
  const { rows } = await db.query<{ sql: string }>(
    `select format('drop tablespace %I', spcname) as sql from pg_tablespace where oid >= 16384`,
  )
  // Not in a block: each is a transaction of its own (manual: DROP TABLESPACE).
  for (const { sql } of rows) await db.exec(sql)
  await db.exec('alter role current_user reset all')
  await db.exec(NO_DEFAULT_PRIVILEGES)
  await shrinkCatalogs(db)
  await db.exec('set search_path = public')
}
