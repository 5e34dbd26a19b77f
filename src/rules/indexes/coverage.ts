import { addIndex, apply, type Change, childrenOf, type Design, foreignKeysOf, type Id, object } from '#model'
import { nullTests } from '../reading/expressions.ts'
import { type ForeignKey, sameSet } from '../reading/shapes.ts'

/** The columns that each index of a table leads with, as far as they are plain columns; a partial one only where it holds every key. */
function leads(design: Design, table: Id, key: ForeignKey): (readonly Id[])[] {
  return childrenOf(design, table).flatMap((it): (readonly Id[])[] => {
    if (it.kind === 'primary-key' || it.kind === 'unique') return [it.columns]
    if (it.kind !== 'index' || !['btree', 'hash'].includes(it.method)) return []
    if (it.where && !holdsAll(design, it.where, key)) return []
    const stop = it.keys.findIndex((each) => each.column === null)
    return [it.keys.slice(0, stop === -1 ? undefined : stop).map((each) => each.column ?? table)]
  })
}

/** The rows that a lookup by the foreign key can meet are all in an index whose predicate only asks its columns to be there. */
function holdsAll(design: Design, where: string, key: ForeignKey): boolean {
  const names = key.columns.map((id) => object(design, id)?.name ?? '')
  return nullTests(where, 'not null')?.every((name) => names.includes(name)) ?? false
}

/** Whether the rows that refer to one row can be found without reading the table. */
export const isIndexed = (design: Design, key: ForeignKey): boolean =>
  leads(design, key.parent ?? key.id, key).some((columns) => sameSet(columns.slice(0, key.columns.length), key.columns))

/** Plain indexes for the foreign keys of a table that these edits would leave without one. */
export function reindex(design: Design, table: Id, edits: readonly Change[]): Change[] {
  const had = foreignKeysOf(design, table).filter((key) => isIndexed(design, key))
  const changes: Change[] = []
  let now = apply(design, edits)
  for (const key of had) {
    const there = object(now, key.id)
    if (!there || isIndexed(now, there)) continue
    const more = addIndex(now, table, there.columns)
    changes.push(...more)
    now = apply(now, more)
  }
  return [...edits, ...changes]
}
