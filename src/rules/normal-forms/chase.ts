import { type Attributes, NONE, only, placesOf, sizeOf } from './attributes.ts'
import type { Relation } from './relation.ts'

/** A row of the tableau: at each place 0 for the value that the joined row would have, else a number of its own. */
type Row = number[]

/**
 * Whether joining the parts gives back what was split, and no row more: the chase of a tableau with one row a part
 * (Aho, Beeri & Ullman 1979).
 */
export function isLossless({ attributes, dependencies }: Relation, parts: readonly Attributes[]): boolean {
  const width = placesOf(attributes).at(-1) ?? 0
  const rows: Row[] = parts.map((part, row) =>
    Array.from({ length: width + 1 }, (_, i) => ((part & only(i)) !== NONE ? 0 : row + 1)),
  )
  const whole = placesOf(attributes)
  for (let changed = true; changed; ) {
    changed = false
    for (const { from, to } of dependencies) {
      const [left, right] = [placesOf(from), placesOf(to)]
      for (const group of agreeing(rows, left)) for (const at of right) changed = equate(rows, group, at) || changed
    }
  }
  return sizeOf(attributes) === 0 || rows.some((row) => whole.every((at) => row[at] === 0))
}

/** The rows that have the same values at these places, where there are several. */
function agreeing(rows: readonly Row[], places: readonly number[]): Row[][] {
  const groups = new Map<string, Row[]>()
  for (const row of rows) {
    const key = places.map((at) => row[at]).join()
    groups.set(key, [...(groups.get(key) ?? []), row])
  }
  return [...groups.values()].filter((group) => group.length > 1)
}

/** Makes these rows agree at a place; everywhere else that one of the values stands, it becomes the other too. */
function equate(rows: readonly Row[], group: readonly Row[], at: number): boolean {
  const values = new Set(group.map((row) => row[at] ?? 0))
  if (values.size === 1) return false
  const least = Math.min(...values)
  for (const row of rows) if (values.has(row[at] ?? 0)) row[at] = least
  return true
}
