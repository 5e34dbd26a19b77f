import { remembered } from '#base'
import { plainTypeName } from '#model'
import type { ObjectOf } from './shapes.ts'

type Typed = Pick<ObjectOf<'column'>, 'type'>

const WHOLE = new Set(['smallint', 'integer', 'bigint'])
const TEXT = new Set(['text', 'character varying', 'character', 'citext'])
const MOMENTS = new Set(['date', 'timestamp with time zone', 'timestamp without time zone'])
const KNOWN = new Set([
  ...WHOLE,
  ...TEXT,
  ...[
    'uuid',
    'numeric',
    'real',
    'double precision',
    'boolean',
    'date',
    'bytea',
    'json',
    'jsonb',
    'inet',
    'cidr',
    'oid',
  ],
  ...['timestamp with time zone', 'timestamp without time zone', 'interval', 'macaddr', 'money', 'bit', 'bit varying'],
])

/** The plain name of a type of Postgres' own; empty for enums and arrays. */
export const plain = ({ type }: Typed): string => (type.of || type.dimensions > 0 ? '' : plainTypeName(type))

const isAmong = (names: ReadonlySet<string>) => {
  const of = remembered((name) => names.has(plainTypeName({ name })))
  return ({ type }: Typed): boolean => type.of === null && type.dimensions === 0 && of(type.name)
}
export const isWhole = isAmong(WHOLE)
export const isText = isAmong(TEXT)
/** Types whose behaviour is known here: not a domain, nor one that an extension brings. */
export const isKnown = (it: Typed): boolean => it.type.of !== null || KNOWN.has(plainTypeName(it.type))
export const isMoment = isAmong(MOMENTS)

export const typeOf = (name: string): ObjectOf<'column'>['type'] => ({ name, of: null, dimensions: 0 })
