import { equal } from '#base'
import { type DbObject, type Design, type Id, kindOf, object, referencesOf, sqlAt } from '#model'
import { moves } from './move.ts'
import { needsOf } from './needs.ts'

/** Whether a field is altered in place; the same text may come to mean something else without it (an overloaded function). */
const isAltered = (was: DbObject, now: DbObject, field: string): boolean =>
  typeof (kindOf(now).alter as Readonly<Record<string, unknown>>)[field] === 'function' &&
  !equal(was[field as never], now[field as never])

type Fields = Readonly<Record<string, { readonly type: string } | undefined>>

/** What names nothing, whatever it says. */
const SWITCHES: readonly string[] = ['boolean', 'picklist', 'number']

/**
 * Whether an object that stays no longer speaks of what goes, so that its own alteration sets it free. What its kind
 * ties it to without its saying so (a foreign key to the very key it leans on) holds until it is dropped.
 */
export function letsGo(user: DbObject, gone: { id: Id; from: Design; to: Design }): boolean {
  const later = object(gone.to, user.id) as DbObject | null
  if (later && user.parent === gone.id && moves(user, later, gone)) return true
  if (!later) return false
  const altered = Object.keys(kindOf(user).fields).filter((field) => isAltered(user, later, field))
  const without = { ...user, ...Object.fromEntries(altered.map((field) => [field, later[field as never]])) } as DbObject
  const refers = (it: DbObject) => referencesOf(it).includes(gone.id)
  const saysOther = altered.some((field) => !SWITCHES.includes((kindOf(user).fields as Fields)[field]?.type ?? ''))
  const saidSo = (refers(user) && !refers(without)) || (user.uses.includes(gone.id) && saysOther)
  return saidSo && !needsOf(later, sqlAt(gone.to)).includes(gone.id)
}
