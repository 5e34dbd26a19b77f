import { type Attributes, minus, NONE, singlesOf } from './attributes.ts'
import { closureOf, implies } from './closure.ts'
import type { Dependency } from './relation.ts'

const reduced = (dependency: Dependency, all: readonly Dependency[]): Dependency => {
  let { from } = dependency
  for (const one of singlesOf(from))
    if (implies(all, { from: minus(from, one), to: dependency.to })) from = minus(from, one)
  return { from, to: dependency.to }
}

/** Each once, and none that another implies. */
export function withoutRedundant(
  dependencies: readonly Dependency[],
  given: readonly Dependency[] = [],
): readonly Dependency[] {
  let left = dependencies
  for (const it of dependencies) {
    const others = left.filter((other) => other !== it)
    if (implies([...others, ...given], it)) left = others
  }
  return left
}

/**
 * The same in as little as can be (Maier 1980): one attribute on the right, none to spare on the left, no dependency that
 * follows from the others. The left sides first, since a dependency that is redundant only shows with its left side short.
 */
export function minimalCover(dependencies: readonly Dependency[]): readonly Dependency[] {
  let all: readonly Dependency[] = dependencies.flatMap(({ from, to }) =>
    singlesOf(minus(to, from)).map((one) => ({ from, to: one })),
  )
  for (const it of all) all = all.map((other) => (other === it ? reduced(it, all) : other))
  return withoutRedundant(all)
}

/** Dependencies with the same left side as one. */
export function byLeftSide(dependencies: readonly Dependency[]): readonly Dependency[] {
  const groups = new Map<Attributes, Attributes>()
  for (const { from, to } of dependencies) groups.set(from, (groups.get(from) ?? NONE) | to)
  return [...groups].map(([from, to]) => ({ from, to }))
}

/** The least part of a set that still determines what is wanted. */
export function leastDetermining(set: Attributes, wanted: Attributes, all: readonly Dependency[]): Attributes {
  let least = set
  for (const one of singlesOf(set))
    if ((wanted & ~closureOf(minus(least, one), all)) === NONE) least = minus(least, one)
  return least
}
