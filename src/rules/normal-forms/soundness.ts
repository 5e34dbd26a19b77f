import { type Attributes, NONE } from './attributes.ts'
import { candidateKeys } from './candidate-keys.ts'
import { isLossless } from './chase.ts'
import { minimalCover } from './minimal-cover.ts'
import { lostBy } from './preservation.ts'
import type { Dependency, Relation } from './relation.ts'

/** What a relation loses by being these parts, whoever cut it. */
export type Soundness = {
  /** Null where the parts join to the whole again; else a key that, as one more part, would see to that. */
  readonly lacks: Attributes | null
  readonly lost: readonly Dependency[]
}

/**
 * Judges a split by the chase, and by which dependencies the parts can still check. That a part with a key makes up for a
 * lossy split holds where no dependency is lost (Biskup, Dayal & Bernstein 1979).
 */
export function soundnessOf(relation: Relation, parts: readonly Attributes[]): Soundness {
  const lost = lostBy(parts, minimalCover(relation.dependencies))
  if (isLossless(relation, parts)) return { lacks: null, lost }
  return { lacks: candidateKeys(relation, 1).keys[0] ?? NONE, lost }
}
