import type { PyExpression, PyFor, PyStatement, Range } from '#languages'
import type { Evaluating } from './evaluating.ts'
import { membersOf } from './members.ts'
import { truthOf } from './operators.ts'
import { type Binding, type Given, type Listed, type Scope, text, unknown, type Value } from './values.ts'

/** What can be gone through one by one. */
export const listed = (reading: Evaluating, of: Value): readonly Listed[] | null =>
  of.is === 'list'
    ? of.items
    : of.is === 'class'
      ? membersOf(reading, of.class)
      : of.is === 'record'
        ? [...of.fields].map(([key, { at }]) => ({ value: text(key), at }))
        : null

const MOST_ROUNDS = 10_000

/** What `range(…)` counts; null where that is not known, or is too much. */
export function counted(args: readonly Given[], at: Range): Value | null {
  const numbers = args.map(({ value }) => (value.is === 'number' ? Number(value.text) : Number.NaN))
  const [from = 0, to = 0, by = 1] = numbers.length === 1 ? [0, numbers[0]] : numbers
  const count = Math.ceil((to - from) / by)
  if (!(count <= MOST_ROUNDS)) return null
  const items = Array.from({ length: Math.max(0, count) }, (_, i): Listed => {
    return { value: { is: 'number', text: String(from + i * by) }, at }
  })
  return { is: 'list', items }
}

/** What a statement makes that nobody need hold: `Table("a", metadata)`, `tables[name] = Table(…)`. */
export function madeIn(reading: Evaluating, it: PyStatement, scope: Scope): Value | null {
  if (it.sort === 'expression') return it.value.sort === 'call' ? reading.of(it.value, scope) : null
  if (it.sort !== 'assign' || !it.value) return null
  return it.target.sort === 'name' ? reading.named(it.target.text, scope, it) : reading.of(it.value, scope)
}

/** What `[… for … in …]` comes to. */
export function comprehended(
  reading: Evaluating,
  node: Extract<PyExpression, { sort: 'comprehension' }>,
  scope: Scope,
): Value {
  const of = reading.of(node.of, scope)
  const items = listed(reading, of)
  if (!items) return of.is === 'unknown' ? of : unknown('it is only known when it runs', node)
  const made: Listed[] = []
  for (const { value, at } of items) {
    const own: Scope = { names: new Map([[node.name, { value }]]), parent: scope }
    const takes = node.test ? truthOf(reading.of(node.test, own)) : true
    if (takes === null) return unknown('it is only known when it runs', node)
    if (takes) made.push({ value: reading.of(node.item, own), at })
  }
  return { is: 'list', items: made }
}

type Rounds = { readonly rounds: readonly Scope[]; readonly why: Value | null }

/** The names that each round of a loop gives; why it can't be gone through, where it can't. */
export function roundsOf(reading: Evaluating, { names, of, body }: PyFor, scope: Scope): Rounds {
  const value = reading.of(of, scope)
  const items = listed(reading, value)
  if (!items || !reading.spend(items.length * (1 + body.length)))
    return { rounds: [], why: value.is === 'unknown' ? value : unknown('what it goes through is not known', of) }
  const rounds = items.map(({ value: item, at }): Scope => {
    const given = names.length === 1 ? [item] : item.is === 'list' ? item.items.map((it) => it.value) : []
    const bound = names.map((name, i): [string, Binding] => [
      name.text,
      { value: given[i] ?? unknown('it is given nothing', at) },
    ])
    return { names: new Map(bound), parent: scope }
  })
  return { rounds, why: null }
}
