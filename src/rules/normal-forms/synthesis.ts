import { type Attributes, isWithin, minus, NONE, singlesOf, union } from './attributes.ts'
import { candidateKeys, isSuperkey } from './candidate-keys.ts'
import { closureOf } from './closure.ts'
import { minimalCover, withoutRedundant } from './minimal-cover.ts'
import { judge } from './normal-form.ts'
import { partOf } from './projection.ts'
import type { Dependency, Relation } from './relation.ts'

/** Left sides that determine each other, and what hangs on them. */
type Group = { readonly keys: readonly Attributes[]; readonly dependencies: readonly Dependency[] }

/** Dependencies by what their left sides determine: those that determine each other are keys of one relation. */
function groupsOf(cover: readonly Dependency[]): Group[] {
  const groups = new Map<Attributes, Dependency[]>()
  for (const it of cover) {
    const closed = closureOf(it.from, cover)
    groups.set(closed, [...(groups.get(closed) ?? []), it])
  }
  return [...groups.values()].map((dependencies) => ({
    keys: [...new Set(dependencies.map((it) => it.from))],
    dependencies,
  }))
}

/** That the keys of one relation determine each other. */
const amongKeys = ({ keys }: Group): Dependency[] =>
  keys.flatMap((from) =>
    keys.flatMap((key) => (key === from ? [] : singlesOf(minus(key, from)).map((to) => ({ from, to })))),
  )

/** Each once, and none that lies within another. */
export const outermost = (parts: readonly Attributes[]): Attributes[] =>
  parts.filter(
    (part, i) => !parts.some((other, j) => isWithin(part, other) && (!isWithin(other, part) || j < i) && i !== j),
  )

/**
 * A relation as parts in third normal form that lose no row and no dependency: one part for each group of equivalent
 * left sides (Bernstein 1976), and one with a key where none has it (Biskup, Dayal & Bernstein 1979). What is in third
 * normal form already stays whole.
 */
export function thirdNormalForm(relation: Relation): readonly Attributes[] {
  const { form } = judge({ ...relation, many: [] })
  if (form === '3NF' || form === 'BCNF') return [relation.attributes]
  return synthesize(relation)
}

/** One part for each group. Where keys determine each other anyway, what hung on the one may hang on the other by way of a third group only. */
function partsOf(cover: readonly Dependency[], groups: readonly Group[]): Attributes[] {
  const tied = groups.flatMap(amongKeys)
  const says = (it: Dependency) => tied.some((tie) => tie.from === it.from && tie.to === it.to)
  const left = new Set(
    withoutRedundant(
      cover.filter((it) => !says(it)),
      tied,
    ),
  )
  return groups.map(({ keys, dependencies }) =>
    union([...keys, ...dependencies.flatMap((it) => (left.has(it) ? [it.to] : []))]),
  )
}

/** A group as one for each of its keys. */
const apart = ({ keys, dependencies }: Group): Group[] =>
  keys.map((key) => ({ keys: [key], dependencies: dependencies.filter((it) => it.from === key) }))

/** The parts that the dependencies make as they are said: said in another order, they may make others. */
export function synthesize(relation: Relation): readonly Attributes[] {
  const cover = minimalCover(relation.dependencies)
  const groups = groupsOf(cover)
  const merged = partsOf(cover, groups)
  const isSound = (part: Attributes) => judge(partOf(relation, part)).form === 'BCNF'
  // Equivalent keys in one part may bring what one of them determines along, and it is worth two parts to be rid of that.
  const settled = groups.flatMap((group, i) =>
    group.keys.length === 1 || isSound(merged[i] ?? NONE) ? [group] : apart(group),
  )
  const parts = settled.length === groups.length ? merged : partsOf(cover, settled)
  const hasKey = parts.some((part) => isSuperkey(part, relation))
  return outermost(hasKey ? parts : [...parts, candidateKeys(relation, 1).keys[0] ?? NONE])
}
