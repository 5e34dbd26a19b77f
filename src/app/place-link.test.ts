import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type PlaceLink, placeLink, readPlaceLink } from './place-link.ts'

const place: PlaceLink = { at: 'billing.a&b#c=d é', diagram: 'Main', view: { x: -12, y: 40, k: 0.5 }, steps: 2 }

test('what is written is read back, with a design or without', () => {
  expect(readPlaceLink(placeLink('abc_-', place))).toEqual({ fragment: 'abc_-', place })
  expect(readPlaceLink(placeLink('', place))).toEqual({ fragment: '', place })
  const nowhere = { at: null, diagram: null, view: null, steps: null }
  expect(placeLink('abc', nowhere)).toBe('abc')
  expect(readPlaceLink('abc')).toEqual({ fragment: 'abc', place: nowhere })
})

test.each([
  'view=1,2',
  'view=1,2,3,4',
  'view=NaN,0,1',
  'view=1e300,0,1',
  'view=0,0,-1',
  'steps=99',
  'steps=1.5',
  `at=${'x'.repeat(5000)}`,
  '%%%',
  'at=',
])('of &%s nothing is believed', (words) => {
  expect(readPlaceLink(`abc&${words}`).place).toEqual({ at: null, diagram: null, view: null, steps: null })
})

test('no text throws, and what is read can be written', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      const read = readPlaceLink(text)
      expect(readPlaceLink(placeLink(read.fragment, read.place)).place.at).toEqual(read.place.at)
    }),
  )
})
