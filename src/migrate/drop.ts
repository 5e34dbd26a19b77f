import { sortByNeeds } from '#base'
import { type At, all, bucketOf, type DbObject, type Design, type Id, kindOf, object } from '#model'
import { turnSteps } from './alter.ts'
import { inUsualOrder, step } from './create.ts'
import type { Differences } from './differences.ts'
import { needsOf } from './needs.ts'
import { dependents } from './rebuild.ts'
import type { Step } from './step.ts'

type Context = {
  readonly to: Design
  readonly differences: Differences
  readonly rebuilt: ReadonlySet<Id>
  readonly parked: ReadonlyMap<Id, DbObject>
  readonly at: At
}

const dropStep = (it: DbObject, at: At): Step =>
  step(it, 'drop', kindOf(it).drop(it as never, at), {
    hazard: kindOf(it).holdsRows ? 'data-loss' : null,
  })

/**
 * Drops, dependents first; what only waits meanwhile is parked in its turn. What something that stays still leans on (an enum that a column is about to leave) is
 * dropped at the end. What goes with its root needs no word, but keys that close a cycle between dropped tables do.
 */
export function planDrops(from: Design, context: Context): { early: Step[]; late: Step[] } {
  const { differences, rebuilt, parked, at } = context
  const goes = (id: Id) => differences.removed.has(id) || rebuilt.has(id)
  const going = [...all(from.objects)].filter((it) => goes(it.id) || parked.has(it.id)).sort(inUsualOrder)
  const byId = new Map<Id, DbObject>(going.map((it) => [it.id, it]))
  const users = dependents(from)
  const needs = (it: DbObject) => needsOf(it, at).flatMap((id) => byId.get(id) ?? [])
  // Roots of dropped buckets stand for their members; a cycle among them is opened by its foreign keys first.
  const { order, cut } = sortByNeeds(going, (it) => needs(it))
  const opened = new Set<Id>(cut.map(([it]) => it.id))
  const early: Step[] = []
  const late: Step[] = []
  const goesWithRoot = (it: DbObject): boolean => {
    const root = bucketOf(from.objects, it.id)?.root
    return root !== undefined && root !== it.id && goes(root)
  }
  const crossing = going.filter(
    (it) =>
      goesWithRoot(it) &&
      needsOf(it, at).some(
        (id) => byId.has(id) && bucketOf(from.objects, id)?.root !== bucketOf(from.objects, it.id)?.root,
      ),
  )
  const roots = new Set(crossing.filter((it) => opened.has(it.id) || isInCycle(it, from, byId, at)).map((it) => it.id))
  for (const it of [...order].reverse()) if (roots.has(it.id)) early.push(dropStep(it, at))
  for (const it of [...order].reverse()) {
    if (goesWithRoot(it)) continue
    const waiting = parked.get(it.id)
    if (waiting) {
      early.push(...turnSteps(it, waiting, at))
      continue
    }
    // What stays and leans on a part of it lets go in a later step.
    const parts = from.objects.buckets.get(it.id)?.members.keys() ?? [it.id]
    const leanedOn = [...parts].some((part) =>
      (users.get(part) ?? []).some((user) => !goes(user.id) && !parked.has(user.id) && object(context.to, user.id)),
    )
    const sql = dropStep(it, at)
    if (sql.sql === '') continue
    ;(leanedOn ? late : early).push(sql)
  }
  return { early, late }
}

/** Whether a key of a dropped table points at a dropped table that (further on) points back. */
function isInCycle(it: DbObject, from: Design, byId: ReadonlyMap<Id, DbObject>, at: At): boolean {
  const start = bucketOf(from.objects, it.id)?.root
  const seen = new Set<Id>()
  const queue = needsOf(it, at).flatMap((id) => bucketOf(from.objects, id)?.root ?? [])
  for (let root = queue.pop(); root; root = queue.pop()) {
    if (root === start) return true
    if (seen.has(root) || !byId.has(root)) continue
    seen.add(root)
    for (const member of from.objects.buckets.get(root)?.members.values() ?? [])
      for (const need of needsOf(member, at)) {
        const next = bucketOf(from.objects, need)?.root
        if (next && next !== root) queue.push(next)
      }
  }
  return false
}
