import { childrenOfKind, type Design, type Id, type ObjectOf, object, rootsOf } from '#model'

type Grant = ObjectOf<'grant'>
export type Command = 'select' | 'insert' | 'update' | 'delete'
export const COMMANDS: readonly Command[] = ['select', 'insert', 'update', 'delete']

/** Whether row security holds for a role at all (manual: CREATE ROLE, BYPASSRLS). */
export const isBound = (design: Design, role: Id<'role'>): boolean => {
  const it = object(design, role)
  return it !== null && !it.superuser && !it.bypassRowSecurity
}

/** What is granted on an object to others than its owner, to whom row security applies. */
export const grantsOn = (design: Design, about: Id): readonly Grant[] =>
  childrenOfKind(design, about, 'grant').filter(
    (it) => it.to === 'public' || (it.role !== null && isBound(design, it.role)),
  )

/** The commands that a grant lets through, on all columns or on some. */
export function allowedBy(grant: Grant): readonly Command[] {
  const held = new Set([...grant.privileges, ...grant.columns.flatMap((it) => it.privileges)])
  return COMMANDS.filter((it) => held.has(it.toUpperCase()))
}

/** A role with the roles whose rights it has by being their member. */
export function rolesBehind(design: Design, role: Id<'role'>): ReadonlySet<Id<'role'>> {
  const found = new Set([role])
  for (const id of found) for (const it of object(design, id)?.memberOf ?? []) if (it.inherit) found.add(it.role)
  return found
}

/** A role with those that have its rights. */
export const rolesWith = (design: Design, role: Id<'role'>): readonly Id<'role'>[] =>
  rootsOf(design, 'role').flatMap((it) => (rolesBehind(design, it.id).has(role) ? [it.id] : []))
