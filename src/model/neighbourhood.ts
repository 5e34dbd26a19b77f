import { memoize } from '#base'
import type { Design } from './design.ts'
import type { Id } from './id.ts'
import { type Bucket, bucketOf, type Objects } from './objects.ts'
import { foreignKeysOf, incomingOf } from './read.ts'
import { referencesOf } from './references.ts'

/** All that a bucket's objects speak of, in their fields and in their text. */
const spokenOf = memoize(
  (bucket: Bucket): ReadonlySet<Id> =>
    new Set([...bucket.members.values()].flatMap((it) => [...referencesOf(it), ...it.uses])),
)

/** The roots that lean on each other, both ways: a view on its tables, a table on its types. */
const leaning = memoize((objects: Objects): ReadonlyMap<Id, ReadonlySet<Id>> => {
  const near = new Map<Id, Set<Id>>()
  const link = (a: Id, b: Id) => {
    const known = near.get(a)
    if (known) known.add(b)
    else near.set(a, new Set([b]))
  }
  for (const bucket of objects.buckets.values())
    for (const id of spokenOf(bucket)) {
      const root = bucketOf(objects, id)?.root
      if (!root || root === bucket.root) continue
      link(bucket.root, root)
      link(root, bucket.root)
    }
  return near
})

/** The tables at the other ends of a table's foreign keys. */
const joined = (design: Design, id: Id): readonly Id[] => [
  ...foreignKeysOf(design, id).map((key) => key.target),
  ...incomingOf(design, id).flatMap((key) => key.parent ?? []),
]

/**
 * How many steps each root object is from some others, up to so many. Steps go along foreign keys; what only leans on a
 * table or is leant on (a view, a type, a routine) is a step away from it and leads no further, or one enum would join
 * the whole design.
 */
export function hopsFrom(design: Design, from: readonly Id[], most: number): ReadonlyMap<Id, number> {
  const hops = new Map<Id, number>()
  for (const id of from) if (design.objects.buckets.has(id)) hops.set(id, 0)
  let edge = [...hops.keys()]
  for (let far = 1; far <= most && edge.length > 0; far++) {
    const next: Id[] = []
    for (const id of edge) {
      for (const other of joined(design, id))
        if (!hops.has(other)) {
          hops.set(other, far)
          next.push(other)
        }
      for (const other of leaning(design.objects).get(id) ?? []) if (!hops.has(other)) hops.set(other, far)
    }
    // What only leans leads no further, unless it is where someone starts.
    edge = next
  }
  return hops
}
