import { type Attributes, isWithin, minus, NONE, singlesOf } from './attributes.ts'
import { minimalCover } from './minimal-cover.ts'
import { type Dependency, isTrivial, type Relation } from './relation.ts'

/**
 * The dependencies that hold between some of the attributes alone. Each of the others is resolved away in turn: what
 * determines it takes its place wherever it determines (Gottlob 1987). To ask for the closure of every subset instead
 * takes exponential time on every wide table; this only where the answer is that long.
 */
export function projected(dependencies: readonly Dependency[], onto: Attributes): readonly Dependency[] {
  let now = minimalCover(dependencies)
  for (const { from, to } of now)
    for (const one of singlesOf(minus(from | to, onto))) {
      const makers = now.filter((it) => it.to === one)
      const users = now.filter((it) => (it.from & one) !== NONE)
      const rest = now.filter((it) => it.to !== one && (it.from & one) === NONE)
      const resolved = makers.flatMap((maker) =>
        users.map((user) => ({ from: maker.from | minus(user.from, one), to: user.to })),
      )
      now = minimalCover([...rest, ...resolved.filter((it) => !isTrivial(it) && (it.from & one) === NONE)])
    }
  return now.filter((it) => isWithin(it.from | it.to, onto))
}

/** A part of a relation, with what holds there. */
export const partOf = (relation: Relation, attributes: Attributes): Relation => ({
  attributes,
  dependencies: projected(relation.dependencies, attributes),
  many: [],
})
