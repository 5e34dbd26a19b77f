import fc from 'fast-check'
import { expect, test } from 'vitest'
import { mixerSources } from '../../../../scripts/mixer.ts'
import { PRIMER } from '../dictionary.ts'
import { pack, unpack } from './mixer.ts'
import { SOURCES } from './wasm.ts'

test('what is compiled is what is written (npm run mixer)', () => {
  expect(SOURCES).toBe(mixerSources())
})

test('any bytes come back, whatever was packed before with the same learning', () => {
  const runs = fc.boolean()
  // Stretches that repeat, so that long matches begin and break.
  const bytes = fc
    .array(fc.tuple(fc.uint8Array({ minLength: 1, maxLength: 60 }), fc.integer({ min: 1, max: 8 })), { maxLength: 30 })
    .map((parts) =>
      Uint8Array.from(parts.flatMap(([part, times]) => Array.from({ length: times }, () => [...part])).flat()),
    )
  fc.assert(
    fc.property(bytes, runs, (plain, runs) => {
      const how = { primer: PRIMER, runs }
      expect(unpack(pack(plain, how), plain.length, how)).toEqual(plain)
    }),
  )
})

test('bytes that no packer wrote, and too few, give as many as were asked for', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), fc.integer({ min: 0, max: 5000 }), (packed, length) => {
      expect(unpack(packed, length, { primer: PRIMER, runs: true })).toHaveLength(length)
    }),
  )
})
