import { type Attributes, minus, singlesOf } from './attributes.ts'
import { isSuperkey } from './candidate-keys.ts'
import { closureOf } from './closure.ts'
import { byLeftSide, minimalCover } from './minimal-cover.ts'
import { lostBy } from './preservation.ts'
import { partOf } from './projection.ts'
import type { Dependency, Relation } from './relation.ts'
import { outermost, synthesize, thirdNormalForm } from './synthesis.ts'

/** Parts that join to the whole again, and the dependencies that only a join can check any more. */
export type Decomposition = { readonly parts: readonly Attributes[]; readonly lost: readonly Dependency[] }

/** The two parts that one dependency cuts a relation into, and what is lost by that. */
function cut({ attributes, dependencies }: Relation, { from }: Dependency): Decomposition {
  const closed = closureOf(from, dependencies) & attributes
  const parts = [closed, from | minus(attributes, closed)]
  return { parts, lost: lostBy(parts, dependencies) }
}

/** Cuts a relation until what determines anything in a part is a key of it, each time where least is lost. */
function cutAll(relation: Relation): readonly Attributes[] {
  const broken = byLeftSide(relation.dependencies).filter((it) => !isSuperkey(it.from, relation))
  const [best] = broken.map((it) => cut(relation, it)).sort((a, b) => a.lost.length - b.lost.length)
  return best ? best.parts.flatMap((part) => cutAll(partOf(relation, part))) : [relation.attributes]
}

/** The same dependencies, each of the first few said first once, and all the other way round. */
function saidOtherwise(relation: Relation): Relation[] {
  const dependencies = relation.dependencies.flatMap(({ from, to }) =>
    singlesOf(minus(to, from)).map((one) => ({ from, to: one })),
  )
  const turned = dependencies
    .slice(0, MOST_TRIED)
    .map((_, i) => [...dependencies.slice(i), ...dependencies.slice(0, i)])
  return [...turned, ...turned.map((it) => it.toReversed())].map((each) => ({ ...relation, dependencies: each }))
}
const MOST_TRIED = 12

/**
 * A relation as parts in Boyce-Codd normal form. What third normal form keeps is kept as far as it goes: its parts are cut
 * on only where one is not in the form yet. Not every relation has parts that lose no dependency; where some are lost,
 * the parts that other covers make are tried as well.
 */
export function boyceCodd(relation: Relation): Decomposition {
  const cover = minimalCover(relation.dependencies)
  const cutOf = (parts: readonly Attributes[]): Decomposition => {
    const all = outermost(parts.flatMap((part) => cutAll(partOf(relation, part))))
    return { parts: all, lost: lostBy(all, cover) }
  }
  let best = cutOf(thirdNormalForm(relation))
  for (const otherwise of best.lost.length > 0 ? saidOtherwise(relation) : []) {
    const next = cutOf(synthesize(otherwise))
    if (next.lost.length < best.lost.length) best = next
    if (best.lost.length === 0) break
  }
  return best
}
