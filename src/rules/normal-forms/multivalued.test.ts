import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Attributes, isWithin, minus, NONE, only, placesOf } from './attributes.ts'
import { fourthNormalForm } from './fourth.ts'
import { dependencyBasis, isSuperkeyAmongMany } from './multivalued.ts'
import { dependency, joined, keyIn, obeys, type Row, relations, smallTables, subsetsOf } from './random-relations.ts'
import type { Dependency, Relation } from './relation.ts'

const distinct = (rows: readonly Row[]): Row[] => [...new Map(rows.map((row) => [row.join(), row])).values()]

/** The rows that a multivalued dependency asks for: of any two that agree, one with the right side of the one and the rest of the other. */
const swapped = (rows: readonly Row[], { from, to }: Dependency): Row[] =>
  rows.flatMap((a) =>
    rows
      .filter((b) => keyIn(a, from) === keyIn(b, from))
      .map((b) => a.map((value, at) => ((to & only(at)) === NONE ? (b[at] ?? value) : value))),
  )

/** Whether a dependency follows, by the chase of two rows that agree on its left side. */
function chased({ attributes, dependencies, many }: Relation, from: Attributes): Set<string> {
  const places = placesOf(attributes)
  let rows: Row[] = [places.map(() => 1), places.map((at) => ((from & only(at)) === NONE ? 2 : 1))]
  for (let size = ''; size !== JSON.stringify(rows); ) {
    size = JSON.stringify(rows)
    for (const it of dependencies)
      for (const a of rows)
        for (const b of rows)
          if (keyIn(a, it.from) === keyIn(b, it.from))
            for (const at of placesOf(it.to))
              if (a[at] !== b[at]) rows = rows.map((row) => row.map((value, i) => (i === at ? 1 : value)))
    for (const it of many) rows = distinct([...rows, ...swapped(rows, it)])
    rows = distinct(rows)
  }
  return new Set(rows.map((row) => row.join()))
}

const manyRelations = relations(4).chain((relation) =>
  fc
    .array(dependency(placesOf(relation.attributes).length), { minLength: 1, maxLength: 3 })
    .map((many): Relation => ({ ...relation, dependencies: relation.dependencies.slice(0, 3), many })),
)

test('the dependency basis is what the chase of two rows leaves free', () => {
  fc.assert(
    fc.property(manyRelations, (relation) => {
      for (const set of subsetsOf(relation.attributes)) {
        const rows = chased(relation, set)
        const width = placesOf(relation.attributes).length
        const fixed =
          [...rows][0]?.split(',').map((_, at) => [...rows].every((row) => row.split(',')[at] === '1')) ?? []
        const basis = dependencyBasis(set, relation)
        for (const to of subsetsOf(minus(relation.attributes, set))) {
          const free = Array.from({ length: width }, (_, at) => (fixed[at] || (to & only(at)) === NONE ? 1 : 2)).join()
          const inBasis = basis.filter((block) => isWithin(block, to)).reduce((all, it) => all | it, NONE) === to
          expect(inBasis).toBe(rows.has(free))
        }
        expect(isSuperkeyAmongMany(set, relation)).toBe(fixed.every(Boolean))
      }
    }),
    { numRuns: 150 },
  )
})

test('fourth normal form: what is declared cuts every part no more, and the parts join back', () => {
  fc.assert(
    fc.property(manyRelations, smallTables(4), (relation, rows) => {
      const width = placesOf(relation.attributes).length
      const parts = fourthNormalForm(relation)
      for (const part of parts)
        for (const { from } of [...relation.many, ...relation.dependencies]) {
          if (!isWithin(from, part)) continue
          const blocks = dependencyBasis(from, relation).filter((it) => (it & part) !== NONE)
          const determined = chased(relation, from)
          const isKey = placesOf(part).every((at) => [...determined].every((row) => row.split(',')[at] === '1'))
          expect(isKey || blocks.length <= 1).toBe(true)
        }
      const mine = rows.map((row) => row.slice(0, width))
      const full = chaseRows(mine, relation)
      if (full) expect(joined(full, parts, width)).toEqual(new Set(full.map((row) => row.join())))
    }),
    { numRuns: 150 },
  )
})

/** The rows with all that the multivalued dependencies ask for; null where the functional ones are broken then. */
function chaseRows(rows: readonly Row[], { dependencies, many }: Relation): Row[] | null {
  let all = [...rows]
  for (let size = 0; size !== all.length; ) {
    size = all.length
    for (const it of many) all = distinct([...all, ...swapped(all, it)])
  }
  return dependencies.every((it) => obeys(all, it)) ? all : null
}
