import { ACL_OF_PUBLIC, anyOwn } from '#model'
import { plannedIn } from './planned.ts'
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
  and nspacl::text = '${ACL_OF_PUBLIC}'
  and obj_description(oid, 'pg_namespace') = 'standard public schema')`

/** A new catalog has half of it. */
const MOST_BYTES = 1_000_000

const OWN_SCHEMA = `nspname !~ '^pg_' and nspname not in ('information_schema', 'public', 'schemawright_import')`
const isPublicOther = `exists (select from ${IN_PUBLIC}) or not ${IS_PUBLIC_PLAIN}`

const forEach = (does: string, name: string, from: string, end = ''): string =>
  `for it in select ${name} as name from ${from} loop execute format('${does} %I${end}', it.name); end loop;`

/** What may have to go, in this order, and whether there is any: a block's queries are planned each time that it runs, most for nothing. */
const CLEARINGS: readonly { readonly presence: string; readonly sql: string }[] = [
  { presence: anyOwn('pg_event_trigger'), sql: forEach('drop event trigger', 'evtname', 'pg_event_trigger') },
  { presence: anyOwn('pg_publication'), sql: forEach('drop publication', 'pubname', 'pg_publication') },
  {
    presence: `exists (select from pg_namespace where ${OWN_SCHEMA})`,
    sql: forEach('drop schema', 'nspname', `pg_namespace where ${OWN_SCHEMA}`, ' cascade'),
  },
  // What uses an extension goes first: to drop ltree under an index of its own ends in “cache lookup failed” (PGlite 0.5).
  {
    presence: isPublicOther,
    sql: `for it in select o.* from (select classid, objid from ${IN_PUBLIC} and ${IS_WHOLE}) d, pg_identify_object(d.classid, d.objid, 0) o loop
      continue when it.identity is null;
      begin
        execute format('drop %s if exists %s cascade', case when it.type = 'composite type' then 'TYPE'
          when it.type = 'statistics object' then 'STATISTICS' when it.type in ('function', 'procedure', 'aggregate') then 'ROUTINE'
          else it.type end, it.identity);
      exception when others then null; end;
    end loop;`,
  },
  {
    presence: "exists (select from pg_extension where extname <> 'plpgsql')",
    sql: forEach('drop extension if exists', 'extname', "pg_extension where extname <> 'plpgsql'", ' cascade'),
  },
  {
    presence: isPublicOther,
    sql: `if ${isPublicOther} then drop schema if exists public cascade; ${NEW_PUBLIC}; end if;`,
  },
  {
    presence: 'exists (select from pg_transform)',
    sql: `for it in select trftype::regtype as type, l.lanname as language from pg_transform join pg_language l on l.oid = trflang
      loop execute format('drop transform for %s language %I', it.type, it.language); end loop;`,
  },
  {
    presence: anyOwn('pg_language'),
    sql: forEach('drop language', 'lanname', 'pg_language where oid >= 16384', ' cascade'),
  },
  {
    presence: 'exists (select from pg_foreign_data_wrapper)',
    sql: forEach('drop foreign data wrapper', 'fdwname', 'pg_foreign_data_wrapper', ' cascade'),
  },
  { presence: anyOwn('pg_am'), sql: forEach('drop access method', 'amname', 'pg_am where oid >= 16384', ' cascade') },
  {
    presence: anyOwn('pg_cast'),
    sql: `for it in select castsource::regtype as source, casttarget::regtype as target from pg_cast where oid >= 16384
      loop execute format('drop cast (%s as %s)', it.source, it.target); end loop;`,
  },
  {
    presence: anyOwn('pg_authid'),
    sql: `${forEach('drop owned by', 'rolname', 'pg_roles where oid >= 16384', ' cascade')}
      ${forEach('drop role', 'rolname', 'pg_roles where oid >= 16384')}`,
  },
]

/** What is no part of a block: the tablespaces, each a transaction of its own (manual: DROP TABLESPACE). */
async function dropTablespaces(db: Postgres): Promise<void> {
  const { rows } = await db.query<{ sql: string }>(
    `select format('drop tablespace %I', spcname) as sql from pg_tablespace where oid >= 16384`,
  )
  for (const { sql } of rows) await db.exec(sql)
}

const AFTERWARDS: readonly { readonly presence: string; readonly run: (db: Postgres) => Promise<unknown> }[] = [
  { presence: anyOwn('pg_tablespace'), run: dropTablespaces },
  {
    presence: 'exists (select from pg_db_role_setting)',
    run: (db) => db.exec('alter role current_user reset all'),
  },
  { presence: 'exists (select from pg_default_acl)', run: (db) => db.exec(NO_DEFAULT_PRIVILEGES) },
  // Nothing vacuums a single-user server by itself: its catalogs would stay as large as they once were, and slow to read.
  // What was made last stands last in them, so its pages go (manual: VACUUM, TRUNCATE).
  { presence: `pg_relation_size('pg_attribute') > ${MOST_BYTES}`, run: (db) => db.exec('vacuum') },
]

const QUESTIONS = [...CLEARINGS, ...AFTERWARDS]
  .map(({ presence }, i) => `select ${i} as place where ${presence}`)
  .join(' union all ')

/** Leaves the database as a new one: user schemas, extensions, event triggers, publications and roles are dropped, `public` is emptied. The importer's own schema stays. */
export async function resetDatabase(db: Postgres): Promise<void> {
  await db.exec('rollback; reset all; reset role')
  const planned = await plannedIn(db)
  const found = new Set((await planned<{ place: number }>('to-clear', QUESTIONS)).map((row) => row.place))
  const loops = CLEARINGS.filter((_, i) => found.has(i)).map((it) => it.sql)
  if (loops.length > 0) await db.exec(`do $$ declare it record; begin ${loops.join('\n')} end $$`)
  for (const [i, { run }] of AFTERWARDS.entries()) if (found.has(CLEARINGS.length + i)) await run(db)
  await db.exec('set search_path = public')
}
