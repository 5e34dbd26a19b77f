import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { randomFrom } from '#base'
import { plan } from '#migrate'
import { adopt, type Design, emptyDesign } from '#model'
import { EXTENSIONS, type Postgres, readCatalog, readSnapshot, resetDatabase } from '#postgres'
import { designIn } from '../../test/import-into.ts'
import { mutated } from '../../test/mutate.ts'
import { openTestPostgres } from '../../test/open-postgres.ts'
import type { End } from './end.ts'
import { provePair } from './pair.ts'
import { runPlan } from './prove.ts'

const folder = new URL('../../corpus/', import.meta.url)
const files = readdirSync(folder)
  .filter((it) => it.includes('--'))
  .flatMap((it) => ['a', 'b'].map((end) => new URL(`${it}/${end}.sql`, folder)))

let db: Postgres
beforeAll(async () => {
  db = await openTestPostgres(EXTENSIONS)
})
afterAll(() => db.close())

/** A design as Postgres has it, or null where it does not take it: of those nothing can be asked. */
async function held(design: Design): Promise<End | null> {
  const load = (into: Postgres) => runPlan(into, plan(emptyDesign(), design))
  await resetDatabase(db)
  if ((await load(db)).length > 0) return null
  const read = adopt((await readCatalog(db)).design, design)
  return { design: read, snapshot: await readSnapshot(db), load: async (into) => void (await load(into)) }
}

test('whatever is done to a schema of any kind can be migrated to, back and again, and nothing is lost in silence', async () => {
  let sound = 0
  await fc.assert(
    fc.asyncProperty(fc.nat(files.length - 1), fc.nat(), fc.integer({ min: 1, max: 3 }), async (file, seed, acts) => {
      const from = await held(await designIn(db, readFileSync(files[file] as URL, 'utf8')))
      if (!from) return
      const { design, said } = mutated(from.design, acts, randomFrom(seed))
      const to = said.length > 0 ? await held(design) : null
      if (!to) return
      sound++
      const { up, down, again } = await provePair(db, from, to, { rows: 4 })
      for (const [way, { refusals, drift, lost }] of Object.entries({ up, down, again }))
        expect({ refusals, drift, lost: lost.filter((it) => !it.announced) }, `${way} ${files[file]}: ${said}`).toEqual(
          {
            refusals: [],
            drift: [],
            lost: [],
          },
        )
    }),
    { numRuns: 24 },
  )
  expect(sound, 'many are sound').toBeGreaterThan(8)
}, 240_000)
