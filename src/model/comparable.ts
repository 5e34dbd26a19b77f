import { remembered } from '#base'
import type { TypeRef } from './fields.ts'

/** What a foreign key may compare: Postgres needs an equality operator between the two types. */
const FAMILIES = [
  ['smallint', 'integer', 'bigint', 'numeric', 'real', 'double precision', 'oid'],
  ['text', 'character varying', 'character', 'citext', 'name'],
  ['date', 'timestamp with time zone', 'timestamp without time zone'],
  ['time with time zone', 'time without time zone', 'interval'],
  ['inet', 'cidr'],
  ['bit', 'bit varying'],
]

/** A type's name without its modifier or the schema an extension lives in: `timestamp with time zone`. */
export const plainTypeName = (type: Pick<TypeRef, 'name'>): string => plainName(type.name)

const plainName = remembered((name) => name.replace(/\([^)]*\)/, '').replace(/^(public|extensions)\./, ''))

/** Whether a value of one type can be looked up in a column of the other. */
export function comparable(a: TypeRef, b: TypeRef): boolean {
  if (a.dimensions !== b.dimensions || a.of !== b.of) return false
  const [left, right] = [plainTypeName(a), plainTypeName(b)]
  return left === right || FAMILIES.some((family) => family.includes(left) && family.includes(right))
}
