import type { Range } from '#languages'
import type { Draft } from './draft.ts'
import { fieldsOf, isNothing, textOf, type Value } from './values.ts'

/** What the options of each builder may say (drizzle-orm 0.45). */
const OF_BUILDERS: Readonly<Record<string, readonly string[]>> = {
  bigint: ['mode'],
  bigserial: ['mode'],
  numeric: ['mode', 'precision', 'scale'],
  decimal: ['mode', 'precision', 'scale'],
  varchar: ['length', 'enum'],
  char: ['length', 'enum'],
  text: ['enum'],
  timestamp: ['mode', 'withTimezone', 'precision'],
  time: ['withTimezone', 'precision'],
  date: ['mode'],
  interval: ['fields', 'precision'],
  bit: ['dimensions'],
  vector: ['dimensions'],
  halfvec: ['dimensions'],
  sparsevec: ['dimensions'],
  point: ['mode'],
  line: ['mode'],
  geometry: ['mode', 'type', 'srid'],
}

export const ACTIONS = ['onDelete', 'onUpdate']
export const OF_SEQUENCES = ['startWith', 'increment', 'minValue', 'maxValue', 'cache', 'cycle']
export const OF_ROLES = ['createDb', 'createRole', 'inherit']

type Told = { readonly of: string; readonly takes: readonly string[]; readonly at: Range }

/** Tells of options that Drizzle does not have there: nothing is made of them. */
export function tellUnknownOptions(draft: Draft, value: Value | undefined, { of, takes, at }: Told): void {
  if (!value) return
  for (const key of fieldsOf(value)) if (!takes.includes(key)) draft.unreadable(`${of} takes no ${key}`, at)
  const spread = value.is === 'record' && [...value.fields].find(([key]) => key.startsWith('…'))
  if (spread) draft.unread(`Some options of ${of} can’t be read`, spread[1].value, at)
}

type Choice<T extends string> = {
  readonly what: string
  readonly of: readonly [usual: T, ...others: T[]]
  readonly at: Range
}

/** One of several words; where none is said the first, and where it is another that too, with a notice. */
export function chosen<T extends string>(draft: Draft, value: Value | undefined, { what, of, at }: Choice<T>): T {
  if (!value || isNothing(value)) return of[0]
  const found = of.find((it) => it === textOf(value)?.toLowerCase())
  if (found === undefined) draft.unread(`${what} is one of ${of.join(', ')}`, value, at)
  return found ?? of[0]
}

/** What is on or off, and as usual where nothing is said or, with a notice, where it is neither. */
export function switched(
  draft: Draft,
  value: Value | undefined,
  { what, usual, at }: { readonly what: string; readonly usual: boolean; readonly at: Range },
): boolean {
  if (!value || isNothing(value)) return usual
  if (value.is === 'word') return value.text === 'true'
  draft.unread(`${what} is true or false`, value, at)
  return usual
}

/** Tells of options of a column's builder that it does not have. */
export const tellOfBuilder = (draft: Draft, value: Value | undefined, name: string, at: Range): void =>
  tellUnknownOptions(draft, value, { of: `${name}()`, takes: OF_BUILDERS[name] ?? [], at })
