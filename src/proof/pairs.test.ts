import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Postgres } from '#postgres'
import {
  judge,
  openForPairs,
  type Pair,
  pairsAreHere,
  proveSwapped,
  readPairs,
  SOURCES,
  type Swapped,
} from '../../test/pairs.ts'

/** A tenth of all pairs and every rename, for each run of the tests; `npm run pairs` proves them all. */
const sample = (pairs: readonly Pair[]): readonly Pair[] =>
  pairs.filter((pair, i) => i % 10 === 0 || (pair.extra.renames ?? []).length > 0)

let db: Postgres
beforeAll(async () => {
  if (pairsAreHere()) db = await openForPairs()
})
afterAll(() => db?.close())

/** A pair is proved once, whatever is asked of it. */
const proved = new Map<string, Promise<Swapped>>()
function proofOf(pair: Pair): Promise<Swapped> {
  const proof = proved.get(pair.id) ?? proveSwapped(db, pair)
  proved.set(pair.id, proof)
  return proof
}

describe('migrations between schemas that we did not write arrive, up and down and up again, and swapped', () => {
  if (!pairsAreHere()) test.skip('skipped: ../shared/corpus/pairs is not here', () => undefined)
  const pairs = pairsAreHere() ? SOURCES.flatMap((source) => sample(readPairs(source))) : []

  test.each(pairs.map((pair) => [pair.id, pair] as const))('%s', async (id, pair) => {
    const { verdict, detail } = judge(id, await proofOf(pair))
    expect({ verdict, detail }).toEqual({ verdict: 'arrives', detail: null })
  })
})

/** A view that the tool takes to exist already is in neither script, so there is nothing to rename. */
const isRenamed = (pair: Pair): boolean =>
  !pair.noop && (pair.extra.renames ?? []).length > 0 && !/existing flag/.test(pair.id)

describe('a rename that was told comes out as a rename', () => {
  const renamed = pairsAreHere() ? readPairs('drizzle').filter((pair) => isRenamed(pair)) : []
  test.each(renamed.map((pair) => [pair.id, pair] as const))('%s', async (_id, pair) => {
    const { forward } = await proofOf(pair)
    expect(forward.up.steps.some((step) => step.action === 'rename' || / SET SCHEMA /.test(step.sql))).toBe(true)
  })
})
