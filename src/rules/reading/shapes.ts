import { memoize } from '#base'
import type { DbObject } from '#model'
import { columnsOf, type Design, foreignKeysOf, type Id, joinOf, keysOf, object, tablesOf } from '#model'

export type ObjectOf<K extends DbObject['kind']> = Extract<DbObject, { kind: K }>
export type Column = ObjectOf<'column'>
export type ForeignKey = ObjectOf<'foreign-key'>
export type Table = ObjectOf<'table'>

/** A base table or a partitioned one; null for a partition, which its parent speaks for. */
export function wholeTable(design: Design, id: Id<'table'>): Table | null {
  const it = object(design, id)
  return it && !it.partitionOf ? it : null
}

const heirsByParent = memoize((objects: Design['objects']): ReadonlyMap<Id, readonly Id<'table'>[]> => {
  const heirs = new Map<Id, Id<'table'>[]>()
  for (const it of tablesOf({ objects } as Design))
    for (const parent of [...(it.partitionOf ? [it.partitionOf] : []), ...it.inherits])
      heirs.set(parent, [...(heirs.get(parent) ?? []), it.id])
  return heirs
})

/** The tables that take over a table's columns: its partitions, and those that inherit from it. */
export const heirsOf = (design: Design, table: Id): readonly Id<'table'>[] =>
  heirsByParent(design.objects).get(table) ?? []

/** A column with the copies that partitions and heirs have of it. */
export function withCopies(design: Design, id: Id<'column'>): Column[] {
  const it = object(design, id)
  if (!it?.parent) return []
  const copies = heirsOf(design, it.parent).flatMap((heir) =>
    columnsOf(design, heir).filter((column) => column.inherited && column.name === it.name),
  )
  return [it, ...copies.flatMap((copy) => withCopies(design, copy.id))]
}

export const columnsAt = (design: Design, ids: readonly Id<'column'>[]): Column[] =>
  ids.flatMap((id) => object(design, id) ?? [])
export const namesAt = (design: Design, ids: readonly Id[]): string =>
  ids.map((id) => object(design, id)?.name ?? '?').join(', ')

/** Whether two lists hold the same columns, in whatever order. */
export const sameSet = (a: readonly Id[], b: readonly Id[]): boolean =>
  a.length === b.length && a.every((id) => b.includes(id))

/** The two foreign keys of a table that only joins two others, each over columns of its own. */
export function pairOf(design: Design, table: Id): readonly [ForeignKey, ForeignKey] | null {
  const pair = joinOf(design, table)
  return pair && !sameSet(pair[0].columns, pair[1].columns) ? pair : null
}

/** Whether no two rows can hold the same values in these columns: a key lies within them. */
export const isUnique = (design: Design, table: Id, columns: readonly Id[]): boolean =>
  keysOf(design, table).some((key) => key.columns.every((id) => columns.includes(id)))

const keysByColumn = memoize((keys: readonly ForeignKey[]): ReadonlyMap<Id, readonly ForeignKey[]> => {
  const found = new Map<Id, readonly ForeignKey[]>()
  for (const key of keys) for (const id of new Set(key.columns)) found.set(id, [...(found.get(id) ?? NONE), key])
  return found
})
const NONE: readonly ForeignKey[] = []

/** The foreign keys that a column is part of. */
export const keysUsing = (design: Design, column: Column): readonly ForeignKey[] =>
  column.parent ? (keysByColumn(foreignKeysOf(design, column.parent)).get(column.id) ?? NONE) : NONE
