import { equal } from '#base'
import type { Change } from '../change/change.ts'
import { type Design, object } from '../design.ts'
import type { Id } from '../id.ts'
import type { ObjectOf } from '../kinds/index.ts'
import { lastRank } from '../make.ts'
import { childrenOf } from '../read.ts'
import { automaticName, freeName, freeObjectName } from './object-names.ts'
import { type End, joinSides, sideOf } from './relate.ts'

/** Moves one end of a foreign key to another column or table. What it says of deletes and the rest stays as it is. */
export function reconnectKey(
  design: Design,
  id: Id<'foreign-key'>,
  moved: { readonly from: End } | { readonly to: End },
): { changes: Change[] } | { error: string } {
  const before = object(design, id)
  if (!before?.parent) return { error: 'the foreign key is gone' }
  const { columns, target, targetColumns } = before
  const kept = {
    from: { table: before.parent as Id<'table'>, columns, kept: true as const },
    to: { table: target, columns: targetColumns, kept: true as const },
  }
  const sides = 'from' in moved ? { ...kept, from: sideOf(moved.from) } : { ...kept, to: sideOf(moved.to) }
  const made = joinSides(design, sides, id)
  if ('error' in made) return made
  const { key } = made
  if (equal(key, { parent: before.parent, columns, target, targetColumns })) return { changes: [] }
  const after: ObjectOf<'foreign-key'> = {
    ...before,
    ...key,
    name: nameFor(made.design, before, key),
    rank: key.parent === before.parent ? before.rank : lastRank(made.design, key.parent),
    onDeleteColumns: before.onDeleteColumns.filter((column) => key.columns.includes(column)),
  }
  return { changes: [...made.changes, { op: 'set', before, after }] }
}

/** A name that was made by itself is made again; one that was chosen stays, unless the other table has it. */
function nameFor(
  design: Design,
  before: ObjectOf<'foreign-key'>,
  { parent, columns }: { readonly parent: Id<'table'>; readonly columns: readonly Id[] },
): string {
  if (before.name === automaticName(design, before))
    return freeObjectName(design, parent, { columns, kind: 'foreign-key', but: before.id })
  if (parent === before.parent) return before.name
  const taken = new Set(childrenOf(design, parent).map((it) => it.name))
  return freeName(before.name, (name) => taken.has(name))
}
