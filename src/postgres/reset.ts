import type { Postgres } from './postgres.ts'

/** Leaves the database as a new one: user schemas, extensions, event triggers, publications and roles are dropped, `public` is made anew. */
export async function resetDatabase(db: Postgres): Promise<void> {
  await db.exec('rollback; reset all; reset role')
  await db.exec(`do $$ declare it record; begin
    for it in select evtname from pg_event_trigger loop execute format('drop event trigger %I', it.evtname); end loop;
    for it in select pubname from pg_publication loop execute format('drop publication %I', it.pubname); end loop;
    for it in select extname from pg_extension where extname <> 'plpgsql' loop execute format('drop extension if exists %I cascade', it.extname); end loop;
    for it in select nspname from pg_namespace where nspname !~ '^pg_' and nspname <> 'information_schema'
      loop execute format('drop schema %I cascade', it.nspname); end loop;
    for it in select rolname from pg_roles where oid >= 16384 loop
      execute format('drop owned by %I cascade', it.rolname); execute format('drop role %I', it.rolname); end loop;
  end $$`)
  await db.exec(
    `create schema public; comment on schema public is 'standard public schema'; grant all on schema public to public; set search_path = public`,
  )
}
