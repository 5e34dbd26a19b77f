import { type Attributes, bySize, isWithin, minus, NONE, singlesOf } from './attributes.ts'
import { candidateKeys, isSuperkey, primeAttributes } from './candidate-keys.ts'
import { closureOf } from './closure.ts'
import { byLeftSide, leastDetermining, minimalCover } from './minimal-cover.ts'
import { brokenByMany } from './multivalued.ts'
import type { Dependency, Relation } from './relation.ts'

export const FORMS = ['1NF', '2NF', '3NF', 'BCNF', '4NF'] as const
export type NormalForm = (typeof FORMS)[number]

/** A dependency that keeps a relation out of a normal form. */
export type Violation = Dependency & { readonly form: Exclude<NormalForm, '1NF'> }

export type Judgement = {
  /** The highest form that it is in. 4NF is said only where a multivalued dependency is declared. */
  readonly form: NormalForm
  readonly violations: readonly Violation[]
  readonly keys: readonly Attributes[]
  /** False: there are too many keys to list, so that what is part of one can't be told for certain. */
  readonly complete: boolean
}

/** What a part of a key determines that is part of none. */
function partial(keys: readonly Attributes[], plain: Attributes, cover: readonly Dependency[]): Dependency[] {
  const found = new Map<string, Dependency>()
  for (const key of keys)
    for (const one of singlesOf(key)) {
      const part = minus(key, one)
      for (const to of singlesOf(closureOf(part, cover) & plain)) {
        const from = leastDetermining(part, to, cover)
        found.set(`${from} ${to}`, { from, to })
      }
    }
  return [...found.values()]
}

const told = (form: Violation['form'], dependencies: readonly Dependency[]): Violation[] =>
  byLeftSide(dependencies)
    .map((it) => ({ ...it, form }))
    .sort((a, b) => bySize(a.from, b.from))

/** Judges a relation by what is said to hold in it; `sets` is what of it several values are said of, where that is not all. */
export function judge(relation: Relation, sets = relation): Judgement {
  const cover = minimalCover(relation.dependencies)
  const { keys, complete } = candidateKeys(relation)
  const prime = primeAttributes(keys)
  const plain = minus(relation.attributes, prime)
  const bad = cover.filter((it) => !isSuperkey(it.from, relation))
  const ofPart = partial(keys, plain, cover)
  const isPart = (it: Dependency) => keys.some((key) => isWithin(it.from, key))
  const violations = [
    ...told('2NF', ofPart),
    ...told(
      '3NF',
      bad.filter((it) => (it.to & plain) !== NONE && !isPart(it)),
    ),
    ...told(
      'BCNF',
      bad.filter((it) => (it.to & prime) !== NONE),
    ),
    ...told('4NF', brokenByMany(sets)),
  ]
  const lowest = Math.min(...violations.map((it) => FORMS.indexOf(it.form)))
  const best: NormalForm = relation.many.length > 0 ? '4NF' : 'BCNF'
  return { form: violations.length > 0 ? (FORMS[lowest - 1] ?? '1NF') : best, violations, keys, complete }
}
