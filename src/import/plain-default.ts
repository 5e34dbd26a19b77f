import { shortTypeName, type TypeRef } from '#model'

const CAST = /^('(?:[^']|'')*')::([\w "]+?)((?:\[\])?)$/

const spelt = (name: string): string => shortTypeName(name.trim().toLowerCase()).replace(/^bpchar$/, 'char')

/** A default as the catalog is read: a literal is of its column's own type without a cast to that. */
export function plainDefault(sql: string, { name, of, dimensions }: TypeRef): string {
  const [, literal, cast = '', array] = CAST.exec(sql) ?? []
  if (!literal || of !== null || (array ? 1 : 0) !== Math.min(dimensions, 1)) return sql
  return spelt(cast) === spelt(name.replace(/\([^)]*\)/, '').replace(/ {2,}/g, ' ')) ? literal : sql
}
