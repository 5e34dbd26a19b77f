import { invariant } from '#base'
import type { Id } from './id.ts'
import { kindOfId } from './id.ts'
import type { DbObject, Kind, ObjectOf } from './kinds/index.ts'
import { noteOrigin } from './touched.ts'

/** A root object (a table, a view, a type) and all beneath it. Its identity is the unit of "what changed". */
export type Bucket = { readonly root: Id; readonly members: ReadonlyMap<Id, DbObject> }

/** Buckets by root, and for every other object the root it stands under, in shards so that adding one stays cheap. */
export type Objects = {
  readonly buckets: ReadonlyMap<Id, Bucket>
  readonly roots: readonly ReadonlyMap<Id, Id>[]
}

const SHARDS = 256
const EMPTY_SHARD: ReadonlyMap<Id, Id> = new Map()
export const NO_OBJECTS: Objects = { buckets: new Map(), roots: Array.from({ length: SHARDS }, () => EMPTY_SHARD) }

/** Whether it stands by itself, in no schema or right under one. A schema's children are, so that one bucket stays one table. */
export const isRoot = (it: DbObject): boolean => it.parent === null || kindOfId(it.parent) === 'schema'

function shardOf(id: Id): number {
  let hash = 0
  for (let i = id.length - 4; i < id.length; i++) hash = (hash * 31 + id.charCodeAt(i)) | 0
  return Math.abs(hash) % SHARDS
}

const rootIdOf = (objects: Objects, id: Id): Id | null =>
  objects.buckets.has(id) ? id : (objects.roots[shardOf(id)]?.get(id) ?? null)

/** Objects from whole buckets. */
export function objectsOf(buckets: readonly Bucket[]): Objects {
  const roots = Array.from({ length: SHARDS }, () => new Map<Id, Id>())
  for (const { root, members } of buckets)
    for (const id of members.keys()) if (id !== root) roots[shardOf(id)]?.set(id, root)
  return { buckets: new Map(buckets.map((it) => [it.root, it])), roots }
}

/** The bucket asked for last: the next question is mostly about the same table. */
let lastIn: Objects | null = null
let last: Bucket | null = null

/** The bucket that holds an object, whether it is the root or not. */
export function bucketOf(objects: Objects, id: Id): Bucket | null {
  if (last && lastIn === objects && (last.root === id || last.members.has(id))) return last
  const root = objects.buckets.has(id) ? id : objects.roots[shardOf(id)]?.get(id)
  const bucket = root && objects.buckets.get(root)
  if (!bucket) return null
  lastIn = objects
  last = bucket
  return bucket
}

/** The object with this id, if there is one. An id typed by its kind gives the object typed by its kind. */
export function get<K extends string>(objects: Objects, id: Id<K>): (K extends Kind ? ObjectOf<K> : DbObject) | null {
  return (bucketOf(objects, id)?.members.get(id) ?? null) as (K extends Kind ? ObjectOf<K> : DbObject) | null
}

export function* all(objects: Objects): Generator<DbObject> {
  for (const bucket of objects.buckets.values()) yield* bucket.members.values()
}

/**
 * Edits of one batch. Maps copied once for the batch are written in place afterwards, which is what keeps an edit of a
 * thousand-table design far below a millisecond, and an import of ten thousand objects linear.
 */
export class ObjectsEdit {
  #buckets: Map<Id, Bucket> | null = null
  readonly #fresh = new Map<Id, Map<Id, DbObject>>()
  #roots: (ReadonlyMap<Id, Id> | Map<Id, Id>)[] | null = null
  readonly #freshShards = new Set<number>()
  readonly #touched = new Set<Id>()
  readonly #from: Objects

  constructor(from: Objects) {
    this.#from = from
  }

  get(id: Id): DbObject | null {
    return get(this.now(), id)
  }

  /** Adds the object or takes the place of the one with its id. */
  put(it: DbObject): void {
    const root = isRoot(it) ? it.id : rootIdOf(this.now(), it.parent as Id)
    invariant(root !== null, `${it.id} stands under ${it.parent}, which is not there`)
    const was = rootIdOf(this.now(), it.id)
    if (was !== null && was !== root) this.delete(it.id)
    this.#members(root).set(it.id, it)
    if (root !== it.id) this.#shard(it.id).set(it.id, root)
  }

  delete(id: Id): void {
    const root = rootIdOf(this.now(), id)
    invariant(root !== null, `${id} is not there to be removed`)
    if (root === id) {
      invariant((this.now().buckets.get(id)?.members.size ?? 0) <= 1, `${id} still has objects beneath it`)
      this.#ownBuckets().delete(id)
      this.#touched.add(id)
      this.#fresh.delete(id)
    } else {
      this.#members(root).delete(id)
      this.#shard(id).delete(id)
    }
  }

  /** The objects as they stand at the end of the batch. */
  done(): Objects {
    const objects = this.now()
    noteOrigin(objects, this.#from, this.#touched)
    return objects
  }

  /** The objects as they stand. Further edits of this batch show in it. */
  now(): Objects {
    return this.#buckets || this.#roots
      ? { buckets: this.#buckets ?? this.#from.buckets, roots: this.#roots ?? this.#from.roots }
      : this.#from
  }

  #ownBuckets(): Map<Id, Bucket> {
    this.#buckets ??= new Map(this.#from.buckets)
    return this.#buckets
  }

  #members(root: Id): Map<Id, DbObject> {
    let members = this.#fresh.get(root)
    if (!members) {
      members = new Map(this.now().buckets.get(root)?.members)
      this.#fresh.set(root, members)
      this.#touched.add(root)
      this.#ownBuckets().set(root, { root, members })
    }
    return members
  }

  #shard(id: Id): Map<Id, Id> {
    this.#roots ??= [...this.#from.roots]
    const at = shardOf(id)
    if (!this.#freshShards.has(at)) {
      this.#roots[at] = new Map(this.#roots[at])
      this.#freshShards.add(at)
    }
    return this.#roots[at] as Map<Id, Id>
  }
}
