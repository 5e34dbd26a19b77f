import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { plan } from '#migrate'
import { adopt, type Design, emptyDesign } from '#model'
import { type Postgres, readCatalog, resetDatabase } from '#postgres'
import { lendPostgres } from '../../test/lent-postgres.ts'
import { designs, edits, walk } from '../../test/random-design.ts'
import { acts, live } from '../../test/random-kinds.ts'
import { provePlan } from './prove.ts'

let db: Postgres
beforeAll(async () => {
  db = await lendPostgres()
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

/** How many of the random pairs are sound, all of which must arrive there and back. */
async function proved(pairs: fc.Arbitrary<readonly [from: Design, to: Design]>, runs: number): Promise<number> {
  let sound = 0
  await fc.assert(
    fc.asyncProperty(pairs, async ([from, next]) => {
      const to = await asPostgresHasIt(next)
      const start = await asPostgresHasIt(from)
      if (!to || !start) return
      expect(await provePlan(db, plan(start, to), to), 'up').toEqual({ refusals: [], drift: [] })
      expect(await provePlan(db, plan(to, start), start), 'down').toEqual({ refusals: [], drift: [] })
      sound++
    }),
    { numRuns: runs },
  )
  return sound
}

test('from any design to any other and back, Postgres arrives where the plan says', async () => {
  const pairs = fc.tuple(designs(12), edits(10)).map(([from, list]) => [from, walk(from, list)] as const)
  expect(await proved(pairs, 60), 'most random designs are sound').toBeGreaterThan(20)
})

test('so it does with objects of every kind', async () => {
  const pairs = fc.tuple(acts(24), acts(12)).map(([first, then]) => {
    const from = live(emptyDesign(), first)
    return [from, live(from, then)] as const
  })
  expect(await proved(pairs, 40), 'most random designs are sound').toBeGreaterThan(20)
})
