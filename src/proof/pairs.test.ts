import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Postgres } from '#postgres'
import { judge, openForPairs, type Pair, pairsAreHere, proveSwapped, readPairs, SOURCES } from '../../test/pairs.ts'

/** What does not arrive yet, with the reason. One that arrives fails its pin. */
const GAPS: Readonly<Record<string, string>> = {
  'pg-delta/dependencies-cycles--alter-seq-datatype-owned-col-survives':
    'refused: the sequence of a serial that stays on its own would be made twice',
}

/** A tenth of all pairs and every rename, for each run of the tests; `npm run pairs` proves them all. */
const sample = (pairs: readonly Pair[]): readonly Pair[] =>
  pairs.filter((pair, i) => i % 10 === 0 || (pair.extra.renames ?? []).length > 0 || pair.id in GAPS)

let db: Postgres
beforeAll(async () => {
  if (pairsAreHere()) db = await openForPairs()
})
afterAll(() => db?.close())

describe('migrations between schemas that we did not write arrive, up and down and up again, and swapped', () => {
  if (!pairsAreHere()) test.skip('skipped: ../shared/corpus/pairs is not here', () => undefined)
  const pairs = pairsAreHere() ? SOURCES.flatMap((source) => sample(readPairs(source))) : []

  test.each(pairs.map((pair) => [pair.id, pair] as const))('%s', async (id, pair) => {
    const { verdict, detail } = judge(id, await proveSwapped(db, pair))
    if (GAPS[id]) expect(verdict, `pinned: ${GAPS[id]}`).not.toBe('arrives')
    else expect({ verdict, detail }).toEqual({ verdict: 'arrives', detail: null })
  })
})

/** A view that the tool takes to exist already is in neither script, so there is nothing to rename. */
const isRenamed = (pair: Pair): boolean =>
  !pair.noop && (pair.extra.renames ?? []).length > 0 && !/existing flag/.test(pair.id)

describe('a rename that was told comes out as a rename', () => {
  const renamed = pairsAreHere() ? readPairs('drizzle').filter((pair) => isRenamed(pair)) : []
  test.each(renamed.map((pair) => [pair.id, pair] as const))('%s', async (_id, pair) => {
    const { forward } = await proveSwapped(db, pair)
    expect(forward.up.steps.some((step) => step.action === 'rename' || / SET SCHEMA /.test(step.sql))).toBe(true)
  })
})
