import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Postgres } from '#postgres'
import { openForPairs, type Pair, pairsAreHere, proveSwapped, readPairs } from '../../test/pairs.ts'
import type { PairProof } from './pair.ts'

const isSeeded = ({ extra }: Pair): boolean => Boolean(extra.seed_before || extra.seed_after)

let db: Postgres
beforeAll(async () => {
  if (pairsAreHere()) db = await openForPairs()
})
afterAll(() => db?.close())

/** What a way lost, and whether a step of the plan said so. */
const lostIn = (proof: PairProof) =>
  (['up', 'down', 'again'] as const).flatMap((way) =>
    proof[way].lost.map((it) => ({ way, ...it, column: it.column, about: undefined })),
  )

describe('the rows that pg-delta’s own seeds put in are there after up, down and up, but for what the plan names', () => {
  if (!pairsAreHere()) test.skip('skipped: ../shared/corpus/pairs is not here', () => undefined)
  const pairs = pairsAreHere() ? readPairs('pg-delta').filter(isSeeded) : []

  test.each(pairs.map((pair) => [pair.id, pair] as const))('%s', async (_id, pair) => {
    const { forward, swapped } = await proveSwapped(db, pair, 0)
    for (const proof of [forward, swapped]) {
      expect(lostIn(proof).filter((it) => !it.announced)).toEqual([])
      for (const way of ['up', 'down', 'again'] as const) expect(proof[way].refusals, way).toEqual([])
    }
  })
})
