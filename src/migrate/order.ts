import { sortByNeeds } from '#base'
import type { At, Bucket, DbObject, Design, Id } from '#model'
import { inUsualOrder } from './create.ts'
import { outerNeedsOf, rootOf } from './needs.ts'

export type BuildOrder = {
  readonly roots: readonly Id[]
  /** Members that close a cycle (foreign keys between tables that refer to each other): made after all roots. */
  readonly putOff: ReadonlySet<Id>
}

/** The roots that a root itself can't be without, and those that they can't: its members' needs are another matter. */
function standsOn(design: Design, at: At): (root: Id) => ReadonlySet<Id> {
  const known = new Map<Id, Set<Id>>()
  const of = (root: Id): ReadonlySet<Id> => {
    const had = known.get(root)
    if (had) return had
    const found = new Set<Id>()
    known.set(root, found)
    const bucket = design.objects.buckets.get(root)
    for (const { member, need } of bucket ? outerNeedsOf(bucket, at) : []) {
      const target = member === root ? rootOf(design, need) : null
      if (target) for (const each of [target, ...of(target)]) found.add(each)
    }
    return found
  }
  return of
}

/** The order in which roots can be made, and what has to wait until all are there. */
export function buildOrder(design: Design, at: At): BuildOrder {
  const { buckets } = design.objects
  const roots = [...buckets.values()].map((bucket) => bucket.members.get(bucket.root) as DbObject).sort(inUsualOrder)
  const putOff = new Set<Id>()
  const stands = standsOn(design, at)
  const needs = (root: Id): Id[] =>
    outerNeedsOf(buckets.get(root) as Bucket, at).flatMap(({ member, need }) => {
      const target = rootOf(design, need)
      // A member that needs what stands on its own root waits for that, and not the root.
      if (target && member !== root && stands(target).has(root)) putOff.add(member)
      return target && !putOff.has(member) ? [target] : []
    })
  const { order, cut } = sortByNeeds(
    roots.map((it) => it.id),
    needs,
  )
  for (const [root, target] of cut)
    for (const { member, need } of outerNeedsOf(buckets.get(root) as Bucket, at))
      if (member !== root && rootOf(design, need) === target) putOff.add(member)
  return { roots: order, putOff }
}
