import { type Attribute, type Field, PRISMA_TYPES } from '#languages'
import { emptyDesign, parseType, type TypeRef } from '#model'
import type { Declared } from './models.ts'
import type { Source } from './source.ts'

/** What Prisma's scalars are in Postgres where nothing more is said. */
const SCALARS: ReadonlyMap<string, string> = new Map([
  ['String', 'text'],
  ['Boolean', 'boolean'],
  ['Int', 'integer'],
  ['BigInt', 'bigint'],
  ['Float', 'double precision'],
  ['Decimal', 'numeric(65,30)'],
  ['DateTime', 'timestamp(3)'],
  ['Json', 'jsonb'],
  ['Bytes', 'bytea'],
])

/** Native types by their names after `@db.`: those of the type map, and those that a scalar has anyway. */
const NATIVE: ReadonlyMap<string, { readonly scalar: string; readonly sql: string }> = new Map([
  ...Object.entries(PRISMA_TYPES)
    .reverse()
    .flatMap(([sql, { scalar, native }]) => (native ? [[native, { scalar, sql }] as const] : [])),
  ['Char', { scalar: 'String', sql: 'char' }],
  ['Integer', { scalar: 'Int', sql: 'integer' }],
  ['BigInt', { scalar: 'BigInt', sql: 'bigint' }],
  ['DoublePrecision', { scalar: 'Float', sql: 'double precision' }],
  ['Boolean', { scalar: 'Boolean', sql: 'boolean' }],
  ['Text', { scalar: 'String', sql: 'text' }],
  ['JsonB', { scalar: 'Json', sql: 'jsonb' }],
  ['ByteA', { scalar: 'Bytes', sql: 'bytea' }],
])

const NOTHING = emptyDesign()

/** A type's name as the catalog spells it. */
const spelled = (sql: string, dimensions: number): TypeRef | null => {
  const type = parseType(NOTHING, sql)
  return 'error' in type ? null : { ...type, dimensions: type.dimensions + dimensions }
}

/** Native types are written with the datasource's name, whatever that is: `@db.Uuid`. */
export const isNative = (it: Attribute): boolean => it.name.includes('.')

const nativeOf = (field: Field): Attribute | null => field.attributes.find(isNative) ?? null

/** The type of a field's column; null, with a notice, where it has none. */
export function columnType(source: Source, declared: Declared, field: Field): TypeRef | null {
  const { type } = field
  if (!type) return null
  const dimensions = type.list ? 1 : 0
  if (type.unsupported !== null) {
    const found = spelled(type.unsupported, dimensions)
    if (!found) source.refuse(`“${type.unsupported.slice(0, 60)}” is not a type of Postgres`, type)
    return found
  }
  const own = declared.enums.get(type.name)
  if (own) return { name: '', of: own.id, dimensions }
  const scalar = SCALARS.get(type.name)
  if (!scalar) {
    source.refuse(`There is no type, model or enum ${type.name}`, type)
    return null
  }
  const native = nativeOf(field)
  if (!native) return spelled(scalar, dimensions)
  const known = NATIVE.get(native.name.slice(native.name.indexOf('.') + 1))
  if (!known || known.scalar !== type.name) {
    source.refuse(
      known ? `@${native.name} is for ${known.scalar}, not for ${type.name}` : `Postgres has no @${native.name}`,
      native,
    )
    return spelled(scalar, dimensions)
  }
  const args = native.args.flatMap(({ value }) => (value.sort === 'number' ? [value.text] : []))
  return spelled(args.length > 0 ? `${known.sql}(${args.join(',')})` : known.sql, dimensions)
}
