import { memoize } from '#base'
import type { Design } from './design.ts'
import { object } from './design.ts'
import type { Id } from './id.ts'
import type { ObjectOf } from './kinds/index.ts'
import type { Objects } from './objects.ts'
import { columnsOf, foreignKeysOf, incomingOf, keysOf, primaryKeyOf, tablesOf } from './read.ts'

/** How many rows may stand at an end: exactly one, none or one, any number. */
export type Cardinality = 'one' | 'zero-or-one' | 'many'

/** A foreign key as a picture shows it. Derived from the key, nullability and uniqueness; never stored. */
export type Relationship = {
  readonly key: ObjectOf<'foreign-key'>
  readonly from: Id<'table'>
  readonly to: Id<'table'>
  /** At the referencing end: `zero-or-one` where the key's columns are unique. */
  readonly fromEnd: Exclude<Cardinality, 'one'>
  /** At the referenced end: `zero-or-one` where a column of the key may be null. */
  readonly toEnd: Exclude<Cardinality, 'many'>
  readonly identifying: boolean
}

/** Whether the key is part of its table's primary key, so that a row can't be told apart without it. */
export function isIdentifying(design: Design, key: ObjectOf<'foreign-key'>): boolean {
  const primary = key.parent ? primaryKeyOf(design, key.parent) : null
  return primary !== null && key.columns.every((column) => primary.columns.includes(column))
}

export function relationshipOf(design: Design, key: ObjectOf<'foreign-key'>): Relationship {
  const from = key.parent as Id<'table'>
  const columns = new Set<Id>(key.columns)
  const unique = keysOf(design, from).some((it) => it.columns.every((column) => columns.has(column)))
  const optional = key.columns.some((id) => object(design, id)?.nullable ?? true)
  return {
    key,
    from,
    to: key.target,
    fromEnd: unique ? 'zero-or-one' : 'many',
    toEnd: optional ? 'zero-or-one' : 'one',
    identifying: isIdentifying(design, key),
  }
}

/** The relationships that start at a table. */
export const relationshipsFrom = (design: Design, table: Id): readonly Relationship[] =>
  foreignKeysOf(design, table).map((key) => relationshipOf(design, key))

/** Every relationship of the design. */
export const relationshipsOf = (design: Design): readonly Relationship[] =>
  tablesOf(design).flatMap((table) => relationshipsFrom(design, table.id))

const AUDIT =
  /^(created|updated|modified|inserted|added|assigned|deleted)_?(at|on|by|date|time)?$|^(position|sort_order|rank|ordinal)$/

/** The two foreign keys of a table that only joins two others: no other column but a surrogate id and audit or ordering columns. */
export function joinOf(design: Design, table: Id): readonly [ObjectOf<'foreign-key'>, ObjectOf<'foreign-key'>] | null {
  const [first, second, ...more] = foreignKeysOf(design, table)
  if (!first || !second || more.length > 0 || incomingOf(design, table).length > 0) return null
  const [surrogate, ...others] = primaryKeyOf(design, table)?.columns ?? []
  const isPayload = ({ id, name }: ObjectOf<'column'>): boolean =>
    !first.columns.includes(id) &&
    !second.columns.includes(id) &&
    (id !== surrogate || others.length > 0) &&
    !AUDIT.test(name)
  return columnsOf(design, table).some(isPayload) ? null : [first, second]
}

/** The tables that a table refers to or that refer to it, itself left out. */
export function neighboursOf(design: Design, table: Id): ReadonlySet<Id> {
  const near = new Set<Id>()
  for (const key of foreignKeysOf(design, table)) near.add(key.target)
  for (const key of incomingOf(design, table)) if (key.parent) near.add(key.parent)
  near.delete(table)
  return near
}

/** How many foreign keys touch each table; hubs first matter to layout and to search. */
export const degreesOf = memoize((objects: Objects): ReadonlyMap<Id, number> => {
  const degrees = new Map<Id, number>()
  for (const bucket of objects.buckets.values())
    for (const it of bucket.members.values()) {
      if (it.kind !== 'foreign-key') continue
      for (const end of [it.parent, it.target]) if (end) degrees.set(end, (degrees.get(end) ?? 0) + 1)
    }
  return degrees
})
