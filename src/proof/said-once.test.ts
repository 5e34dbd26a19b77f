import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { plan } from '#migrate'
import { adopt } from '#model'
import { designIn } from '../../test/import-into.ts'
import { lendPostgres } from '../../test/lent-postgres.ts'

/** The statements of a plan between two scripts. */
async function planned(from: string, to: string): Promise<readonly string[]> {
  const db = await lendPostgres()
  const was = await designIn(db, from)
  const now = adopt(await designIn(db, to), was)
  await db.close()
  return plan(was, now).map((step) => step.sql)
}

test('a default that goes along to partitions is said of the whole alone, and of a partition that had another', async () => {
  const table = (whole: string, part: string) => `create table p (a int, b int ${whole}) partition by list (a);
    create table p1 partition of p for values in (1);
    create table p2 partition of p (b ${part}) for values in (2) partition by list (a);
    create table p3 partition of p2 (b ${part}) for values in (2)`
  expect(await planned(table('', ''), table('default 5', 'default 5'))).toEqual([
    'ALTER TABLE p ALTER COLUMN b SET DEFAULT 5',
  ])
  expect(await planned(table('default 5', 'default 5'), table('', ''))).toEqual([
    'ALTER TABLE p ALTER COLUMN b DROP DEFAULT',
  ])
  expect(await planned(table('default 5', 'default 7'), table('default 5', 'default 5'))).toEqual([
    'ALTER TABLE p2 ALTER COLUMN b SET DEFAULT 5',
  ])
  expect(await planned(table('default 5', 'default 7'), table('default 6', 'default 7'))).toEqual([
    'ALTER TABLE ONLY p ALTER COLUMN b SET DEFAULT 6',
    'ALTER TABLE p1 ALTER COLUMN b SET DEFAULT 6',
  ])
})

test('what a routine is said to be with its body is not said again', async () => {
  const routine = (words: string, body: string) =>
    `create function f() returns int language sql ${words} as $$ select ${body} $$`
  expect(await planned(routine('', '1'), routine('stable security definer set work_mem = 1000', '2'))).toHaveLength(1)
  expect(await planned(routine('', '1'), routine('stable', '1'))).toEqual(['ALTER FUNCTION f() STABLE'])
})

test('an index that partitions have of their own is not built again for the whole', async () => {
  const at = (file: string) =>
    readFileSync(new URL(`../../corpus/partition-index--own-ones-taken/${file}`, import.meta.url), 'utf8')
  const steps = await planned(at('a.sql'), at('b.sql'))
  expect(steps.filter((sql) => /^(drop|alter table .* drop)/i.test(sql))).toEqual(['DROP INDEX p3_other'])
  expect(steps.filter((sql) => sql.includes('q1_own'))).toEqual(['ALTER INDEX q_b ATTACH PARTITION q1_own'])
})

test('a key takes over the unique index that it would build, unless something new is called so', async () => {
  const table = (keys: string) => `create table t (a int not null, b int); ${keys}`
  const index = table('create unique index i on t (a)')
  expect(await planned(index, table('alter table t add constraint k unique (a)'))).toEqual([
    'ALTER TABLE t ADD CONSTRAINT k UNIQUE USING INDEX i',
  ])
  expect(await planned(index, table('alter table t add primary key (a)'))).toEqual([
    'ALTER TABLE t ADD CONSTRAINT t_pkey PRIMARY KEY USING INDEX i',
  ])
  for (const called of ['create index i on t (b)', 'create table i (b int)']) {
    const steps = await planned(index, table(`alter table t add constraint k unique (a); ${called}`))
    expect(steps.filter((sql) => sql.includes('USING INDEX'))).toEqual([])
  }
})
