import { plainTypeName, type TypeRef } from '#model'

/** Operator classes that Postgres, or the extension that brings them, takes by itself: the catalog leaves them unsaid. */
const USUAL =
  /^(?:(?:jsonb|array|tsvector|text|varchar|bpchar|char|name|bytea|int[248]|float[48]|numeric|money|bool|bit|varbit|date|time|timetz|timestamp|timestamptz|interval|uuid|oid|enum|macaddr8?|range|point|box)_ops|(?!inet_)\w+_minmax_ops|(?:inet|range|box)_inclusion_ops|gist_(?:text|bpchar|bytea|int[248]|float[48]|numeric|cash|bool|bit|vbit|date|time|timestamp|timestamptz|timetz|interval|uuid|oid|enum|macaddr8?|inet|cidr)_ops)$/

/** An operator class as the design holds it: null where it is the usual one. */
export const unusualClass = (name: string | null): string | null => (name !== null && !USUAL.test(name) ? name : null)

/** The types that the class of a type takes beside that type itself, as far as it is not called as that. */
const TAKES: Readonly<Record<string, readonly string[]>> = {
  text: ['text', 'character varying', 'varchar', 'citext', 'name'],
  varchar: ['text', 'character varying', 'varchar', 'citext', 'name'],
  bpchar: ['character', 'char', 'bpchar'],
  int2: ['smallint', 'int2'],
  int4: ['integer', 'int4'],
  int8: ['bigint', 'int8'],
  float4: ['real', 'float4'],
  float8: ['double precision', 'float8'],
  bool: ['boolean', 'bool'],
  uuid: ['uuid'],
  date: ['date'],
  numeric: ['numeric'],
  jsonb: ['jsonb'],
  timestamp: ['timestamp', 'timestamp without time zone'],
  timestamptz: ['timestamptz', 'timestamp with time zone'],
}
const KNOWN = new Set(Object.values(TAKES).flat())

/** Whether Postgres has an index of a column refused for its class: `text_ops` of a uuid, as drizzle-kit's pull writes it. */
export function refusesType(name: string, type: TypeRef): boolean {
  const takes = TAKES[/^(\w+)_ops$/.exec(name)?.[1] ?? '']
  if (!takes) return false
  if (type.of !== null || type.dimensions > 0) return type.dimensions > 0
  const own = plainTypeName(type)
  return KNOWN.has(own) && !takes.includes(own)
}
