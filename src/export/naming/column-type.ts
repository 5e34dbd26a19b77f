import { type Design, type Id, type ObjectOf, object, pathOf, type TypeRef } from '#model'
import { domainNamed } from './domains.ts'
import { typeWords } from './type-name.ts'

/** What a column's type is to a target: a built-in or extension type by name, one of the design's enums, or something it can only spell. */
export type ColumnType = {
  readonly base: string
  readonly args: readonly string[]
  readonly dimensions: number
  readonly enumeration: ObjectOf<'enum'> | null
  /** The domain's own name as SQL says it, where the type is one; `base` is then what it stands on. */
  readonly domain: string | null
  /** How many domains stand on each other, and whether one of them refuses nulls. */
  readonly depth: number
  readonly notNull: boolean
  /** As SQL writes it, without brackets; and what it stands on, where it is a domain. */
  readonly sql: string
  readonly baseSql: string
}

const plain = (sql: string, dimensions: number): ColumnType => ({
  ...typeWords(sql),
  dimensions,
  enumeration: null,
  domain: null,
  depth: 0,
  notNull: false,
  sql,
  baseSql: sql,
})

/** A type with its domain looked through. */
export function columnType(design: Design, type: TypeRef, depth = 0): ColumnType {
  const target = type.of ? object(design, type.of as Id) : null
  if (target?.kind === 'enum') {
    return { ...plain(target.name, type.dimensions), enumeration: target }
  }
  const sql = type.of ? (target?.kind === 'raw' ? rawName(target) : pathOf(design, type.of)) : type.name
  const domain = domainNamed(design, sql)
  // A domain can't stand on itself, but a design can be wrong.
  if (!domain || depth > 20) return plain(sql, type.dimensions)
  const under = columnType(design, { name: domain.base, of: null, dimensions: domain.dimensions }, depth + 1)
  return {
    ...under,
    dimensions: type.dimensions + under.dimensions,
    domain: sql,
    depth: under.depth + 1,
    notNull: type.dimensions === 0 && (domain.notNull || under.notNull),
    sql,
  }
}

const rawName = (it: ObjectOf<'raw'>): string => it.creates.at(-1)?.identity.replace(/^public\./, '') ?? it.name

/** An enum's schema and name decide a view's column by its type's text. */
export function enumNamed(design: Design, name: string, all: readonly ObjectOf<'enum'>[]): ObjectOf<'enum'> | null {
  const bare = name.replaceAll('"', '')
  return all.find((it) => pathOf(design, it.id) === bare || `public.${it.name}` === bare) ?? null
}
