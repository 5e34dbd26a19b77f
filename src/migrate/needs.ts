import { type At, type Bucket, bucketOf, type DbObject, type Design, type Id, kindOf, referencesOf } from '#model'

/** Everything that an object can't be without: its parent, what its kind says, what its fields refer to, what its text uses. */
export function needsOf(it: DbObject, at: At): readonly Id[] {
  const declared = kindOf(it).needs?.(it as never, at) ?? []
  const needs = new Set<Id>([...(it.parent ? [it.parent] : []), ...declared, ...referencesOf(it), ...it.uses])
  needs.delete(it.id)
  return [...needs]
}

/** What must exist before it is made. A root ties itself to later things (a sequence to its column) when it settles. */
export function waitsFor(it: DbObject, at: At): readonly Id[] {
  const spec = kindOf(it)
  if (!spec.settle || spec.clause) return needsOf(it, at)
  const declared = spec.needs?.(it as never, at) ?? []
  return [...new Set<Id>([...(it.parent ? [it.parent] : []), ...declared, ...it.uses])].filter((id) => id !== it.id)
}

type OuterNeed = { readonly member: Id; readonly need: Id }
const known = new WeakMap<Bucket, readonly OuterNeed[]>()

/** What a bucket's members wait for outside it. Kept by bucket: where those things stand can't change without their ids. */
export function outerNeedsOf(bucket: Bucket, at: At): readonly OuterNeed[] {
  let needs = known.get(bucket)
  if (!needs) {
    needs = [...bucket.members.values()].flatMap((it) =>
      waitsFor(it, at).flatMap((need) => (bucket.members.has(need) ? [] : [{ member: it.id, need }])),
    )
    known.set(bucket, needs)
  }
  return needs
}

/** The root that an object stands under. */
export const rootOf = (design: Design, id: Id): Id | null => bucketOf(design.objects, id)?.root ?? null

/** An object as it can be made before what its default draws on is there: without it. Null where that is no way. */
export function withoutDefault(it: DbObject): DbObject | null {
  const { default: value, generated } = it as DbObject & { readonly default?: unknown; readonly generated?: unknown }
  return typeof value === 'string' && !generated && it.parent ? ({ ...it, default: null, uses: [] } as DbObject) : null
}
