import {
  addForeignKey,
  addIndex,
  type Change,
  type Design,
  foreignKeysOf,
  type Id,
  object,
  type StyleOptions,
} from '#model'
import { isIndexed } from '../indexes/coverage.ts'
import { inTurn } from '../reading/edits.ts'
import { act, likelyAction } from './actions.ts'

/** A foreign key from a column to a table's key, with all that a reviewer would ask of it next: its action and its index. */
export function relate(
  design: Design,
  from: { table: Id<'table'>; column: Id<'column'>; to: Id<'table'> },
  options: StyleOptions,
): Change[] {
  const made = addForeignKey(design, {
    from: { table: from.table, column: from.column },
    to: { table: from.to, column: null },
  })
  if ('error' in made) return []
  return inTurn(
    design,
    () => made.changes,
    (now) => {
      const key = object(now, made.key)
      return key ? act(now, key.id, likelyAction(now, key)) : []
    },
    (now) => (options.onUpdate === 'explicit' ? act(now, made.key, { onUpdate: 'cascade' }) : []),
    (now) => {
      const key = foreignKeysOf(now, from.table).find((it) => it.id === made.key)
      return key && !isIndexed(now, key) ? addIndex(now, from.table, key.columns) : []
    },
  )
}
