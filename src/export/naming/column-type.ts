import { memoize } from '#base'
import { type Design, type Id, type ObjectOf, object, pathOf, rootsOf, sqlAt, type TypeRef } from '#model'
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

/** A type that no object of the design is behind; most are, and each is asked for at every edit. */
const builtIn = memoize((type: TypeRef): ColumnType => plain(type.name, type.dimensions))

/** A type with its domain looked through. */
export function columnType(design: Design, type: TypeRef, depth = 0): ColumnType {
  if (!type.of) return builtIn(type)
  const target = object(design, type.of as Id)
  if (target?.kind === 'enum') {
    return { ...plain(target.name, type.dimensions), enumeration: target }
  }
  const sql = sqlAt(design).type({ ...type, dimensions: 0 })
  // A domain can't stand on itself, but a design can be wrong.
  if (target?.kind !== 'domain' || depth > 20) return plain(sql, type.dimensions)
  const under = columnType(design, target.type, depth + 1)
  return {
    ...under,
    dimensions: type.dimensions + under.dimensions,
    domain: sql,
    depth: under.depth + 1,
    notNull: type.dimensions === 0 && (!target.nullable || under.notNull),
    sql,
  }
}

/** A type by its text, as the catalog tells it of a view's column. */
export function typeNamed(design: Design, text: string): TypeRef {
  const name = text.replace(/(\[\])+$/, '')
  const dimensions = (text.length - name.length) / 2
  const bare = name.replaceAll('"', '')
  const own = [...rootsOf(design, 'enum'), ...rootsOf(design, 'domain')].find(
    (it) => pathOf(design, it.id) === bare || `public.${it.name}` === bare,
  )
  return { name: own ? '' : name, of: own?.id ?? null, dimensions }
}
