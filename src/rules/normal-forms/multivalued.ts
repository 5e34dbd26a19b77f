import { type Attributes, isWithin, minus, NONE, singlesOf, union } from './attributes.ts'
import type { Dependency, Relation } from './relation.ts'

/**
 * The blocks that the rest of a relation falls into, each independent of the others once these attributes are given
 * (the dependency basis, Beeri 1980). A functional dependency makes each attribute that it determines a block.
 */
export function dependencyBasis(set: Attributes, { attributes, dependencies, many }: Relation): Attributes[] {
  const splits = [
    ...many,
    ...dependencies.flatMap(({ from, to }) => singlesOf(minus(to, from)).map((one) => ({ from, to: one }))),
  ]
  let blocks = [minus(attributes, set)].filter((it) => it !== NONE)
  for (let before = 0; before !== blocks.length; ) {
    before = blocks.length
    for (const { from, to } of splits)
      blocks = blocks.flatMap((block) =>
        (block & from) === NONE && (block & to) !== NONE && !isWithin(block, to)
          ? [block & to, minus(block, to)]
          : [block],
      )
  }
  return blocks
}

/** Whether these attributes tell rows apart, where multivalued dependencies hold as well. */
export function isSuperkeyAmongMany(set: Attributes, relation: Relation): boolean {
  const determined = union(relation.dependencies.map(({ from, to }) => minus(to, from)))
  return dependencyBasis(set, relation).every((block) => singlesOf(block).length === 1 && isWithin(block, determined))
}

/** The declared multivalued dependencies that keep a relation out of fourth normal form. */
export const brokenByMany = (relation: Relation): readonly Dependency[] =>
  relation.many.filter(({ from, to }) => {
    const rest = minus(to, from)
    const whole = isWithin(relation.attributes, from | to)
    return rest !== NONE && !whole && !isSuperkeyAmongMany(from, relation)
  })
