import { sortByNeeds } from '#base'
import { type At, type Bucket, type DbObject, type Design, type Id, object } from '#model'
import { bodyNeedsOf } from './body-needs.ts'
import { inUsualOrder, type Waiting } from './create.ts'
import { outerNeedsOf, rootOf, waitsFor, withoutDefault } from './needs.ts'

/** `putOff` are members that close a cycle (foreign keys between tables that refer to each other): made after all roots. */
export type BuildOrder = Waiting & { readonly roots: readonly Id[] }

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
  const opened = new Set<Id>()
  const stands = standsOn(design, at)
  const spoken = bodyNeedsOf(design, at)
  const wait = (id: Id, need: Id) => {
    const open = withoutDefault(object(design, id) as DbObject)
    const isOfDefault = open !== null && !waitsFor(open, at).includes(need)
    ;(isOfDefault ? opened : putOff).add(id)
  }
  const isFree = (member: Id, need: Id): boolean => {
    if (putOff.has(member)) return true
    return (
      opened.has(member) && !waitsFor(withoutDefault(object(design, member) as DbObject) as DbObject, at).includes(need)
    )
  }
  const needs = (root: Id): Id[] => [
    ...outerNeedsOf(buckets.get(root) as Bucket, at).flatMap(({ member, need }) => {
      const target = rootOf(design, need)
      // A member that needs what stands on its own root waits for that, and not the root.
      if (target && member !== root && stands(target).has(root)) wait(member, need)
      return target && !isFree(member, need) ? [target] : []
    }),
    ...spoken(root),
  ]
  const { order, cut } = sortByNeeds(
    roots.map((it) => it.id),
    needs,
  )
  for (const [root, target] of cut)
    for (const { member, need } of outerNeedsOf(buckets.get(root) as Bucket, at))
      if (member !== root && rootOf(design, need) === target) wait(member, need)
  return { roots: order, putOff, opened }
}
