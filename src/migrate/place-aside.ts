import type { DbObject, Design, Id } from '#model'
import { object } from '#model'

/** A schema like one that is there, beside those that designs have, for what must not be in the way for a time. */
export function placeAside(like: DbObject, name: string, designs: readonly Design[]): DbObject {
  const taken = new Set(designs.flatMap((it) => [...it.objects.buckets.keys()].map((id) => object(it, id)?.name)))
  let free = name
  while (taken.has(free)) free += '_'
  return { ...like, id: `${like.kind}:${free}` as Id, name: free, comment: null } as DbObject
}
