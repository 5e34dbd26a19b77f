/**
 * How a Postgres type is written in Prisma's language. `native` is its attribute with its arguments filled in; null where
 * the scalar alone says it. A type that is not here is `Unsupported("…")`.
 */
export type PrismaType = {
  readonly scalar: 'Int' | 'BigInt' | 'Float' | 'Decimal' | 'String' | 'Boolean' | 'DateTime' | 'Json' | 'Bytes'
  /** The name after `@db.`; null for the scalar's own type. */
  readonly native: string | null
  /** How many arguments Prisma insists on: numeric(5) is Decimal(5, 0). */
  readonly pad?: number
}

const of = (scalar: PrismaType['scalar'], native: string | null, more: Omit<PrismaType, 'scalar' | 'native'> = {}) => ({
  scalar,
  native,
  ...more,
})

/** Postgres' short type name → Prisma's type (Prisma 7). */
export const PRISMA_TYPES: Readonly<Record<string, PrismaType>> = {
  smallint: of('Int', 'SmallInt'),
  integer: of('Int', null),
  bigint: of('BigInt', null),
  real: of('Float', 'Real'),
  'double precision': of('Float', null),
  numeric: of('Decimal', 'Decimal', { pad: 2 }),
  money: of('Decimal', 'Money'),
  text: of('String', null),
  varchar: of('String', 'VarChar'),
  char: of('String', 'Char'),
  bpchar: of('String', 'Char'),
  '"char"': of('String', 'Char'),
  citext: of('String', 'Citext'),
  boolean: of('Boolean', null),
  date: of('DateTime', 'Date'),
  time: of('DateTime', 'Time'),
  timetz: of('DateTime', 'Timetz'),
  timestamp: of('DateTime', 'Timestamp'),
  timestamptz: of('DateTime', 'Timestamptz'),
  bit: of('String', 'Bit'),
  varbit: of('String', 'VarBit'),
  uuid: of('String', 'Uuid'),
  json: of('Json', 'Json'),
  jsonb: of('Json', null),
  bytea: of('Bytes', null),
  inet: of('String', 'Inet'),
  xml: of('String', 'Xml'),
  oid: of('Int', 'Oid'),
}

/** `@db.VarChar(80)`, where the data source is called `db`, or null where there is nothing to add. Null too for arguments that Prisma can't say (`numeric(5,-2)`). */
export function nativeAttribute(type: PrismaType, args: readonly string[], source: string): string | null {
  if (!type.native) return null
  const sayable = args.every((arg) => /^\d+$/.test(arg))
  const given = sayable ? args : []
  const padded = given.length > 0 && type.pad ? [...given, ...Array(type.pad - given.length).fill('0')] : given
  return `@${source}.${type.native}${padded.length > 0 ? `(${padded.join(', ')})` : ''}`
}
