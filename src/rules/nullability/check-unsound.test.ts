import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Postgres } from '#postgres'
import { createReview, loadParser } from '#rules'
import { designIn } from '../../../test/import-into.ts'
import { lendPostgres } from '../../../test/lent-postgres.ts'
import { checkUnsound } from './check-unsound.ts'

let db: Postgres
beforeAll(async () => {
  await loadParser()
  db = await lendPostgres()
})
afterAll(() => db.close())

test('each of the bad example is told for what it is', async () => {
  const found = createReview('default').review(await designIn(db, checkUnsound.bad))
  const told = found.filter((it) => it.rule === 'check-unsound').map((it) => `${it.severity} ${it.message}`)
  expect(told).toEqual([
    'error orders: always lets every row in',
    expect.stringMatching(/^error orders: listed lets every row in: compared with NULL/),
    expect.stringMatching(/^error orders: soon asks current_date/),
    expect.stringMatching(/^info orders: past asks now/),
    expect.stringMatching(/^info orders: own asks is_fine\(\), which is not declared IMMUTABLE/),
    expect.stringMatching(/^warning orders: there asks that note be there/),
    'error gauges: no row can pass low together with high',
    'error stays: no row can pass order_of_days',
    expect.stringMatching(/^error percent: value can be nothing but null under percent_check/),
  ])
})

/** Conditions of every shape that is understood, and some that are not, over what each of three columns may hold. */
const TESTS = [
  'n > 1',
  'n <= 1',
  'n = 2',
  'n <> 2',
  'n IN (0, 2)',
  'n NOT IN (1, NULL)',
  'n BETWEEN 1 AND 2',
  'n IS NULL',
  '3 > n',
  'n IS DISTINCT FROM 1',
  'r >= 0',
  'r < 3',
  "w = 'a'",
  "w IN ('a', 'b')",
  "w <> 'a'",
  'w IS NOT NULL',
  'f',
  'f IS NOT TRUE',
  'f IS UNKNOWN',
  'f = false',
  'length(w) > 1',
  "w > 'a'",
  'n + r > 2',
  'r < r',
  'w >= w',
  'f <> f',
]

test('whatever it says of a condition, Postgres finds no row that says otherwise', async () => {
  const parts = TESTS.map((it, i) => [
    it,
    TESTS[(i * 7 + 3) % TESTS.length] ?? it,
    TESTS[(i * 11 + 5) % TESTS.length] ?? it,
  ])
  const conditions = parts.flatMap(([a, b, c]) => [
    `${a} AND NOT (${b})`,
    `${a} OR ${b}`,
    `NOT (${a} OR ${b}) AND ${c}`,
    `(${a} OR NOT ${c}) AND NOT (${a})`,
    `${a} OR NOT (${a})`,
    `${a} AND NOT (${a}) AND n IS NOT NULL`,
  ])
  const sql = `create table rows (n integer, r integer not null, w text, f boolean);
${conditions.map((it, i) => `create table c${i} (n integer, r integer not null, w text, f boolean, constraint it check (${it}));`).join('\n')}`
  const found = createReview('default')
    .review(await designIn(db, sql))
    .filter((it) => it.rule === 'check-unsound')
  await db.query(`insert into rows select n, r, w, f from unnest(array[0, 1, 2, 3, null]) n, unnest(array[-1, 0, 1, 2, 3]) r,
    unnest(array['a', 'b', 'cc', '', null]) w, unnest(array[true, false, null]) f`)
  const all = await db.query(
    `select ${conditions.map((it, i) => `bool_or((${it}) is not false) p${i}, bool_or((${it}) is false) r${i}`).join(', ')} from rows`,
  )
  const row = all.rows[0] as Record<string, boolean>
  let said = 0
  for (const it of found) {
    const i = /^c(\d+): /.exec(it.message)?.[1]
    if (it.message.includes('lets every row in'))
      expect(row[`r${i}`], `${conditions[Number(i)]} lets every row in`).toBe(false)
    if (it.message.includes('no row can pass'))
      expect(row[`p${i}`], `no row passes ${conditions[Number(i)]}`).toBe(false)
    said++
  }
  expect(said).toBeGreaterThan(20)
})
