import { type Attributes, minus, NONE, only, placesOf } from './attributes.ts'
import { closureOf } from './closure.ts'
import type { Dependency, Relation } from './relation.ts'

/** Rows as the theory needs them: at each place of the relation the number of a value. */
export type SampleRow = readonly number[]

const rowOf = (attributes: Attributes, second: Attributes): SampleRow =>
  placesOf(attributes).map((at) => ((second & only(at)) === NONE ? 1 : 2))

/**
 * Rows that a relation allows and that show what is wrong with it. Of a functional dependency two: they agree on all that
 * the left side determines, so that it is said twice. Of a multivalued one four: two that are meant, and the two that have
 * to be there as well.
 */
export function anomaly(
  { attributes, dependencies }: Relation,
  it: Dependency,
  multivalued: boolean,
): readonly SampleRow[] {
  if (!multivalued) {
    const same = closureOf(it.from, dependencies)
    return [rowOf(attributes, NONE), rowOf(attributes, minus(attributes, same))]
  }
  const [these, those] = [minus(it.to, it.from), minus(attributes, it.from | it.to)]
  return [NONE, these | those, these, those].map((second) => rowOf(attributes, second))
}
