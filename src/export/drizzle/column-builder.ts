import { DRIZZLE_TYPES, type DrizzleType, intervalOptions, NEEDS_ARGS, TAKES_NO_LESS } from '#languages'
import { columnsOf, type Design, type Id, object, type TypeRef } from '#model'
import { type ColumnType, columnType, typeNamed } from '../naming/column-type.ts'
import { type Context, constantOf, use } from './context.ts'
import { quote } from './words.ts'

/** The builder of a type, or null where it takes a custom one. */
function builderOf(type: ColumnType): DrizzleType | null {
  if (type.domain) return null
  const known = DRIZZLE_TYPES[type.base] ?? null
  if (!known) return null
  const count = known.args?.length ?? 0
  if (type.args.length > count || type.args.some((arg) => !/^-?\d+$/.test(arg))) return null
  return TAKES_NO_LESS.has(type.base) && type.args.length === 0 ? null : known
}

export const takesBuilder = (type: ColumnType): boolean => builderOf(type) !== null

const isCustom = (type: ColumnType): boolean =>
  !(type.enumeration && !type.domain) &&
  !builderOf(type) &&
  (type.domain !== null || intervalOptions(type.sql) === null)

/** A domain's own dimensions are hidden in its name. */
const shown = (design: Design, written: TypeRef): ColumnType => {
  const type = columnType(design, written)
  return type.domain ? { ...type, dimensions: written.dimensions } : type
}

/** The SQL of every type in a table or view that Drizzle has no builder for. */
export function customTypesIn(design: Design, root: Id): readonly string[] {
  const it = object(design, root)
  const types =
    it?.kind === 'view' || it?.kind === 'materialized-view'
      ? it.columns.map((column) => typeNamed(design, column.type))
      : columnsOf(design, root).map((column) => column.type)
  return [
    ...new Set(
      types
        .map((type) => shown(design, type))
        .filter(isCustom)
        .map((type) => type.sql),
    ),
  ]
}

/** `varchar('email', { length: 80 })`: a column's builder with the name it has in the database. */
export function builderText(context: Context, name: string, written: TypeRef): string {
  const type = shown(context.design, written)
  return `${scalarText(context, name, type)}${'.array()'.repeat(type.dimensions)}`
}

export const shownType = (context: Context, written: TypeRef): ColumnType => shown(context.design, written)

function scalarText(context: Context, name: string, type: ColumnType): string {
  if (type.enumeration && !type.domain) return `${constantOf(context, type.enumeration.id) ?? ''}(${quote(name)})`
  const builder = builderOf(type)
  if (builder) return call(use(context, builder.builder), name, optionsOf(context, builder, type))
  const interval = type.domain ? null : intervalOptions(type.sql)
  if (interval) return call(use(context, 'interval'), name, interval)
  const custom = context.names.customs.get(type.sql) ?? ''
  context.speaks.add(custom)
  return `${custom}(${quote(name)})`
}

function optionsOf(context: Context, builder: DrizzleType, type: ColumnType): readonly string[] {
  const args = type.args.length > 0 ? type.args : (NEEDS_ARGS[type.base] ?? [])
  return [
    ...args.map((arg, i) => `${builder.args?.[i] ?? ''}: ${arg}`),
    ...(builder.always ?? []),
    ...(builder.mode === 'bigints' ? [`mode: '${context.options.bigints}'`] : []),
    ...(builder.mode === 'dates' && context.options.dates === 'string' ? ["mode: 'string'"] : []),
  ]
}

const call = (builder: string, name: string, options: readonly string[]): string =>
  `${builder}(${quote(name)}${options.length > 0 ? `, { ${options.join(', ')} }` : ''})`
