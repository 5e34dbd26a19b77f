import { freeName, freeObjectName } from '../commands/object-names.ts'
import { placeBeside } from '../commands/place-beside.ts'
import { object } from '../design.ts'
import type { Id } from '../id.ts'
import type { ObjectOf } from '../kinds/index.ts'
import { lastRank, make } from '../make.ts'
import type { Draft } from '../pieces/draft.ts'
import { houseNames } from '../pieces/house-names.ts'
import { relationNames } from '../relation-names.ts'

type Column = ObjectOf<'column'>

/** A new table beside another, in its schema and on its diagrams. */
export function makeBeside(draft: Draft, beside: ObjectOf<'table'>, ...words: readonly string[]): ObjectOf<'table'> {
  const taken = beside.parent ? relationNames(draft.design, beside.parent) : new Set<string>()
  const name = freeName(houseNames(draft.design).table(...words), (it) => taken.has(it))
  const made = make('table', { name, parent: beside.parent, rank: lastRank(draft.design, beside.parent) })
  draft.do([{ op: 'add', object: made }])
  draft.do(placeBeside(draft.design, beside.id, made.id))
  return made
}

/** The same column once more in another table, for values that come from this one. */
export function copyColumn(draft: Draft, of: Column, to: { table: Id<'table'>; name?: string }): Column {
  const { type, collation, comment } = of
  const made = make('column', {
    name: to.name ?? of.name,
    parent: to.table,
    rank: lastRank(draft.design, to.table),
    type,
    collation,
    comment,
    nullable: false,
  })
  draft.do([{ op: 'add', object: made }])
  return made
}

/** Puts a column under another table; its id, and so its values, go along. */
export function moveTo(draft: Draft, id: Id<'column'>, table: Id<'table'>, more: Partial<Column> = {}): void {
  const before = object(draft.design, id)
  if (!before) return
  draft.do([{ op: 'set', before, after: { ...before, ...more, parent: table, rank: lastRank(draft.design, table) } }])
}

export function keyOn(draft: Draft, table: Id<'table'>, columns: readonly Id<'column'>[]): void {
  const name = freeObjectName(draft.design, table, { columns, kind: 'primary-key' })
  const rank = lastRank(draft.design, table)
  draft.do([{ op: 'add', object: make('primary-key', { name, parent: table, rank, columns: [...columns] }) }])
}

type Reference = Pick<ObjectOf<'foreign-key'>, 'target' | 'onDelete' | 'onUpdate'> & {
  readonly columns: readonly Id<'column'>[]
  readonly targetColumns: readonly Id<'column'>[]
}

export function refer(draft: Draft, table: Id<'table'>, { columns, targetColumns, ...more }: Reference): void {
  const name = freeObjectName(draft.design, table, { columns, kind: 'foreign-key' })
  const rank = lastRank(draft.design, table)
  const both = { columns: [...columns], targetColumns: [...targetColumns] }
  draft.do([{ op: 'add', object: make('foreign-key', { name, parent: table, rank, ...both, ...more }) }])
}
