import { afterAll, beforeAll, expect, test } from 'vitest'
import { apply, type Design, intend, tablesOf } from '#model'
import type { Postgres } from '#postgres'
import { createReview, loadParser } from '#rules'
import { designIn } from '../../../test/import-into.ts'
import { lendPostgres } from '../../../test/lent-postgres.ts'

let db: Postgres
beforeAll(async () => {
  await loadParser()
  db = await lendPostgres()
})
afterAll(() => db.close())

const found = (design: Design) =>
  createReview('default')
    .review(design)
    .filter((it) => it.rule === 'pk-too-narrow')
    .map((it) => it.severity)

test('an integer key is as loud as what is known of its growth', async () => {
  const design = await designIn(db, 'create table orders (id integer generated always as identity primary key);')
  const [orders] = tablesOf(design)
  const growing = (growth: number) =>
    apply(
      design,
      intend(design, { sort: 'estimate', about: orders?.id ?? 'table:none', rows: 1000, growth, writes: 'some' }),
    )
  expect(found(design)).toEqual(['info'])
  expect(found(growing(20_000_000))).toEqual(['error'])
  expect(found(growing(1000))).toEqual([])
  const log = await designIn(db, 'create table order_events (id integer generated always as identity primary key);')
  expect(found(log)).toEqual(['warning'])
})
