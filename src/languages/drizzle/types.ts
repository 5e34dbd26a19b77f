/**
 * How a Postgres type is written in Drizzle's language: the builder, and which of its options the type's modifiers fill.
 * A type that is not here is a `customType`.
 */
export type DrizzleType = {
  readonly builder: string
  /** The options that the modifiers fill, in order. */
  readonly args?: readonly string[]
  /** Options that the type always has. */
  readonly always?: readonly string[]
  /** Which exporter option decides its `mode`. */
  readonly mode?: 'bigints' | 'dates'
}

/** Postgres' short type name → Drizzle's builder (drizzle-orm 0.45). */
export const DRIZZLE_TYPES: Readonly<Record<string, DrizzleType>> = {
  smallint: { builder: 'smallint' },
  integer: { builder: 'integer' },
  bigint: { builder: 'bigint', mode: 'bigints' },
  real: { builder: 'real' },
  'double precision': { builder: 'doublePrecision' },
  numeric: { builder: 'numeric', args: ['precision', 'scale'] },
  text: { builder: 'text' },
  varchar: { builder: 'varchar', args: ['length'] },
  char: { builder: 'char', args: ['length'] },
  boolean: { builder: 'boolean' },
  date: { builder: 'date' },
  time: { builder: 'time', args: ['precision'] },
  timetz: { builder: 'time', args: ['precision'], always: ['withTimezone: true'] },
  timestamp: { builder: 'timestamp', args: ['precision'], mode: 'dates' },
  timestamptz: { builder: 'timestamp', args: ['precision'], always: ['withTimezone: true'], mode: 'dates' },
  bit: { builder: 'bit', args: ['dimensions'] },
  uuid: { builder: 'uuid' },
  json: { builder: 'json' },
  jsonb: { builder: 'jsonb' },
  inet: { builder: 'inet' },
  cidr: { builder: 'cidr' },
  macaddr: { builder: 'macaddr' },
  macaddr8: { builder: 'macaddr8' },
  point: { builder: 'point', always: ["mode: 'xy'"] },
  line: { builder: 'line', always: ["mode: 'abc'"] },
  vector: { builder: 'vector', args: ['dimensions'] },
  halfvec: { builder: 'halfvec', args: ['dimensions'] },
  sparsevec: { builder: 'sparsevec', args: ['dimensions'] },
}

/** What a custom type's values are in TypeScript where they are not text. */
export const CUSTOM_DATA: Readonly<Record<string, string>> = {
  bytea: 'Uint8Array',
  oid: 'number',
}

/** Builders that make no sense without their modifier: a bare `bit` is bit(1). */
export const NEEDS_ARGS: Readonly<Record<string, readonly string[]>> = { bit: ['1'] }
export const TAKES_NO_LESS: ReadonlySet<string> = new Set(['vector', 'halfvec', 'sparsevec'])

const INTERVAL_FIELDS =
  /^interval(?: (year|month|day|hour|minute|second|year to month|day to hour|day to minute|day to second|hour to minute|hour to second|minute to second))?(?:\((\d)\))?$/

/** The options of `interval second(3)`; null where it is no interval. */
export function intervalOptions(sql: string): readonly string[] | null {
  const match = INTERVAL_FIELDS.exec(sql.trim().toLowerCase())
  if (!match) return null
  return [...(match[1] ? [`fields: '${match[1]}'`] : []), ...(match[2] ? [`precision: ${match[2]}`] : [])]
}
