import fc from 'fast-check'
import { type Attributes, firstOf, NONE, only, placesOf } from './attributes.ts'
import type { Dependency, Relation } from './relation.ts'

/** All subsets of a set, the empty one first. */
export function subsetsOf(set: Attributes): Attributes[] {
  const all = [NONE]
  for (const at of placesOf(set)) all.push(...all.map((it) => it | only(at)))
  return all
}

export const dependency = (width: number) =>
  fc.record({ from: fc.nat(2 ** width - 1).map(BigInt), to: fc.integer({ min: 1, max: 2 ** width - 1 }).map(BigInt) })

export const relations = (widest: number): fc.Arbitrary<Relation> =>
  fc.integer({ min: 1, max: widest }).chain((width) =>
    fc.record({
      attributes: fc.constant(firstOf(width)),
      dependencies: fc.array(dependency(width), { maxLength: 7 }),
      many: fc.constant([]),
    }),
  )

export type Row = readonly number[]
export const keyIn = (row: Row, set: Attributes): string =>
  placesOf(set)
    .map((at) => row[at])
    .join()
export const obeys = (rows: readonly Row[], { from, to }: Dependency): boolean =>
  rows.every((a) => rows.every((b) => keyIn(a, from) !== keyIn(b, from) || keyIn(a, to) === keyIn(b, to)))

/** The rows, and those that joining the parts would add. */
export function joined(rows: readonly Row[], parts: readonly Attributes[], width: number): Set<string> {
  let now: (readonly (number | null)[])[] = [Array.from({ length: width }, () => null)]
  for (const part of parts) {
    const next = now.flatMap((had) =>
      rows
        .filter((row) => placesOf(part).every((at) => had[at] === null || had[at] === row[at]))
        .map((row) => had.map((value, at) => ((part & only(at)) === NONE ? value : (row[at] ?? null)))),
    )
    now = [...new Map(next.map((row) => [row.join(), row])).values()]
  }
  return new Set(now.map((row) => row.join()))
}

export const smallTables = (width: number) =>
  fc.array(fc.array(fc.nat(2), { minLength: width, maxLength: width }), { minLength: 1, maxLength: 8 })
