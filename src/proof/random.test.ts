import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { plan } from '#migrate'
import { adopt, type Design, emptyDesign } from '#model'
import { type Postgres, readCatalog, resetDatabase } from '#postgres'
import { openTestPostgres } from '../../test/open-postgres.ts'
import { designs, edits, walk } from '../../test/random-design.ts'
import { acts, live } from '../../test/random-kinds.ts'
import { provePlan } from './prove.ts'

let db: Postgres
beforeAll(async () => {
  db = await openTestPostgres()
})
afterAll(() => db.close())

/**
 * The design as Postgres tells it (expressions in its own spelling) under the ids it had; null where Postgres does not
 * take it as a whole. A design may be wrong, and only of sound ones can anything be asked of a plan.
 */
async function asPostgresHasIt(design: Design): Promise<Design | null> {
  await resetDatabase(db)
  const { refusals } = await provePlan(db, plan(emptyDesign(), design), design)
  return refusals.length > 0 ? null : adopt((await readCatalog(db)).design, design)
}

test('from any design to any other and back, Postgres arrives where the plan says', async () => {
  let proved = 0
  await fc.assert(
    fc.asyncProperty(designs(12), edits(10), async (from, list) => {
      const to = await asPostgresHasIt(walk(from, list))
      const start = await asPostgresHasIt(from)
      if (!to || !start) return
      expect(await provePlan(db, plan(start, to), to), 'up').toEqual({ refusals: [], drift: [] })
      expect(await provePlan(db, plan(to, start), start), 'down').toEqual({ refusals: [], drift: [] })
      proved++
    }),
    { numRuns: 60 },
  )
  expect(proved, 'most random designs are sound').toBeGreaterThan(20)
})

test('so it does with objects of every kind', async () => {
  let proved = 0
  await fc.assert(
    fc.asyncProperty(acts(24), acts(12), async (first, then) => {
      const from = live(emptyDesign(), first)
      const to = await asPostgresHasIt(live(from, then))
      const start = await asPostgresHasIt(from)
      if (!to || !start) return
      expect(await provePlan(db, plan(start, to), to), 'up').toEqual({ refusals: [], drift: [] })
      expect(await provePlan(db, plan(to, start), start), 'down').toEqual({ refusals: [], drift: [] })
      proved++
    }),
    { numRuns: 40 },
  )
  expect(proved, 'most random designs are sound').toBeGreaterThan(20)
})
