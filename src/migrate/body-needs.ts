import { components, memoize, tokenize } from '#base'
import { type At, type Bucket, bodiesOf, type DbObject, type Design, type Id } from '#model'
import { outerNeedsOf, rootOf } from './needs.ts'

/** Every name that stands in the bodies of an object, also in a text, as `nextval('orders_id_seq')` has it. */
const namesIn = memoize((it: DbObject): ReadonlySet<string> => {
  const tokens = bodiesOf(it).flatMap((body) => tokenize(body))
  return new Set(tokens.flatMap(({ type, value }) => (type === 'name' || type === 'string' ? [value] : [])))
})

const NONE = (): readonly Id[] => []

/**
 * What the bodies of roots speak of, as far as it can be made before them. Postgres keeps no account of it and makes a
 * function whose table is missing; but an index, a check or a materialized view that calls it, runs it. A name is taken for
 * whatever is called so, since all that hangs on it is an order; where two roots each speak of the other, it says nothing.
 */
export function bodyNeedsOf(design: Design, at: At): (root: Id) => readonly Id[] {
  const { buckets } = design.objects
  const heads = [...buckets.values()].map((bucket) => bucket.members.get(bucket.root) as DbObject)
  const speaking = heads.filter((it) => bodiesOf(it).length > 0)
  if (speaking.length === 0) return NONE
  const called = new Map<string, Id[]>()
  for (const it of heads) called.set(it.name, [...(called.get(it.name) ?? []), it.id])
  const spoken = new Map<Id, readonly Id[]>(
    speaking.map((it) => [
      it.id,
      [...namesIn(it)].flatMap((name) => (called.get(name) ?? []).filter((id) => id !== it.id)),
    ]),
  )
  const needs = (root: Id): readonly Id[] => [
    ...outerNeedsOf(buckets.get(root) as Bucket, at).flatMap(({ need }) => rootOf(design, need) ?? []),
    ...(spoken.get(root) ?? []),
  ]
  const ring = new Map<Id, number>()
  for (const [i, group] of components([...buckets.keys()], needs).entries()) for (const id of group) ring.set(id, i)
  return (root) => (spoken.get(root) ?? []).filter((id) => ring.get(id) !== ring.get(root))
}
