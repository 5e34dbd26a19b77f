import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ONLINE, plan, segmentsOf, withOptions } from '#migrate'
import { adopt, columnsOf, type Design, emptyDesign, tablesOf } from '#model'
import { type Postgres, readSnapshot, resetDatabase } from '#postgres'
import { designIn } from '../../test/import-into.ts'
import { lendPostgres } from '../../test/lent-postgres.ts'
import { provePlan, runPlan } from './prove.ts'

let db: Postgres
beforeAll(async () => {
  db = await lendPostgres()
})
afterAll(() => db.close())

async function versions(before: string, after: string): Promise<readonly [Design, Design]> {
  const from = await designIn(db, before)
  return [from, adopt(await designIn(db, after), from)]
}

const load = async (design: Design, rows: string) => {
  await resetDatabase(db)
  expect(await runPlan(db, plan(emptyDesign(), design))).toEqual([])
  await db.exec(rows)
}

const columnIn = (design: Design, name: string) =>
  columnsOf(design, tablesOf(design)[0]?.id ?? 'table:none').find((it) => it.name === name)?.id ?? 'column:none'

describe('a plan for a database at work', () => {
  test('fills every row of a table of many blocks, part by part, each in a transaction of its own', async () => {
    const [from, to] = await versions(
      'create table t (id int primary key);',
      'create table t (id int primary key, n int not null);',
    )
    const options = withOptions(ONLINE, { batchBlocks: 7, fills: { [columnIn(to, 'n')]: 'id * 2' } })
    await load(from, 'insert into t select generate_series(1, 20000)')
    const steps = plan(from, to, options)
    expect(await provePlan(db, steps, to, options)).toEqual({ refusals: [], drift: [] })
    const { rows } = await db.query<{ right: number; writers: number }>(
      'select count(*) filter (where n = id * 2)::int as right, count(distinct xmin::text)::int as writers from t',
    )
    expect(rows[0]?.right).toBe(20_000)
    expect(rows[0]?.writers).toBeGreaterThan(5)
  })

  test('stops before anything is done where a guard finds rows in the way', async () => {
    const [from, to] = await versions(
      'create table t (id int primary key, gone text);',
      'create table t (id int primary key, came text);',
    )
    const guarded = withOptions(ONLINE, {
      guards: { [columnIn(from, 'gone')]: `SELECT FROM t WHERE gone IS NOT NULL AND gone <> '$$'` },
    })
    await load(from, `insert into t values (1, 'kept')`)
    const before = await readSnapshot(db)
    expect(await runPlan(db, plan(from, to, guarded), guarded)).toMatchObject([{ code: '23514' }])
    expect(await readSnapshot(db)).toEqual(before)
    await db.exec('update t set gone = null')
    expect(await provePlan(db, plan(from, to, guarded), to, guarded)).toEqual({ refusals: [], drift: [] })
  })

  test('can be run again where an index was broken off: what is left of it is no index', async () => {
    const [from, to] = await versions(
      'create table t (id int primary key, a int);',
      'create table t (id int primary key, a int constraint k unique);',
    )
    await load(from, 'insert into t values (1, 5), (2, 5)')
    const steps = plan(from, to, ONLINE)
    expect(await runPlan(db, steps, ONLINE)).toMatchObject([{ code: '23505' }])
    await db.exec('delete from t where id = 2')
    expect(await provePlan(db, steps, to, ONLINE)).toEqual({ refusals: [], drift: [] })
  })

  test('keeps what is dropped and made again in one transaction', async () => {
    const [from, to] = await versions(
      'create table t (id int primary key, a int); create table u (id int primary key); create view v as select a from t;',
      'create table t (id int primary key, a bigint); create table u (id int primary key, b int); create view v as select a from t;',
    )
    const steps = plan(from, to, ONLINE)
    const views = segmentsOf(steps, ONLINE).map((it) => it.steps.filter((step) => / VIEW v\b/.test(step.sql)).length)
    expect(views.filter((count) => count > 0)).toEqual([2])
  })
})
