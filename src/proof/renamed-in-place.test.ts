import { expect, test } from 'vitest'
import { plan } from '#migrate'
import { adopt, type Renamed } from '#model'
import { designIn } from '../../test/import-into.ts'
import { lendPostgres } from '../../test/lent-postgres.ts'

/** The statements of a plan between two scripts. */
async function planned(from: string, to: string, renames: readonly Renamed[]): Promise<readonly string[]> {
  const db = await lendPostgres()
  const was = await designIn(db, from)
  const now = adopt(await designIn(db, to), was, renames)
  await db.close()
  return plan(was, now).map((step) => step.sql)
}

const B = { from: 't.a', to: 't.b' }

test('what Postgres rewrites by itself stays when a column gets another name', async () => {
  const table = (a: string) => `
    create table t (id int not null, ${a} int default 3, c int generated always as (${a} * 2) stored, constraint k check (${a} > 0)) partition by range (${a}, (abs(${a})));
    create table t1 partition of t for values from (0, 0) to (9, 9);
    create index i on t ((${a} + 1)) where ${a} > 1; create policy p on t using (${a} > 3)`
  expect(await planned(table('a'), table('b'), [B])).toEqual(['ALTER TABLE t RENAME COLUMN a TO b'])
})

test('what says another thing with it does not', async () => {
  const steps = await planned(
    'create table t (a int, c int, constraint k check (a > 0 and a < 5))',
    'create table t (b int, a int, c int, constraint k check (b > 0 and a < 5))',
    [B],
  )
  expect(steps.filter((sql) => sql.includes('CONSTRAINT k'))).toHaveLength(2)
})

test('keys, checks and indexes that have another name and nothing else get that name', async () => {
  const table = (
    name: string,
  ) => `create table ${name} (id int primary key, a int unique check (a > 0), b int references ${name});
    create index on ${name} (b)`
  const steps = await planned(table('users'), table('accounts'), [{ from: 'users', to: 'accounts' }])
  expect(steps).toEqual([
    'ALTER TABLE users RENAME TO accounts',
    'ALTER TABLE accounts RENAME CONSTRAINT users_pkey TO accounts_pkey',
    'ALTER TABLE accounts RENAME CONSTRAINT users_a_key TO accounts_a_key',
    'ALTER TABLE accounts RENAME CONSTRAINT users_a_check TO accounts_a_check',
    'ALTER TABLE accounts RENAME CONSTRAINT users_b_fkey TO accounts_b_fkey',
    'ALTER INDEX users_b_idx RENAME TO accounts_b_idx',
  ])
})

test('also where they speak of a column that has another name', async () => {
  const table = (a: string) => `create table t (id int primary key, ${a} int check (${a} > 0), c int);
    create index on t ((${a} + 1)) where ${a} > 1`
  expect(await planned(table('a'), table('b'), [B])).toEqual([
    'ALTER TABLE t RENAME COLUMN a TO b',
    'ALTER TABLE t RENAME CONSTRAINT t_a_check TO t_b_check',
  ])
})

test('what a table has stays its own when another takes its name', async () => {
  const table = (name: string) => `create table ${name} (id int primary key, a int unique check (a > 0));
    create index ${name}_a on ${name} (a);`
  const steps = await planned(table('users'), table('people') + table('users'), [{ from: 'users', to: 'people' }])
  expect(steps.filter((sql) => /drop|add constraint/i.test(sql))).toEqual([])
})

test('what stands in a schema moves to another', async () => {
  const within = (schema: string) => `create schema a; create type ${schema}.mood as enum ('glad');
    create table ${schema}.days (mood ${schema}.mood)`
  const moved = ['mood', 'days'].map((it) => ({ from: `a.${it}`, to: it }))
  expect(await planned(within('a'), within('public'), moved)).toEqual([
    'ALTER TYPE a.mood SET SCHEMA public',
    'ALTER TABLE a.days SET SCHEMA public',
  ])
})

test('what speaks of something new that takes a former name is made again', async () => {
  const column = await planned(
    'create table t (a int, constraint k check (a > 0)); create view v as select a as x from t',
    'create table t (b int, a int, constraint k check (a > 0)); create view v as select a as x from t',
    [B],
  )
  expect(column).toContain('ALTER TABLE t ADD CONSTRAINT k CHECK (a > 0)')
  expect(column).toContain('DROP VIEW v')
  const view = 'create view v as select a from users'
  const table = await planned(
    `create table users (a int); ${view}`,
    `create table people (a int); create table users (a int); ${view}`,
    [{ from: 'users', to: 'people' }],
  )
  expect(table).toContain('DROP VIEW v')
})
