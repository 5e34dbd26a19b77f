import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Attributes, firstOf, isWithin, minus, placesOf, singlesOf } from './attributes.ts'
import { discover } from './discovery.ts'
import { keyIn, obeys, smallTables, subsetsOf } from './random-relations.ts'
import type { Dependency } from './relation.ts'

test('what is discovered in rows is every least dependency that they obey, but of their keys', () => {
  fc.assert(
    fc.property(smallTables(5), fc.integer({ min: 0, max: 4 }), (rows, widest) => {
      const all = firstOf(5)
      const isKey = (set: Attributes) => new Set(rows.map((row) => keyIn(row, set))).size === rows.length
      const obeyed = subsetsOf(all)
        .filter((from) => placesOf(from).length <= widest && !isKey(from))
        .flatMap((from) => singlesOf(minus(all, from)).map((to) => ({ from, to })))
        .filter((it) => obeys(rows, it))
      const least = obeyed.filter(
        (it) => !obeyed.some((other) => other.to === it.to && other !== it && isWithin(other.from, it.from)),
      )
      const columns = placesOf(all).map((at) => rows.map((row) => String(row[at])))
      const words = (it: Dependency) => `${it.from} ${it.to}`
      expect(discover(columns, widest).map(words).sort()).toEqual(least.map(words).sort())
    }),
    { numRuns: 400 },
  )
})
