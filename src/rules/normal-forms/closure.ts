import { type Attributes, isWithin } from './attributes.ts'
import type { Dependency } from './relation.ts'

/** All that these attributes determine (Armstrong's axioms, applied until nothing is new). */
export function closureOf(set: Attributes, dependencies: readonly Dependency[]): Attributes {
  let closed = set
  let open = dependencies
  for (;;) {
    const left = open.filter((it) => {
      if (!isWithin(it.from, closed)) return true
      closed |= it.to
      return false
    })
    if (left.length === open.length) return closed
    open = left
  }
}

/** Whether a dependency follows from others. */
export const implies = (dependencies: readonly Dependency[], it: Dependency): boolean =>
  isWithin(it.to, closureOf(it.from, dependencies))
