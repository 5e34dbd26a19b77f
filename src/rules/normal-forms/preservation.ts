import { type Attributes, isWithin } from './attributes.ts'
import { closureOf } from './closure.ts'
import type { Dependency } from './relation.ts'

/** What the keys of the parts can check together of what some attributes determine, without projecting anything. */
function reach(from: Attributes, parts: readonly Attributes[], all: readonly Dependency[]): Attributes {
  let reached = from
  for (let before: Attributes | null = null; before !== reached; ) {
    before = reached
    for (const part of parts) reached |= closureOf(reached & part, all) & part
  }
  return reached
}

/** The dependencies that no part, nor all of them together, can check any more: only a join can. */
export const lostBy = (parts: readonly Attributes[], all: readonly Dependency[]): readonly Dependency[] =>
  all.filter(({ from, to }) => !isWithin(to, reach(from, parts, all)))
