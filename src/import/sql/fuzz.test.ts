import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Postgres } from '#postgres'
import { mutant, scripts, statementsOf, troublesOf } from '../../../test/fuzz.ts'
import { lendPostgres } from '../../../test/lent-postgres.ts'

let db: Postgres
beforeAll(async () => {
  db = await lendPostgres()
})
afterAll(() => db.close())

// `npm run fuzz` does the same with a hundred thousand statements.
test('mutated statements are each answered, and each refusal has its place', async () => {
  const texts = scripts()
  const from = { scripts: texts, statements: statementsOf(texts), size: 60 }
  for (let seed = 1; seed <= 6; seed++) expect(await troublesOf(db, mutant(seed, from)), `seed ${seed}`).toEqual([])
}, 120_000)
