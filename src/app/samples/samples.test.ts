import { readdirSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { plan } from '#migrate'
import { apply, emptyDesign, intend, pathOf, tablesOf } from '#model'
import { type Postgres, resetDatabase } from '#postgres'
import { runPlan } from '#proof'
import { createReview, loadParser } from '#rules'
import { designIn } from '../../../test/import-into.ts'
import { openTestPostgres } from '../../../test/open-postgres.ts'
import { SAMPLES } from './index.ts'

let db: Postgres
beforeAll(async () => {
  await loadParser()
  db = await openTestPostgres(['citext', 'btree_gist'])
})
afterAll(() => db.close())

/** What some of them do on purpose: a currency is known by its code. */
const CHOSEN = new Set(['pk-mutable-natural'])

test('each SQL file of the folder is listed once', () => {
  const files = readdirSync(new URL('.', import.meta.url)).filter((it) => it.endsWith('.sql'))
  expect(SAMPLES.map((it) => `${it.id}.sql`).sort()).toEqual(files.sort())
})

test.each(SAMPLES)('$title is without an error or a warning in its style, and Postgres makes it', async (sample) => {
  const read = await designIn(db, await sample.load())
  expect(tablesOf(read)).toHaveLength(sample.tables)
  const design = apply(read, intend(read, { sort: 'profile', extends: sample.profile, severities: {}, options: {} }))
  const found = createReview(sample.profile).review(design)
  const loud = found.filter((it) => it.severity === 'error' || (it.severity === 'warning' && !CHOSEN.has(it.rule)))
  expect(loud.map((it) => `${it.rule} ${pathOf(design, it.about)}: ${it.message}`)).toEqual([])
  await resetDatabase(db)
  expect(await runPlan(db, plan(emptyDesign(), design))).toEqual([])
})

test.each(SAMPLES)('the sketch of $title joins only what it draws', ({ sketch }) => {
  for (const end of sketch.joins.flat()) expect(sketch.at[end]).toBeDefined()
})
