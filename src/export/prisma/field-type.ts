import { nativeAttribute, PRISMA_TYPES, quote } from '#languages'
import type { Id, ObjectOf, TypeRef } from '#model'
import { type ColumnType, columnType } from '../naming/column-type.ts'
import type { Context } from './context.ts'
import { sourceName } from './head.ts'

export type FieldType = {
  /** `String`, `TaskStatus`, `Unsupported("cidr")`; without `?` and `[]`. */
  readonly word: string
  readonly native: string | null
  readonly list: boolean
  readonly supported: boolean
  readonly type: ColumnType
}

/** A column's type in Prisma's words. */
export function fieldType(context: Context, written: TypeRef): FieldType {
  return fieldTypeOf(context, columnType(context.design, written), written.dimensions)
}

export function fieldTypeOf(context: Context, type: ColumnType, outer = type.dimensions): FieldType {
  const list = type.dimensions > 0
  const name = type.enumeration && !(type.domain && outer > 0) && enumWord(context, type.enumeration)
  if (name) return { word: name, native: null, list, supported: true, type }
  const known = type.enumeration ? undefined : PRISMA_TYPES[type.base]
  // The differ sees a domain as its base type, but not an array of one, nor one that stands on another.
  const opaque = type.domain !== null && (outer > 0 || type.depth > 1)
  if (known && !opaque) {
    return {
      word: known.scalar,
      native: nativeAttribute(known, type.args, sourceName(context.wording)),
      list,
      supported: true,
      type,
    }
  }
  // A domain over an array is the array to the differ; otherwise a domain keeps its name.
  const isArray = type.domain !== null && outer === 0 && list
  return {
    word: `Unsupported(${quote(isArray ? type.baseSql : type.sql)})`,
    native: null,
    list: isArray || (type.domain ? outer > 0 : list),
    supported: false,
    type,
  }
}

/** An enum without values can't be declared, so a column of it is of no type that Prisma knows. */
const enumWord = (context: Context, it: ObjectOf<'enum'>): string | null =>
  it.values.length === 0 ? null : (context.names.get(it.id as Id) ?? null)
