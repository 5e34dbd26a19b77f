import { memoize } from '#base'
import { type Design, foreignKeysOf, type Id, object, tablesOf } from '#model'
import type { ForeignKey } from '../reading/shapes.ts'

/** Whether a row can't be there before the row that it refers to: nothing in the key may be null, and it is checked at once. */
export const binds = (design: Design, key: ForeignKey): boolean =>
  key.deferrable === 'no' && key.columns.every((id) => object(design, id)?.nullable === false)

/** The foreign keys of each table that bind it to another. */
export const bindings = memoize((objects: Design['objects']): ReadonlyMap<Id, readonly ForeignKey[]> => {
  const design = { objects } as Design
  return new Map(
    tablesOf(design).map(({ id }) => [
      id,
      foreignKeysOf(design, id).filter((key) => key.target !== id && binds(design, key)),
    ]),
  )
})

/** Whether a row of one table has to wait, by way of others, for a row of another. */
export function waitsFor(design: Design, from: Id, to: Id): boolean {
  const seen = new Set<Id>([from])
  for (const table of seen) {
    if (table === to) return true
    for (const key of bindings(design.objects).get(table) ?? []) seen.add(key.target)
  }
  return false
}
