import { bucketOf, type Change, type DbObject, type Id, object, referencesOf } from '#model'
import type { ChangeFix, Migration } from '../change-rule.ts'

/**
 * Something that goes, with what stands under it, as far as all that they lean on stays; null where it can't be without
 * what goes too.
 */
export function wholeOf({ from, to }: Migration, it: DbObject): readonly DbObject[] | null {
  const bucket = bucketOf(from.objects, it.id)
  const members = bucket?.root === it.id ? [...bucket.members.values()] : [it]
  const within = new Set<Id>(members.map((each) => each.id))
  const leans = (each: DbObject) => [...(each.parent ? [each.parent] : []), ...referencesOf(each), ...each.uses]
  const isHeld = (id: Id) => within.has(id) || object(to, id) !== null
  const needed = members.filter((each) => each.id === it.id || each.kind === 'column')
  if (!needed.every((each) => leans(each).every(isHeld))) return null
  return members.filter((each) => each.kind !== 'raw' && leans(each).every(isHeld))
}

/** Leaves something in the version after all, to be dropped when nobody needs it. What new rows don't know of may be null. */
export function keepFix(migration: Migration, it: DbObject): ChangeFix[] {
  const whole = wholeOf(migration, it)
  if (!whole) return []
  const left = it.kind === 'column' ? [{ ...it, nullable: it.identity === null, notNull: null }] : whole
  const changes = (): Change[] => left.map((each) => ({ op: 'add', object: each }))
  return [{ label: `Keep ${it.name} in this version, and drop it in a later one`, safe: false, changes }]
}

/** Asks first, and does nothing where rows are in the way. */
export const guardFix = (id: Id, query: string, label: string): ChangeFix => ({
  label,
  safe: false,
  options: { guards: { [id]: query } },
})
