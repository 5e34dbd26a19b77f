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

export const isWhole = (it: Typed): boolean => WHOLE.has(plain(it))
export const isText = (it: Typed): boolean => TEXT.has(plain(it))
/** Types whose behaviour is known here: not a domain, nor one that an extension brings. */
export const isKnown = (it: Typed): boolean => it.type.of !== null || KNOWN.has(plainTypeName(it.type))
export const isMoment = (it: Typed): boolean => MOMENTS.has(plain(it))

export const typeOf = (name: string): ObjectOf<'column'>['type'] => ({ name, of: null, dimensions: 0 })
