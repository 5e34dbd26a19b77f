/** Takes all schemas away, with what is in them. */
export const EMPTY = `do $$ declare it text; begin
  for it in select nspname from pg_namespace where nspname !~ '^pg_' and nspname <> 'information_schema' loop
    execute format('drop schema %I cascade', it);
  end loop;
  create schema public; end $$`
