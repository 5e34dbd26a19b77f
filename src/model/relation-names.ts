import { memoize } from '#base'
import type { Design } from './design.ts'
import type { Id } from './id.ts'
import type { Bucket, Objects } from './objects.ts'
import { rootsChanged } from './touched.ts'

type Counts = ReadonlyMap<string, number>

/** How often each name is there, by schema: all of some state, and what the edits since make of it. */
type Taken = { readonly all: ReadonlyMap<Id | null, Counts>; readonly since: ReadonlyMap<Id | null, Counts> }

/** So many names are told apart from the rest; then all are counted again. */
const MOST_SINCE = 64

const parentOf = (bucket: Bucket): Id | null => bucket.members.get(bucket.root)?.parent ?? null

const WITH_INDEX: readonly string[] = ['index', 'primary-key', 'unique', 'exclusion', 'partition-index']

/** Whether it is an index or has one, whose name is its own and takes room in its table's schema. */
export const hasIndex = ({ kind }: { readonly kind: string }): boolean => WITH_INDEX.includes(kind)

const CONSTRAINTS: readonly string[] = ['primary-key', 'unique', 'exclusion', 'check', 'foreign-key']

/** Whether its name is one among those of all constraints of its table. */
export const isConstraint = ({ kind }: { readonly kind: string }): boolean => CONSTRAINTS.includes(kind)

/** The names by which a root takes room in its schema: its own and those of its indexes. */
export const namesTakenBy = memoize((bucket: Bucket): readonly string[] => {
  const root = bucket.members.get(bucket.root)
  if (!root) return []
  return [root.name, ...[...bucket.members.values()].flatMap((it) => (hasIndex(it) ? [it.name] : []))]
})

function count(schemas: Map<Id | null, Map<string, number>>, bucket: Bucket, by: number): void {
  const parent = parentOf(bucket)
  const counts = schemas.get(parent) ?? new Map<string, number>()
  schemas.set(parent, counts)
  for (const name of namesTakenBy(bucket)) counts.set(name, (counts.get(name) ?? 0) + by)
}

function counted(objects: Objects): Taken {
  const all = new Map<Id | null, Map<string, number>>()
  for (const bucket of objects.buckets.values()) count(all, bucket, 1)
  return { all, since: new Map() }
}

/** What was taken before, and what the edits between made of it; null where that is much. */
function followed({ all, since: was }: Taken, before: Objects, objects: Objects): Taken | null {
  const since = new Map([...was].map(([schema, counts]) => [schema, new Map(counts)]))
  const changed = rootsChanged(before, objects)
  if (changed.size > MOST_SINCE) return null
  for (const id of changed) {
    const [old, now] = [before.buckets.get(id), objects.buckets.get(id)]
    if (old) count(since, old, -1)
    if (now) count(since, now, 1)
  }
  for (const counts of since.values()) for (const [name, by] of counts) if (by === 0) counts.delete(name)
  return [...since.values()].some((it) => it.size > MOST_SINCE) ? null : { all, since }
}

/** What was asked for last: the next question is mostly about the state after one edit. */
let last: { readonly objects: Objects; readonly taken: Taken } | null = null

const takenIn = memoize((objects: Objects): Taken => {
  const taken = (last && followed(last.taken, last.objects, objects)) ?? counted(objects)
  last = { objects, taken }
  return taken
})

/** Whether a name is taken: those of tables, views, sequences and indexes share one space in a schema (pg_class). */
export function relationNames(design: Design, schema: Id): { readonly has: (name: string) => boolean } {
  const { all, since } = takenIn(design.objects)
  const [counts, turned] = [all.get(schema), since.get(schema)]
  return { has: (name) => (counts?.get(name) ?? 0) + (turned?.get(name) ?? 0) > 0 }
}
