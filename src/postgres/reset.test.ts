import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestPostgres } from '../../test/open-postgres.ts'
import { type Postgres, readSnapshot, resetDatabase, type Snapshot } from './index.ts'

let db: Postgres
let empty: Snapshot
beforeAll(async () => {
  db = await openTestPostgres(['citext'])
  await resetDatabase(db)
  empty = await readSnapshot(db)
})
afterAll(() => db.close())

test.each([
  [
    'tables',
    'create table t (id int generated always as identity, n text) partition by range (id); create table v (); create table u () inherits (v)',
  ],
  [
    'views',
    'create table t (id serial primary key); create view a as select * from t; create materialized view b as select * from a',
  ],
  [
    'types',
    `create type a as enum ('x'); create type b as (v a); create type c as range (subtype = float8); create domain d as b[]`,
  ],
  [
    'routines',
    `create procedure p() language sql as ''; create function f(int[]) returns int language sql as 'select 1';
    create aggregate g(float8 order by float8) (sfunc = ordered_set_transition, stype = internal, finalfunc = percentile_disc_final, finalfunc_extra)`,
  ],
  [
    'names',
    'create table "a.b" (); create table "Odd ""one" (); create function "%I"("$1" int) returns int language sql as \'select 1\'',
  ],
  [
    'searches',
    "create text search configuration a (copy = english); create collation b (locale = 'C'); create table t (a int, b int); create statistics s on a, b from t",
  ],
  [
    'operators',
    'create operator @@@ (function = int4eq, leftarg = int, rightarg = int); create operator family f using btree',
  ],
  ['extension', 'create extension citext; create table t (a citext)'],
  [
    'public otherwise',
    `comment on schema public is 'ours'; grant create on schema public to public; create table t ()`,
  ],
  ['no public', 'drop schema public'],
  [
    'roles',
    'create role r; grant usage on schema public to r; alter default privileges in schema public grant select on tables to r; create schema s',
  ],
])('%s are gone, as if they had never been', async (_what, sql) => {
  for (const statement of sql.split('; ')) await db.exec(statement)
  expect(await readSnapshot(db), 'something is there').not.toEqual(empty)
  await resetDatabase(db)
  expect(await readSnapshot(db)).toEqual(empty)
})

test('a database that was large is as small as a new one', async () => {
  const size = async () =>
    (await db.query<{ bytes: number }>(`select pg_relation_size('pg_attribute')::int as bytes`)).rows[0]?.bytes ?? 0
  await resetDatabase(db)
  const before = await size()
  const columns = Array.from({ length: 100 }, (_, i) => `c${i} int`).join(', ')
  for (let i = 0; i < 100; i++) await db.exec(`create table t${i} (${columns})`)
  expect(await size()).toBeGreaterThan(2 * before)
  await resetDatabase(db)
  expect(await size()).toBeLessThan(1.2 * before)
})
