import { plainTypeName } from '#model'
import type { Column } from '../reading/shapes.ts'

const set = (...lists: readonly string[]): ReadonlySet<string> => new Set(lists.flatMap((list) => list.split('|')))

const SORTED =
  'tid|anyarray|bit|boolean|character|bytea|date|real|double precision|inet|cidr|smallint|integer|bigint|interval|macaddr|macaddr8|name|numeric|oid|text|character varying|time without time zone|timestamp with time zone|time with time zone|bit varying|timestamp without time zone|money|uuid|pg_lsn|anyenum|anyrange|anymultirange'
const COMPARED =
  'tid|anyarray|bytea|boolean|timestamp without time zone|time with time zone|timestamp with time zone|time without time zone|text|character varying|oid|numeric|name|macaddr8|macaddr|interval|bigint|integer|smallint|uuid|inet|cidr|pg_lsn|double precision|anyenum|real|date|anyrange|anymultirange|character|jsonb|record'

/** The types for which a method has a default operator class (pg_opclass of PostgreSQL 18; methods.test.ts compares). */
export const METHODS: Readonly<Record<string, ReadonlySet<string>>> = {
  btree: set(SORTED, 'tsvector|tsquery|jsonb|record'),
  hash: set(COMPARED),
  gin: set('anyarray|tsvector|jsonb'),
  gist: set('circle|polygon|point|box|tsvector|anyrange|tsquery|anymultirange'),
  spgist: set('anyrange|polygon|text|character varying|point|box|inet|cidr'),
  brin: set(
    'tid|bit|inet|cidr|time with time zone|macaddr8|uuid|macaddr|interval|double precision|pg_lsn|real|timestamp with time zone|numeric|oid|timestamp without time zone|text|character varying|anyrange|integer|date|bit varying|smallint|time without time zone|bigint|name|box|bytea|character',
  ),
}

/** The types that an extension adds to a method. */
export const BROUGHT: Readonly<Record<string, { readonly extension: string; readonly types: ReadonlySet<string> }>> = {
  gin: {
    extension: 'btree_gin',
    types: set(
      'anyenum|bigint|bit|bit varying|boolean|bytea|character|character varying|cidr|date|double precision|inet|integer|interval|macaddr|macaddr8|money|name|numeric|oid|real|smallint|text|time with time zone|time without time zone|timestamp with time zone|timestamp without time zone|uuid',
    ),
  },
  gist: {
    extension: 'btree_gist',
    types: set(
      'anyenum|bigint|bit|bit varying|boolean|bytea|character|character varying|cidr|date|double precision|inet|integer|interval|macaddr|macaddr8|money|numeric|oid|real|smallint|text|time with time zone|time without time zone|timestamp with time zone|timestamp without time zone|uuid',
    ),
  },
}

/** Types of Postgres' own that some method has no operator class for, beside those named above. */
const OTHERS = set(
  'json|xml|point|line|lseg|box|path|polygon|circle|tsvector|tsquery|jsonb|jsonpath|txid_snapshot|pg_snapshot',
)
const KNOWN = set(SORTED, COMPARED, [...OTHERS].join('|'))

/** What a type counts as when an operator class is looked for; null for one that nothing is known of. */
function familyOf({ type }: Pick<Column, 'type'>): string | null {
  if (type.dimensions > 0) return 'anyarray'
  if (type.of?.startsWith('enum:')) return 'anyenum'
  if (type.of?.startsWith('range:')) return type.name === 'multirange' ? 'anymultirange' : 'anyrange'
  if (type.of) return null
  const name = plainTypeName(type)
  if (/^(int4|int8|num|ts|tstz|date)(multi)?range$/.test(name))
    return name.includes('multi') ? 'anymultirange' : 'anyrange'
  return KNOWN.has(name) ? name : null
}

/** Whether a method can index a column without an operator class being named: by an extension, perhaps. */
export function supportOf(method: string, it: Pick<Column, 'type'>): 'yes' | 'no' | 'unknown' | { extension: string } {
  const family = familyOf(it)
  const types = METHODS[method]
  if (!family || !types) return 'unknown'
  if (types.has(family)) return 'yes'
  const brought = BROUGHT[method]
  return brought?.types.has(family) ? { extension: brought.extension } : 'no'
}
