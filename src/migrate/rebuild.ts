import { equal } from '#base'
import {
  type At,
  all,
  type DbObject,
  type Design,
  type Id,
  kindOf,
  object,
  referencesOf,
  type Statement,
  sqlAt,
} from '#model'
import type { Differences } from './differences.ts'
import { needsOf } from './needs.ts'

/** Who needs each object, in a design. */
export function dependents(design: Design): ReadonlyMap<Id, readonly DbObject[]> {
  const at = sqlAt(design)
  const map = new Map<Id, DbObject[]>()
  for (const it of all(design.objects))
    for (const need of needsOf(it, at)) {
      const group = map.get(need)
      if (group) group.push(it)
      else map.set(need, [it])
    }
  return map
}

/**
 * What changing these fields asks for: the object made again, its users away meanwhile (those by text, or all of them),
 * or nothing.
 */
function asks(entry: { was: DbObject; now: DbObject; fields: readonly string[] }, at: At): 'rebuild' | 'all' | boolean {
  const asked = entry.fields.flatMap((field): readonly (true | 'all' | 'rebuild')[] => {
    const rule = kindOf(entry.now).alter[field]
    const answer = typeof rule === 'function' ? rule(entry.now as never, entry.was as never, at) : rule
    if (answer === 'rebuild') return ['rebuild']
    if (!Array.isArray(answer)) return []
    return (answer as readonly Statement[]).flatMap((it) => (typeof it !== 'string' && it.frees ? [it.frees] : []))
  })
  return asked.includes('rebuild') ? 'rebuild' : asked.includes('all') ? 'all' : asked.length > 0
}

/** Whether an object is altered in place; the same text may come to mean something else without it (an overloaded function). */
const isAltered = (was: DbObject, now: DbObject): boolean =>
  Object.entries(kindOf(now).alter).some(
    ([field, rule]) => typeof rule === 'function' && !equal(was[field as never], now[field as never]),
  )

/**
 * Whether an object that stays no longer speaks of what goes, so that its own alteration sets it free. What its kind
 * ties it to without its saying so (a foreign key to the very key it leans on) holds until it is dropped.
 */
function letsGo(user: DbObject, gone: { id: Id; to: Design }): boolean {
  const later = object(gone.to, user.id) as DbObject | null
  const saidSo = referencesOf(user).includes(gone.id) || user.uses.includes(gone.id)
  return later !== null && saidSo && isAltered(user, later) && !needsOf(later, sqlAt(gone.to)).includes(gone.id)
}

/**
 * The objects of both designs that have to be dropped and made again: those whose change has no ALTER, all that stands
 * under them, and all that depends on one of them or on something whose alteration Postgres refuses while it is used.
 */
export function planRebuilds(from: Design, to: Design, differences: Differences): ReadonlySet<Id> {
  const users = dependents(from)
  const at = sqlAt(to)
  const rebuilt = new Set<Id>()
  const stays = (id: Id) => !differences.removed.has(id) && object(to, id) !== null
  const queue: Id[] = []
  const add = (id: Id) => {
    if (rebuilt.has(id) || !stays(id)) return
    rebuilt.add(id)
    queue.push(id)
  }
  for (const entry of differences.changed.values()) {
    const { was, now } = entry
    const which = asks(entry, at)
    if (was.parent !== now.parent || which === 'rebuild') add(now.id)
    else if (which)
      for (const user of users.get(was.id) ?? []) if (which === 'all' || user.uses.includes(was.id)) add(user.id)
  }
  for (const id of differences.removed) queue.push(id)
  for (let id = queue.pop(); id; id = queue.pop())
    for (const user of users.get(id) ?? []) {
      if (differences.removed.has(id) && letsGo(user, { id, to })) continue
      add(user.id)
    }
  return rebuilt
}
