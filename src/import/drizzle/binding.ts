import type { Pattern } from '#languages'
import { memberOf } from './calls.ts'
import type { Evaluating } from './evaluating.ts'
import { isNothing, known, type Scope, UNDEFINED, unknown, type Value } from './values.ts'

/** What is left of an object or a list once the others have taken theirs. */
function restOf(value: Value, taken: ReadonlySet<string> | number, at: Pattern): Value {
  if (typeof taken === 'number')
    return value.is === 'list' ? { ...value, items: value.items.slice(taken) } : unknown('it is no list', at)
  if (value.is === 'unknown') return value
  if (value.is !== 'record') return unknown('it is no object', at)
  return { ...value, node: null, fields: new Map([...value.fields].filter(([key]) => !taken.has(key))) }
}

/** Gives names what they stand for. */
export function bind(reading: Evaluating, pattern: Pattern, { value, scope }: { value: Value; scope: Scope }): void {
  const give = (to: Pattern, found: Value) => bind(reading, to, { value: found, scope })
  if (pattern.sort === 'name') scope.names.set(pattern.text, known(value))
  else if (pattern.sort === 'object') {
    for (const { key, to, otherwise } of pattern.entries) {
      const found = memberOf(reading, value, key, pattern)
      give(to, isNothing(found) && found.is === 'word' && otherwise ? reading.of(otherwise, scope) : found)
    }
    if (pattern.rest) give(pattern.rest, restOf(value, new Set(pattern.entries.map(({ key }) => key)), pattern))
  } else if (pattern.sort === 'array') {
    for (const [i, to] of pattern.items.entries())
      if (to) give(to, value.is === 'list' ? (value.items[i]?.value ?? UNDEFINED) : unknown('it is no list', pattern))
    if (pattern.rest) give(pattern.rest, restOf(value, pattern.items.length, pattern))
  }
}

/** The names that a declaration makes by itself, or takes out of what it is given. */
export function namesIn(pattern: Pattern): readonly (Pattern & { readonly sort: 'name' })[] {
  if (pattern.sort === 'name') return [pattern]
  if (pattern.sort === 'other') return []
  const inner = pattern.sort === 'object' ? pattern.entries.map(({ to }) => to) : pattern.items
  return [...inner, pattern.rest].flatMap((it) => (it ? namesIn(it) : []))
}
