import { equal, memoize } from '#base'
import { type Bucket, bucketOf, type DbObject, type Design, type Id, kindOfId } from '#model'

/** A fact of each table of a design, found once a bucket: after an edit all but the edited one's are the same. */
export function ofTables<V>(fact: (bucket: Bucket) => V): (design: Pick<Design, 'objects'>) => readonly V[] {
  const known = memoize(fact)
  const facts = memoize((objects: Design['objects']): readonly V[] => {
    const found: V[] = []
    for (const bucket of objects.buckets.values()) if (kindOfId(bucket.root) === 'table') found.push(known(bucket))
    return found
  })
  return ({ objects }) => facts(objects)
}

/** The same, kept as long as the table, what was said of the design, and what `also` tells of it stay as they are. */
export function keptByTable<V>(
  find: (design: Design, table: Id) => V,
  also: (design: Design, table: Id) => unknown = () => null,
): (design: Design, table: Id) => V {
  const known = new WeakMap<Bucket, { readonly intent: Design['intent']; readonly also: unknown; readonly value: V }>()
  return (design, table) => {
    const bucket = bucketOf(design.objects, table)
    const had = bucket && known.get(bucket)
    const beside = also(design, table)
    if (had && had.intent === design.intent && had.also === beside) return had.value
    const value = find(design, table)
    if (bucket) known.set(bucket, { intent: design.intent, also: beside, value })
    return value
  }
}

/** What follows from some facts of a design's objects, found anew only when one of these is another. */
export function whileSame<F, V>(
  facts: (design: Design) => F,
  find: (design: Design, facts: F) => V,
): (design: Design) => V {
  let last: { readonly facts: F; readonly value: V } | null = null
  const found = memoize((objects: Design['objects']): V => {
    const design = { objects } as Design
    const now = facts(design)
    if (!last || !equal(last.facts, now)) last = { facts: now, value: find(design, now) }
    return last.value
  })
  return (design) => found(design.objects)
}

const members = <K extends DbObject['kind']>(bucket: Bucket, kind: K) =>
  [...bucket.members.values()].filter((it): it is Extract<DbObject, { kind: K }> => it.kind === kind)

/** What leads from row to row: every table's foreign keys, with whether their columns may be null. */
export const referencesIn = ofTables((bucket) => ({
  from: bucket.members.get(bucket.root)?.name,
  keys: members(bucket, 'foreign-key').map((key) => ({
    key,
    nullable: key.columns.map((id) => {
      const it = bucket.members.get(id)
      return it?.kind === 'column' && it.nullable
    }),
  })),
}))

/** What others see of each table: its name, and the key by which they would refer to it. */
export const facesIn = ofTables((bucket) => {
  const [key] = members(bucket, 'primary-key')
  const columns = key?.columns.map((id) => bucket.members.get(id))
  const types = columns?.map((it) => it?.kind === 'column' && it.type)
  return { table: bucket.members.get(bucket.root), key, types, names: columns?.map((it) => it?.name) }
})
