import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type PlaceLink, placeLink, readPlaceLink } from './place-link.ts'

const place: PlaceLink = { at: 'billing.a&b#c=d é', diagram: 'Main', view: { x: -12, y: 40, k: 0.5 }, steps: 2 }

test('what is written is read back, with a design or without', () => {
  expect(readPlaceLink(placeLink('abc_-', place))).toEqual({ fragment: 'abc_-', place, mode: 'edit' })
  expect(readPlaceLink(placeLink('', place))).toEqual({ fragment: '', place, mode: 'edit' })
  const nowhere = { at: null, diagram: null, view: null, steps: null }
  expect(placeLink('abc', nowhere)).toBe('abc')
  expect(readPlaceLink('abc')).toEqual({ fragment: 'abc', place: nowhere, mode: 'edit' })
})

test('a link for reading only says so, wherever it leads', () => {
  expect(placeLink('abc', null, 'view')).toBe('abc&mode=view')
  expect(readPlaceLink('abc&mode=view').mode).toBe('view')
  expect(readPlaceLink(placeLink('abc', place, 'view'))).toEqual({ fragment: 'abc', place, mode: 'view' })
  for (const words of ['mode=', 'mode=VIEW', 'mode=admin', 'at=mode%3Dview'])
    expect(readPlaceLink(`abc&${words}`).mode).toBe('edit')
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
