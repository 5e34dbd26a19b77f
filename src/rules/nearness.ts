import { memoize } from '#base'
import { type Bucket, bucketOf, type Design, type Id, kindOfId, referencesOf, rootsChanged } from '#model'

/** The roots whose objects, or what the designer said of them, differ between two designs. */
export function changedRoots(before: Design, after: Design): ReadonlySet<Id> {
  const changed = new Set(rootsChanged(before.objects, after.objects))
  if (before.intent === after.intent) return changed
  const note = (one: Design, other: Design): void => {
    for (const [key, entry] of one.intent) {
      if (!('about' in entry) || other.intent.get(key) === entry) continue
      const root = bucketOf(one.objects, entry.about)?.root
      if (root) changed.add(root)
    }
  }
  note(before, after)
  note(after, before)
  return changed
}

/** The ids beyond a root that it and what stands beneath it refer to. */
const refersTo = memoize((bucket: Bucket): readonly Id[] => {
  const found = new Set<Id>()
  for (const it of bucket.members.values()) {
    if (it.parent && it.id === bucket.root) found.add(it.parent)
    for (const id of [...referencesOf(it), ...it.uses]) if (!bucket.members.has(id)) found.add(id)
  }
  return [...found]
})

/** With what has changed, what is made of it that is not a table's neighbour by a key: a column by its type, a domain by its own. */
function withWhatTheyShape(design: Design, changed: ReadonlySet<Id>): ReadonlySet<Id> {
  const shaping = new Set([...changed].filter((root) => kindOfId(root) !== 'table'))
  const all = new Set(changed)
  for (let grows = shaping.size > 0; grows; ) {
    grows = false
    for (const [root, bucket] of design.objects.buckets) {
      if (all.has(root) || !refersTo(bucket).some((id) => shaping.has(id))) continue
      all.add(root)
      if (kindOfId(root) === 'table') continue
      shaping.add(root)
      grows = true
    }
  }
  return all
}

/** Those of the tables that have changed, refer to what has, or are referred to by it: before or after. */
export function touchedTables(before: Design, after: Design, altered: ReadonlySet<Id>): ReadonlySet<Id<'table'>> {
  const changed = withWhatTheyShape(after, withWhatTheyShape(before, altered))
  const touched = new Set<Id<'table'>>()
  const touch = (root: Id | undefined): void => {
    if (root && kindOfId(root) === 'table' && after.objects.buckets.has(root)) touched.add(root as Id<'table'>)
  }
  const designs = [before, after]
  const rootsAt = (id: Id): (Id | undefined)[] => designs.map((design) => bucketOf(design.objects, id)?.root)
  for (const root of changed) {
    touch(root)
    for (const design of designs) {
      const bucket = design.objects.buckets.get(root)
      for (const id of bucket ? refersTo(bucket) : []) for (const other of rootsAt(id)) touch(other)
    }
  }
  for (const [root, bucket] of after.objects.buckets)
    if (!touched.has(root as Id<'table'>) && kindOfId(root) === 'table')
      if (refersTo(bucket).some((id) => rootsAt(id).some((other) => other && changed.has(other)))) touch(root)
  return touched
}
