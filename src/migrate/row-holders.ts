import { type At, childrenOf, type DbObject, type Design, type Id, kindOf, noteOf, object, type TypeRef } from '#model'
import type { Differences } from './differences.ts'
import { parkedForm } from './park.ts'

/** The type that an object is of, or stands for, as its fields say it. */
const typesOf = (it: DbObject): readonly Id[] =>
  Object.entries(kindOf(it).fields).flatMap(([field, schema]) => {
    const of = noteOf(schema)?.holds === 'type' ? (it[field as never] as TypeRef | null)?.of : null
    return of ? [of] : []
  })

/**
 * Columns whose values hold whole rows of a table, be it within arrays, domains, composites or rows of others, in the form
 * in which they wait: Postgres changes no type of a column of the table while they are there.
 */
export function rowHolders(
  design: Design,
  table: Id,
  users: ReadonlyMap<Id, readonly DbObject[]>,
): ReadonlyMap<Id, DbObject> {
  const types = new Set<Id>([table])
  const holders = new Map<Id, DbObject>()
  for (const type of types)
    for (const user of users.get(type) ?? []) {
      if (!typesOf(user).includes(type)) continue
      types.add(user.parent && object(design, user.parent)?.parent ? user.parent : user.id)
      // What stands in the table itself can wait as well as any other.
      const form = parkedForm({ ...user, parent: null } as DbObject, (id) => id === type)
      if (form?.retyped) holders.set(user.id, { ...form.it, parent: user.parent } as DbObject)
    }
  return holders
}

type Users = ReadonlyMap<Id, readonly DbObject[]>
type Known = {
  readonly from: Design
  readonly to: Design
  readonly differences: Differences
  readonly users: Users
}

/** Whether values of what it stands under have it as a part. */
export const isPartOfValues = (it: DbObject, parent: DbObject | null): boolean =>
  Boolean(parent?.parent) && Object.values(kindOf(it).fields).some((field) => noteOf(field)?.holds === 'type')

/** Types that are made again with more or fewer parts, with the columns that hold their values. */
export function reshaped(rebuilt: ReadonlySet<Id>, { from, to, differences, users }: Known) {
  const ownersIn = (design: Design, ids: ReadonlySet<Id>) =>
    [...ids].flatMap((id) => {
      const it = object(design, id) as DbObject
      const parent = it.parent && (object(design, it.parent) as DbObject | null)
      return parent && isPartOfValues(it, parent) ? [parent.id] : []
    })
  const owners = new Set<Id>([...ownersIn(to, differences.added), ...ownersIn(from, differences.removed)])
  return [...rebuilt].flatMap((id) => (owners.has(id) ? [[id, rowHolders(from, id, users)] as const] : []))
}

/** Whether other columns hold rows of a table as values: Postgres adds no column then that would be something in each of them. */
export const isHeldAsRow = (table: Id, at: At): boolean =>
  at.users(table).some((user) => typesOf(user as DbObject).includes(table))

/** The columns that a table still gets, for what may write out a row of it: that has them all. */
export function partsToCome(it: DbObject, to: Design, { added }: Pick<Touched, 'added'>): readonly Id[] {
  const { default: value } = it as DbObject & { readonly default?: string | null }
  if (!value) return []
  return typesOf(it)
    .filter((of) => of !== it.parent)
    .flatMap((of) => childrenOf(to, of).filter((part) => added.has(part.id) && kindOf(part).holdsRows))
    .map((part) => part.id)
}

type Held = ReadonlyMap<Id, ReadonlySet<Id>>
type Touched = { readonly added: ReadonlySet<Id>; readonly changed: ReadonlyMap<Id, { readonly now: DbObject }> }

/** Those among the columns that wait which are within what another holds: they wait later, and are back before it. */
export const heldWithin = (holders: Held, id: Id): readonly Id[] =>
  [...holders.values()].flatMap((held) => {
    const all = [...held]
    return all.slice(0, Math.max(0, all.indexOf(id)))
  })

/**
 * Parts that values only get once they are there again, since text has as many as there were. Not those that another type
 * speaks of (a domain in its check): it is there before its values are.
 */
export function latePartsOf(to: Design, { added }: Touched, holders: Held, users: () => Users): ReadonlySet<Id> {
  const parts = [...added].filter((id) => holders.has(object(to, id)?.parent as Id))
  if (parts.length === 0) return new Set()
  const known = users()
  const isOfType = (it: DbObject): boolean => {
    const parent = it.parent && (object(to, it.parent) as DbObject | null)
    return Boolean(parent && parent.parent !== null && !kindOf(parent).holdsRows)
  }
  return new Set(parts.filter((id) => !(known.get(id) ?? []).some(isOfType)))
}

/** What comes before: a type's own changes before what holds its values is as it was, and that before values have more parts. */
export function heldWith(holders: Held, { changed }: Touched, late: ReadonlySet<Id>): (it: DbObject) => readonly Id[] {
  const changes = [...changed.values()]
  return (it) => [
    ...[...holders].flatMap(([table, held]) =>
      held.has(it.id) ? changes.flatMap(({ now }) => (now.parent === table && !held.has(now.id) ? [now.id] : [])) : [],
    ),
    ...heldWithin(holders, it.id),
    ...(late.has(it.id) && it.parent ? (holders.get(it.parent) ?? []) : []),
  ]
}
