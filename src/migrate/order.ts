import { sortByNeeds } from '#base'
import type { At, Bucket, DbObject, Design, Id } from '#model'
import { inUsualOrder } from './create.ts'
import { outerNeedsOf, rootOf } from './needs.ts'

export type BuildOrder = {
  readonly roots: readonly Id[]
  /** Members that close a cycle (foreign keys between tables that refer to each other): made after all roots. */
  readonly putOff: ReadonlySet<Id>
}

/** The order in which roots can be made, and what has to wait until all are there. */
export function buildOrder(design: Design, at: At): BuildOrder {
  const { buckets } = design.objects
  const roots = [...buckets.values()].map((bucket) => bucket.members.get(bucket.root) as DbObject).sort(inUsualOrder)
  const needs = (root: Id): Id[] =>
    outerNeedsOf(buckets.get(root) as Bucket, at).flatMap(({ need }) => rootOf(design, need) ?? [])
  const { order, cut } = sortByNeeds(
    roots.map((it) => it.id),
    needs,
  )
  const putOff = new Set<Id>()
  for (const [root, target] of cut)
    for (const { member, need } of outerNeedsOf(buckets.get(root) as Bucket, at))
      if (member !== root && rootOf(design, need) === target) putOff.add(member)
  return { roots: order, putOff }
}
