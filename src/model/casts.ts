import { plainTypeName } from './comparable.ts'
import type { TypeRef } from './fields.ts'

export const TEXTS = ['text', 'character varying', 'character', 'citext', 'name']

/** Types among which Postgres casts by itself, beside those to and from text (pg_cast of 15 and 18, both alike). */
const FAMILIES = [
  ['smallint', 'integer', 'bigint', 'numeric', 'real', 'double precision'],
  ['numeric', 'money'],
  ['boolean', 'integer'],
  ['date', 'timestamp without time zone', 'timestamp with time zone'],
  ['time without time zone', 'time with time zone', 'interval'],
  ['json', 'jsonb'],
  ['bit', 'bit varying', 'integer', 'bigint'],
  ['bytea', 'smallint', 'integer', 'bigint'],
  ['inet', 'cidr'],
  ['macaddr', 'macaddr8'],
]

/** Ways that lead one way only. */
const ONE_WAY: Readonly<Record<string, readonly string[]>> = {
  integer: ['money'],
  bigint: ['money'],
  hstore: ['json', 'jsonb'],
  'timestamp without time zone': ['time without time zone'],
  'timestamp with time zone': ['time without time zone', 'time with time zone'],
  jsonb: ['smallint', 'integer', 'bigint', 'numeric', 'real', 'double precision', 'boolean'],
}

/** Whether `value::type` is there at all; where it is not, text is the way round. */
export function castsTo(from: TypeRef, to: TypeRef): boolean {
  if (from.of !== null || to.of !== null) {
    const other = from.of === null ? from : to
    return (
      (from.of === to.of && from.name === to.name && from.dimensions > 0 === to.dimensions > 0) ||
      (other.of === null &&
        (other.dimensions === 0 || (from.dimensions > 0 && to.dimensions > 0)) &&
        TEXTS.includes(plainTypeName(other)))
    )
  }
  const [left, right] = [plainTypeName(from), plainTypeName(to)]
  const isText = (type: TypeRef, name: string) => type.dimensions === 0 && TEXTS.includes(name)
  if (isText(from, left) || isText(to, right)) return true
  if (from.dimensions > 0 !== to.dimensions > 0) return false
  return (
    left === right ||
    FAMILIES.some((it) => it.includes(left) && it.includes(right)) ||
    (ONE_WAY[left] ?? []).includes(right)
  )
}

/** The number in a type's parentheses, and the one behind it: `numeric(10,2)`. */
const sizesOf = (type: TypeRef): readonly number[] =>
  (/\(([\d\s,-]+)\)/.exec(type.name)?.[1] ?? '').split(',').filter(Boolean).map(Number)

const within = (was: number | undefined, now: number | undefined): boolean =>
  now === undefined || (was !== undefined && was <= now)

/** Types whose values mean the same bytes in the other. */
const SAME_BYTES: readonly (readonly [string, string])[] = [
  ['character varying', 'text'],
  ['text', 'character varying'],
  ['citext', 'text'],
  ['text', 'citext'],
  ['citext', 'character varying'],
  ['character varying', 'citext'],
  ['cidr', 'inet'],
  ['bit', 'bit varying'],
]

/**
 * Whether a column of the one type can become of the other without its rows being written anew: what is there fits, and
 * is the same (measured on 15 and 18).
 */
export function keepsBytes(was: TypeRef, now: TypeRef): boolean {
  if (was.of !== now.of || was.dimensions !== now.dimensions) return false
  const [from, to] = [plainTypeName(was), plainTypeName(now)]
  const [old, next] = [sizesOf(was), sizesOf(now)]
  if (was.of !== null || was.dimensions > 0) return was.name === now.name
  if (from !== to)
    return (
      SAME_BYTES.some(([a, b]) => a === from && b === to) &&
      (from !== 'bit' || next.length === 0) &&
      within(old[0], next[0])
    )
  if (from === 'numeric') return next.length === 0 || (old[1] === next[1] && old.length > 0 && within(old[0], next[0]))
  if (from === 'character' || from === 'bit') return old[0] === next[0]
  return within(old[0], next[0])
}
