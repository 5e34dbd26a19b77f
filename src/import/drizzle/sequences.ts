import type { Range } from '#languages'
import type { Identity } from '#model'
import type { Draft } from './draft.ts'
import { switched } from './options.ts'
import { fieldOf, type Value } from './values.ts'

type Fields = Pick<NonNullable<Identity>, 'increment' | 'min' | 'max' | 'start' | 'cache' | 'cycle'>

const BOUNDS: Readonly<Record<string, readonly [min: string, max: string]>> = {
  smallint: ['-32768', '32767'],
  integer: ['-2147483648', '2147483647'],
  bigint: ['-9223372036854775808', '9223372036854775807'],
}

/** What the options of a sequence say, with Postgres' own bounds left unsaid. */
export function sequenceFields(
  draft: Draft,
  { options, type, at }: { options: Value | undefined; type: string; at: Range },
): Fields {
  const number = (name: string): string | null => {
    const value = fieldOf(options, name)
    if (!value || (value.is === 'word' && value.text === 'undefined')) return null
    const digits = value.is === 'text' || value.is === 'number' ? value.text.replace(/n$/, '') : ''
    if (/^-?\d{1,19}$/.test(digits)) return digits
    const exact = value.is === 'number' && Number.isSafeInteger(Number(digits)) ? String(Number(digits)) : null
    if (exact === null) draft.unread(`${name} can’t be read`, value, at)
    return exact
  }
  const increment = number('increment') ?? '1'
  const back = increment.startsWith('-')
  const [least, most] = BOUNDS[type] ?? (BOUNDS.bigint as readonly [string, string])
  const [usualMin, usualMax] = [back ? least : '1', back ? '-1' : most]
  const [min, max] = [number('minValue') ?? usualMin, number('maxValue') ?? usualMax]
  return {
    increment,
    min: min === usualMin ? null : min,
    max: max === usualMax ? null : max,
    start: number('startWith') ?? (back ? max : min),
    cache: number('cache') ?? '1',
    cycle: switched(draft, fieldOf(options, 'cycle'), { what: 'cycle', usual: false, at }),
  }
}
