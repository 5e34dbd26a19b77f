import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { anomaly } from './anomaly.ts'
import { type Attributes, isWithin, minus, NONE, only, placesOf, singlesOf } from './attributes.ts'
import { boyceCodd } from './boyce-codd.ts'
import { candidateKeys, isSuperkey } from './candidate-keys.ts'
import { isLossless } from './chase.ts'
import { closureOf, implies } from './closure.ts'
import { minimalCover } from './minimal-cover.ts'
import { judge } from './normal-form.ts'
import { lostBy } from './preservation.ts'
import { partOf, projected } from './projection.ts'
import { joined, obeys, relations, smallTables, subsetsOf } from './random-relations.ts'
import type { Dependency, Relation } from './relation.ts'
import { thirdNormalForm } from './synthesis.ts'

const holds = (name: string, widest: number, check: (relation: Relation) => void) =>
  test(name, () => {
    fc.assert(fc.property(relations(widest), check), { numRuns: 300 })
  })

/** By the definitions, subset by subset. */
const bruteKeys = (relation: Relation): Attributes[] => {
  const supers = subsetsOf(relation.attributes).filter((it) => isSuperkey(it, relation))
  return supers.filter((it) => !supers.some((other) => other !== it && isWithin(other, it)))
}

function bruteForm(relation: Relation): string {
  const keys = bruteKeys(relation)
  const prime = keys.reduce((all, key) => all | key, NONE)
  const bad = subsetsOf(relation.attributes).flatMap((from) =>
    isSuperkey(from, relation)
      ? []
      : singlesOf(minus(closureOf(from, relation.dependencies) & relation.attributes, from)).map((to) => ({
          from,
          to,
        })),
  )
  const plain = bad.filter((it) => (it.to & prime) === NONE)
  if (plain.some((it) => keys.some((key) => isWithin(it.from, key)))) return '1NF'
  if (plain.length > 0) return '2NF'
  return bad.length > 0 ? '3NF' : 'BCNF'
}

const isIn = (relation: Relation, ...forms: string[]) => expect(forms).toContain(bruteForm(relation))

describe('of any relation', () => {
  holds('closures hold what they start from, and grow no more', 8, ({ attributes, dependencies }) => {
    for (const set of subsetsOf(attributes).slice(0, 40)) {
      const closed = closureOf(set, dependencies)
      expect(isWithin(set, closed)).toBe(true)
      expect(closureOf(closed, dependencies)).toBe(closed)
    }
  })

  holds('a cover says the same with nothing to spare', 8, ({ dependencies }) => {
    const cover = minimalCover(dependencies)
    for (const it of dependencies) expect(implies(cover, it)).toBe(true)
    for (const it of cover) {
      expect(implies(dependencies, it)).toBe(true)
      expect(
        implies(
          cover.filter((other) => other !== it),
          it,
        ),
      ).toBe(false)
      for (const one of singlesOf(it.from)) expect(implies(cover, { ...it, from: minus(it.from, one) })).toBe(false)
    }
  })

  holds('its keys are all the least sets that determine everything', 8, (relation) => {
    const { keys, complete } = candidateKeys(relation)
    expect(complete).toBe(true)
    expect([...keys].sort()).toEqual(bruteKeys(relation).sort())
  })

  holds('its normal form is what the definitions say', 6, (relation) => {
    expect(judge(relation).form).toBe(bruteForm(relation))
  })

  holds('each violation told is one', 6, (relation) => {
    for (const it of judge(relation).violations) {
      expect(implies(relation.dependencies, it)).toBe(true)
      expect(isSuperkey(it.from, relation)).toBe(false)
      const [one, other] = anomaly(relation, it, false)
      const same = placesOf(relation.attributes).filter((_, i) => one?.[i] === other?.[i])
      const agree = same.reduce((set, at) => set | only(at), NONE)
      expect(isWithin(it.from | it.to, agree)).toBe(true)
      expect(agree).not.toBe(relation.attributes)
      for (const each of relation.dependencies)
        if (isWithin(each.from, agree)) expect(isWithin(each.to & relation.attributes, agree)).toBe(true)
    }
  })

  holds('a projection says what the closures of all subsets say', 6, (relation) => {
    for (const part of subsetsOf(relation.attributes).filter((_, i) => i % 3 === 1)) {
      const told = projected(relation.dependencies, part)
      for (const set of subsetsOf(part))
        expect(closureOf(set, told) & part).toBe(closureOf(set, relation.dependencies) & part)
    }
  })

  holds('third normal form: every part in it, no row and no dependency lost', 7, (relation) => {
    const parts = thirdNormalForm(relation)
    for (const part of parts) isIn(partOf(relation, part), '3NF', 'BCNF')
    expect(isLossless(relation, parts)).toBe(true)
    expect(lostBy(parts, relation.dependencies)).toEqual([])
  })

  holds('Boyce-Codd normal form: every part in it, no row lost, and what is lost is told', 7, (relation) => {
    const { parts, lost } = boyceCodd(relation)
    for (const part of parts) isIn(partOf(relation, part), 'BCNF')
    expect(isLossless(relation, parts)).toBe(true)
    const kept = parts.flatMap((part) => projected(relation.dependencies, part))
    const isLost = (it: Dependency) => lost.some((other) => other.from === it.from && other.to === it.to)
    for (const it of minimalCover(relation.dependencies)) expect(implies(kept, it)).toBe(!isLost(it))
  })
})

test('what the chase calls lossless joins back in every table that obeys the dependencies', () => {
  const parts = fc.array(fc.integer({ min: 1, max: 15 }).map(BigInt), { minLength: 1, maxLength: 3 })
  fc.assert(
    fc.property(relations(4), parts, smallTables(4), (relation, some, rows) => {
      const width = placesOf(relation.attributes).length
      const cutTo = some.map((it) => it & relation.attributes)
      const mine = rows.map((row) => row.slice(0, width))
      const obeying = mine.filter((row, i) =>
        relation.dependencies.every((it) => mine.slice(0, i).every((other) => obeys([row, other], it))),
      )
      const all = cutTo.reduce((set, it) => set | it, NONE)
      if (!relation.dependencies.every((it) => obeys(obeying, it))) return
      const same = new Set(obeying.map((row) => row.join()))
      if (isLossless(relation, cutTo)) expect(joined(obeying, cutTo, width)).toEqual(same)
      if (all !== relation.attributes) expect(isLossless(relation, cutTo)).toBe(false)
      const [a = NONE, b = NONE] = cutTo
      const closed = closureOf(a & b, relation.dependencies)
      if (cutTo.length === 2 && all === relation.attributes)
        expect(isLossless(relation, cutTo)).toBe(isWithin(a, closed) || isWithin(b, closed))
    }),
    { numRuns: 400 },
  )
})
