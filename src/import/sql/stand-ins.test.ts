import { expect, test } from 'vitest'
import { openTestPostgres } from '../../../test/open-postgres.ts'
import { sqlImporter } from './index.ts'

/** What a schema says of each extension that PGlite lacks, or has beside its usual ones. */
const SPOKEN: Readonly<Record<string, string>> = {
  moddatetime: `create table t (id int, updated_at timestamptz);
    create trigger touch before update on t for each row execute function moddatetime(updated_at)`,
  pg_uuidv7: 'create table t (id uuid primary key default uuid_generate_v7())',
  ulid: 'create table t (id ulid primary key default gen_ulid(), other ulid references t)',
  pgx_ulid: 'create table t (id ulid primary key default gen_monotonic_ulid())',
  pg_jsonschema: `create table t (meta jsonb, check (jsonb_matches_schema('{"type": "object"}', meta)))`,
  temporal_tables: `create table t (id int, sys_period tstzrange); create table t_history (like t);
    create trigger kept before insert or update or delete on t for each row execute function versioning('sys_period', 't_history', true)`,
  pg_hashids: 'create table t (id bigint, code text generated always as (id_encode(id)) stored)',
  semver: 'create table t (version semver unique)',
  ip4r: 'create table t (net iprange not null, ip ip4 primary key)',
  hll: 'create table t (day date, users hll default hll_empty())',
  timescaledb: `create table t (at timestamptz not null, device int, v float8);
    create view hourly as select time_bucket('1 hour', at) as hour, device, last(v, at) as v from t group by 1, 2`,
  dict_int: 'create text search dictionary numbers (template = intdict_template, maxlen = 4)',
  file_fdw: 'create server files foreign data wrapper file_fdw',
}

test.each(Object.entries(SPOKEN))('what a schema says by %s is read', async (name, sql) => {
  const imported = await sqlImporter(openTestPostgres).read(`create extension "${name}"; ${sql}`)
  expect(imported?.ledger.filter((entry) => entry.fate !== 'modelled')).toEqual([])
})

test('a trigger that stands in for another keeps no row from going', async () => {
  const db = await openTestPostgres()
  await db.exec(`create extension temporal_tables; create table t (id int); insert into t values (1), (2);
    create trigger kept before insert or update or delete on t for each row execute function versioning('a', 'b', true);
    delete from t where id = 1; update t set id = 3`)
  expect((await db.query('select id from t')).rows).toEqual([{ id: 3 }])
  await db.close()
})
