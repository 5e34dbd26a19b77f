import { type Attributes, isWithin, minus, NONE, union } from './attributes.ts'
import { dependencyBasis } from './multivalued.ts'
import type { Relation } from './relation.ts'
import { outermost } from './synthesis.ts'

/** What a set of attributes determines one value of, where multivalued dependencies hold as well. */
function determinedBy(set: Attributes, relation: Relation): Attributes {
  const onRight = union(relation.dependencies.map(({ from, to }) => minus(to, from)))
  return union(
    dependencyBasis(set, relation).filter((block) => (block & (block - 1n)) === NONE && isWithin(block, onRight)),
  )
}

/**
 * A relation cut by its declared dependencies, functional and multivalued, until each that lies within a part is one of
 * its key (Fagin 1977). No row is lost: each cut is one that the dependencies ask for.
 */
export function fourthNormalForm(relation: Relation): readonly Attributes[] {
  const sides = [...relation.many, ...relation.dependencies].map((it) => it.from)
  const cut = (part: Attributes): readonly Attributes[] => {
    for (const from of sides) {
      if (!isWithin(from, part) || isWithin(part, from | determinedBy(from, relation))) continue
      const blocks = dependencyBasis(from, relation).flatMap((it) => ((it & part) === NONE ? [] : [it & part]))
      const [first, ...others] = joinedUp(blocks, determinedBy(from, relation))
      if (first !== undefined && others.length > 0) return [from | first, from | union(others)].flatMap(cut)
    }
    return [part]
  }
  return outermost(cut(relation.attributes))
}

/** Blocks of which there is one value each stay together. */
function joinedUp(blocks: readonly Attributes[], determined: Attributes): Attributes[] {
  const single = union(blocks.filter((it) => isWithin(it, determined)))
  return [...(single === NONE ? [] : [single]), ...blocks.filter((it) => !isWithin(it, determined))]
}
