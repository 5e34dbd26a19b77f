import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sqlImporter } from '#import'
import { ONLINE, plan } from '#migrate'
import { adopt, type Design, WAYS } from '#model'
import { type Postgres, readSnapshot, resetDatabase } from '#postgres'
import { changedBetween, settableFields } from '../../test/case-fields.ts'
import { openTestPostgres } from '../../test/open-postgres.ts'
import type { End } from './end.ts'
import { type Leg, provePair } from './pair.ts'
import { provePlan, runPlan, runStatements } from './prove.ts'

const folder = new URL('../../corpus/', import.meta.url)
const cases = readdirSync(folder, { withFileTypes: true })
  .filter((it) => it.isDirectory() && it.name.includes('--'))
  .map((it) => it.name)
const EXTENSIONS = ['citext', 'btree_gist', 'pg_trgm', 'hstore', 'postgis']

let db: Postgres
beforeAll(async () => {
  db = await openTestPostgres(EXTENSIONS)
})
afterAll(() => db.close())

/** The one database of this worker, lent to the importer: reset before, left open after. */
const importer = sqlImporter(async () => {
  await resetDatabase(db)
  return { ...db, close: async () => undefined }
})

async function read(path: URL): Promise<Design> {
  const imported = await importer.read(readFileSync(path, 'utf8'))
  expect(imported?.ledger.filter((entry) => entry.fate === 'refused')).toEqual([])
  return (imported as NonNullable<typeof imported>).design
}

const seen = new Set<string>()
const changed = new Set<string>()

/** A database as our own plan makes it, which is proved once, and the case's rows where it has some. */
async function endOf(design: Design, seed: string | null): Promise<End> {
  const nothing = { ...design.objects, buckets: new Map(), roots: design.objects.roots.map(() => new Map()) }
  const steps = plan({ ...design, objects: nothing }, design)
  const sow = async (into: Postgres) => {
    if (seed !== null) expect(await runStatements(into, [seed])).toEqual([])
  }
  const load = async (into: Postgres) => {
    expect(await runPlan(into, steps)).toEqual([])
    await sow(into)
  }
  await resetDatabase(db)
  expect(await provePlan(db, steps, design)).toEqual({ refusals: [], drift: [] })
  await sow(db)
  return { load, design, snapshot: await readSnapshot(db) }
}

const FINE = { refusals: [], drift: [], unannounced: [] }
/** A role that one end has because something there names it; a plan leaves the server's roles alone. */
const isGiven = (it: Leg['drift'][number]) => it.object.startsWith('role ') && (it.before === null || it.after === null)
const resultOf = (leg: Leg) => ({
  refusals: leg.refusals,
  drift: leg.drift.filter((it) => !isGiven(it)),
  unannounced: leg.lost.filter((it) => !it.announced),
})

/** Whether the way for a database at work is another one. */
const isOtherwise = (a: Design, b: Design): boolean =>
  [
    [a, b],
    [b, a],
  ].some(([from = a, to = b]) => plan(from, to).some((step) => WAYS.some((way) => step.ways[way])))

/** Enough for each of a table's values and sorts of rows to occur. */
const ROWS = 24

describe('every case of corpus/ goes from a to b and back, by our own plans, with the catalogs equal and the rows kept', () => {
  test.each(cases)('%s', async (name) => {
    const at = (file: string) => new URL(`${name}/${file}`, folder)
    const a = await read(at('a.sql'))
    const b = adopt(await read(at('b.sql')), a)
    for (const field of changedBetween(a, b)) changed.add(field)
    seen.add(name)
    const seed = existsSync(at('seed.sql')) ? readFileSync(at('seed.sql'), 'utf8') : null
    const [from, to] = [await endOf(a, seed), await endOf(b, null)]
    const proof = await provePair(db, from, to, { rows: ROWS })
    expect(proof.up.steps.length, 'a plan that does nothing proves nothing').toBeGreaterThan(0)
    for (const way of ['up', 'down', 'again'] as const) expect(resultOf(proof[way]), way).toEqual(FINE)
    if (isOtherwise(a, b)) {
      const online = await provePair(db, from, to, { rows: ROWS, options: ONLINE })
      for (const way of ['up', 'down', 'again'] as const) expect(resultOf(online[way]), `online, ${way}`).toEqual(FINE)
    }
    const lost = proof.down.lost
    if (existsSync(at('loses.txt'))) expect(lost, 'a case that keeps its rows has no loses.txt').not.toEqual([])
    else if (seed !== null) expect(lost, 'rows').toEqual([])
  })
})

test('every field of every kind changes in a case', (context) => {
  if (seen.size < cases.length) context.skip('only some of the cases were read')
  expect(settableFields().filter((field) => !changed.has(field))).toEqual([])
})
