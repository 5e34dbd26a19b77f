import { plainTypeName } from './comparable.ts'
import type { TypeRef } from './fields.ts'

const TEXTS = ['text', 'character varying', 'character', 'citext', 'name']

/** Types among which Postgres casts by itself, beside those to and from text (pg_cast of 15 and 18, both alike). */
const FAMILIES = [
  ['smallint', 'integer', 'bigint', 'numeric', 'real', 'double precision'],
  ['integer', 'bigint', 'numeric', 'money'],
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
  'timestamp without time zone': ['time without time zone'],
  'timestamp with time zone': ['time without time zone', 'time with time zone'],
  jsonb: ['smallint', 'integer', 'bigint', 'numeric', 'real', 'double precision', 'boolean'],
}

/** Whether `value::type` is there at all; where it is not, text is the way round. */
export function castsTo(from: TypeRef, to: TypeRef): boolean {
  if (from.of !== null || to.of !== null) {
    const other = from.of === null ? from : to
    return (
      (from.of === to.of && from.name === to.name) ||
      (other.of === null && other.dimensions === 0 && TEXTS.includes(plainTypeName(other)))
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
