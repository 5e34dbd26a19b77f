import { memoize } from '#base'
import type { Id } from './id.ts'
import type { DbObject } from './kinds/index.ts'
import type { Bucket, Objects } from './objects.ts'

const NONE: readonly DbObject[] = []
/** So many buckets remembered for each that the design has, before those of designs long gone are let go. */
const KEPT = 4

const placesOf = memoize(
  ({ buckets }: Objects): ReadonlyMap<Id, number> => new Map([...buckets.keys()].map((root, i) => [root, i])),
)

/**
 * Answers who refers to an object. What one bucket refers to is found once a bucket; which buckets might refer to an
 * object is only ever added to, so that the answer after an edit costs what the edit touched.
 */
export class Users {
  readonly #inBucket: (bucket: Bucket) => ReadonlyMap<Id, readonly DbObject[]>
  #roots = new Map<Id, Set<Id>>()
  #looked = new WeakSet<Bucket>()
  #count = 0
  #last: Objects | null = null

  constructor(referencesOf: (it: DbObject) => readonly Id[]) {
    this.#inBucket = memoize((bucket) => {
      const users = new Map<Id, DbObject[]>()
      for (const it of bucket.members.values())
        for (const target of referencesOf(it)) {
          const group = users.get(target)
          if (group) group.push(it)
          else users.set(target, [it])
        }
      return users
    })
  }

  /** The objects that refer to this one, in the order of the design. */
  of(objects: Objects, id: Id): readonly DbObject[] {
    this.look(objects)
    const found = [...(this.#roots.get(id) ?? [])].flatMap((root) => {
      const bucket = objects.buckets.get(root)
      const users = bucket && this.#inBucket(bucket).get(id)
      return users ? [{ root, users }] : []
    })
    if (found.length < 2) return found[0]?.users ?? NONE
    const places = placesOf(objects)
    return found.sort((a, b) => (places.get(a.root) ?? 0) - (places.get(b.root) ?? 0)).flatMap(({ users }) => users)
  }

  /** Looks at what was not looked at yet, while there is time for it; true when that is all. */
  look(objects: Objects, more: () => boolean = () => true): boolean {
    if (this.#last === objects) return true
    if (this.#count > 1000 + KEPT * objects.buckets.size) {
      this.#roots = new Map()
      this.#looked = new WeakSet()
      this.#count = 0
    }
    for (const bucket of objects.buckets.values()) {
      if (this.#looked.has(bucket)) continue
      if (!more()) return false
      this.#looked.add(bucket)
      this.#count++
      for (const target of this.#inBucket(bucket).keys()) {
        const roots = this.#roots.get(target)
        if (roots) roots.add(bucket.root)
        else this.#roots.set(target, new Set([bucket.root]))
      }
    }
    this.#last = objects
    return true
  }
}
