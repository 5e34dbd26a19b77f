import { type Attributes, bySize, isWithin, minus, union } from './attributes.ts'
import { closureOf } from './closure.ts'
import { leastDetermining, minimalCover } from './minimal-cover.ts'
import type { Relation } from './relation.ts'

/** A relation can have a number of keys that is exponential in its attributes; more than these help nobody. */
const MOST_KEYS = 500

/** `complete` is false where there are more keys than anybody asked for. */
export type CandidateKeys = { readonly keys: readonly Attributes[]; readonly complete: boolean }

/** Every candidate key, each found from another in polynomial time (Lucchesi & Osborn 1978). */
export function candidateKeys({ attributes, dependencies }: Relation, most = MOST_KEYS): CandidateKeys {
  const cover = minimalCover(dependencies)
  const found: Attributes[] = [leastDetermining(attributes, attributes, cover)]
  for (const key of found)
    for (const { from, to } of cover) {
      const next = from | minus(key, to)
      if (found.some((it) => isWithin(it, next))) continue
      if (found.length >= most) return { keys: found.sort(bySize), complete: false }
      found.push(leastDetermining(next, attributes, cover))
    }
  return { keys: found.sort(bySize), complete: true }
}

/** The attributes that are part of some key. */
export const primeAttributes = (keys: readonly Attributes[]): Attributes => union(keys)

export const isSuperkey = (set: Attributes, { attributes, dependencies }: Relation): boolean =>
  isWithin(attributes, closureOf(set, dependencies))
