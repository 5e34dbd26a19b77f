import { byRank, memoize } from '#base'
import type { Design } from './design.ts'
import { object } from './design.ts'
import { MULTIRANGE, type TypeRef } from './fields.ts'
import type { Id } from './id.ts'
import type { DbObject, Kind, ObjectOf } from './kinds/index.ts'
import { isRange, multirangeOf } from './kinds/range.ts'
import { type Bucket, bucketOf, type Objects } from './objects.ts'
import { put, rootsOfObjects } from './roots.ts'

/** What stands right under one object, by rank: all of it, and by kind. */
type Group = { readonly all: readonly DbObject[]; readonly kinds: ReadonlyMap<string, readonly DbObject[]> }

const NONE: readonly never[] = []
const NOBODY: Group = { all: NONE, kinds: new Map() }

function groupOf(all: readonly DbObject[]): Group {
  const kinds = new Map<string, DbObject[]>()
  for (const it of all) put(kinds, it.kind, it)
  return { all, kinds }
}

/** A bucket's objects by their parent. */
const groupsIn = memoize((bucket: Bucket): ReadonlyMap<Id, Group> => {
  const byParent = new Map<Id, DbObject[]>()
  for (const it of bucket.members.values()) if (it.id !== bucket.root && it.parent) put(byParent, it.parent, it)
  return new Map([...byParent].map(([parent, all]) => [parent, groupOf(all.sort(byRank))]))
})

/** A schema's children are roots. */
const groupOfRoots = memoize(groupOf)

function under(design: Design, id: Id): Group {
  const bucket = bucketOf(design.objects, id)
  const group = bucket && groupsIn(bucket).get(id)
  if (group || !id.startsWith('schema:')) return group ?? NOBODY
  const roots = rootsOfObjects(design.objects).byParent.get(id)
  return roots ? groupOfRoots(roots) : NOBODY
}

/** The objects right under one, by rank. */
export const childrenOf = (design: Design, id: Id): readonly DbObject[] => under(design, id).all

const isKind =
  <K extends Kind>(kind: K) =>
  (it: DbObject): it is Extract<DbObject, { kind: K }> & ObjectOf<K> =>
    it.kind === kind

/** The children of one kind, by rank. */
export function childrenOfKind<K extends Kind>(design: Design, id: Id, kind: K): readonly ObjectOf<K>[] {
  return (under(design, id).kinds.get(kind) ?? NONE) as unknown as readonly ObjectOf<K>[]
}

/** Every root object of a kind (tables, views, enums …), schema by schema, by rank. */
export function rootsOf<K extends Kind>(design: Design, kind: K): readonly ObjectOf<K>[] {
  return (rootsOfObjects(design.objects).byKind.get(kind) ?? NONE) as unknown as readonly ObjectOf<K>[]
}

export const tablesOf = (design: Design): readonly ObjectOf<'table'>[] => rootsOf(design, 'table')
export const columnsOf = (design: Design, table: Id): readonly ObjectOf<'column'>[] =>
  childrenOfKind(design, table, 'column')
export const primaryKeyOf = (design: Design, table: Id): ObjectOf<'primary-key'> | null =>
  childrenOfKind(design, table, 'primary-key')[0] ?? null
export const uniquesOf = (design: Design, table: Id): readonly ObjectOf<'unique'>[] =>
  childrenOfKind(design, table, 'unique')
export const foreignKeysOf = (design: Design, table: Id): readonly ObjectOf<'foreign-key'>[] =>
  childrenOfKind(design, table, 'foreign-key')
export const indexesOf = (design: Design, table: Id): readonly ObjectOf<'index'>[] =>
  childrenOfKind(design, table, 'index')
export const checksOf = (design: Design, table: Id): readonly ObjectOf<'check'>[] =>
  childrenOfKind(design, table, 'check')

export type TableKey = { readonly id: Id; readonly columns: readonly Id<'column'>[]; readonly primary: boolean }

/** The column sets that no two rows of a table share: its primary key, unique constraints, and whole unique indexes on columns. */
export const keysOf = (design: Design, table: Id): readonly TableKey[] => keysAmong(childrenOf(design, table))

const keysAmong = memoize((group: readonly DbObject[]): readonly TableKey[] =>
  group.flatMap((it): TableKey[] => {
    if (it.kind === 'primary-key' || it.kind === 'unique')
      return [{ id: it.id, columns: it.columns, primary: it.kind === 'primary-key' }]
    if (it.kind !== 'index' || !it.unique || it.where) return []
    const columns = it.keys.flatMap((key) => (key.column ? [key.column] : []))
    return columns.length === it.keys.length ? [{ id: it.id, columns, primary: false }] : []
  }),
)

const incomingByTarget = memoize((objects: Objects): ReadonlyMap<Id, readonly ObjectOf<'foreign-key'>[]> => {
  const incoming = new Map<Id, ObjectOf<'foreign-key'>[]>()
  for (const bucket of objects.buckets.values())
    for (const key of foreignKeysIn(bucket)) {
      const group = incoming.get(key.target)
      if (group) group.push(key)
      else incoming.set(key.target, [key])
    }
  return incoming
})

const foreignKeysIn = memoize((bucket: Bucket): readonly ObjectOf<'foreign-key'>[] =>
  [...bucket.members.values()].filter(isKind('foreign-key')),
)

/** The foreign keys that point at a table, its own included. */
export function incomingOf(design: Design, table: Id): readonly ObjectOf<'foreign-key'>[] {
  return incomingByTarget(design.objects).get(table) ?? []
}

/** The schema's name of a root object, or of the root that an object stands under. */
export function schemaNameOf(design: Design, id: Id): string {
  const root = bucketOf(design.objects, id)?.members.get(bucketOf(design.objects, id)?.root as Id)
  const parent = root?.parent ? object(design, root.parent) : null
  return parent?.name ?? ''
}

/** `public` goes without saying: `users`, `billing.invoices`, `users.email`. Not quoted: for people, not for SQL. */
export function pathOf(design: Design, id: Id): string {
  const it = object(design, id)
  if (!it) return '(gone)'
  const parent = it.parent ? object(design, it.parent) : null
  if (!parent || (parent.kind === 'schema' && parent.name === 'public')) return it.name
  return `${pathOf(design, parent.id)}.${it.name}`
}

/** The path of something that stands beside another, by its own name. */
const beside = (path: string, was: string, name: string): string => path.slice(0, path.length - was.length) + name

/** A type as a person reads it: `varchar(80)[]`, `post_status`. */
export function typeName(design: Design, type: TypeRef): string {
  const own = type.of ? object(design, type.of) : null
  const path = type.of ? pathOf(design, type.of) : shortTypeName(type.name)
  const name = type.name === MULTIRANGE && isRange(own) ? beside(path, own.name, multirangeOf(own)) : path
  return name + '[]'.repeat(type.dimensions)
}

/** Postgres' long names for its own types, as people write them. */
export function shortTypeName(name: string): string {
  return name
    .replace(/^character varying/, 'varchar')
    .replace(/^character(?=\(|\[|$)/, 'char')
    .replace(/^timestamp(\(\d\))? with time zone(?=$|\[)/, 'timestamptz$1')
    .replace(/^timestamp(\(\d\))? without time zone(?=$|\[)/, 'timestamp$1')
    .replace(/^time(\(\d\))? with time zone(?=$|\[)/, 'timetz$1')
    .replace(/^time(\(\d\))? without time zone(?=$|\[)/, 'time$1')
    .replace(/^bit varying/, 'varbit')
}
