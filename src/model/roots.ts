import { byRank, memoize } from '#base'
import type { Id } from './id.ts'
import type { DbObject } from './kinds/index.ts'
import type { Objects } from './objects.ts'
import { rootsChanged } from './touched.ts'

/** The roots by their schema (null: the top level), and schema by schema by their kind; each group sorted by rank. */
export type Roots = {
  readonly byParent: ReadonlyMap<Id | null, readonly DbObject[]>
  readonly byKind: ReadonlyMap<string, readonly DbObject[]>
}

/** The objects asked for last: the next are mostly those after one edit. */
let last: { readonly objects: Objects; readonly roots: Roots } | null = null

/** The roots of a design, grouped; what the last edit did not touch is not sorted again. */
export const rootsOfObjects = memoize((objects: Objects): Roots => {
  const roots = (last && followed(last, objects)) ?? grouped(objects)
  last = { objects, roots }
  return roots
})

function grouped(objects: Objects): Roots {
  const byParent = new Map<Id | null, DbObject[]>()
  for (const bucket of objects.buckets.values()) {
    const root = bucket.members.get(bucket.root)
    if (root) put(byParent, root.parent, root)
  }
  for (const group of byParent.values()) group.sort(byRank)
  const byKind = new Map<string, DbObject[]>()
  for (const group of byParent.values()) for (const root of group) put(byKind, root.kind, root)
  return { byParent, byKind }
}

/** Adds one to its group, the first that there is begun. */
export function put<K>(groups: Map<K, DbObject[]>, key: K, it: DbObject): void {
  const group = groups.get(key)
  if (group) group.push(it)
  else groups.set(key, [it])
}

/** The groups with what an edit made of some roots in their places; null where a root came, went or moved. */
function followed(was: { objects: Objects; roots: Roots }, objects: Objects): Roots | null {
  const changed = new Map<DbObject, DbObject>()
  for (const id of rootsChanged(was.objects, objects)) {
    const [old, now] = [was.objects, objects].map(({ buckets }) => buckets.get(id)?.members.get(id))
    if (!old || !now || old.parent !== now.parent || old.rank !== now.rank) return null
    if (old !== now) changed.set(old, now)
  }
  if (changed.size === 0) return was.roots
  const swap = <K>(groups: ReadonlyMap<K, readonly DbObject[]>, keys: ReadonlySet<K>) =>
    new Map([...groups].map(([key, group]) => [key, keys.has(key) ? group.map((it) => changed.get(it) ?? it) : group]))
  const olds = [...changed.keys()]
  return {
    byParent: swap(was.roots.byParent, new Set(olds.map((it) => it.parent))),
    byKind: swap(was.roots.byKind, new Set<string>(olds.map((it) => it.kind))),
  }
}
