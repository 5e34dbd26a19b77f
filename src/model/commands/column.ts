import { byRank, rankBetween } from '#base'
import type { Change } from '../change/change.ts'
import { type Design, object } from '../design.ts'
import type { TypeRef } from '../fields.ts'
import type { Id } from '../id.ts'
import type { ObjectOf } from '../kinds/index.ts'
import { make } from '../make.ts'
import { childrenOf, columnsOf, primaryKeyOf } from '../read.ts'
import { freeName, freeObjectName } from './object-names.ts'
import { removeObjects } from './remove.ts'
import { parseType } from './types.ts'

type NewColumn = {
  after?: Id<'column'> | null
  name?: string
  type?: TypeRef
  nullable?: boolean
  default?: string | null
}

/** A new column: after another, first (null), or last. */
export function addColumn(
  design: Design,
  table: Id<'table'>,
  wanted: NewColumn = {},
): { changes: Change[]; column: Id<'column'> } {
  const columns = columnsOf(design, table)
  const at = wanted.after === undefined ? columns.length : columns.findIndex((it) => it.id === wanted.after) + 1
  const taken = new Set(columns.map((it) => it.name))
  const column = make('column', {
    name: freeName(wanted.name ?? 'column', (name) => taken.has(name)),
    parent: table,
    rank: rankAt(columns, at),
    type: wanted.type ?? { name: 'text', of: null, dimensions: 0 },
    nullable: wanted.nullable ?? true,
    default: wanted.default ?? null,
  })
  return { changes: [{ op: 'add', object: column }], column: column.id }
}

function rankAt(siblings: readonly { rank: string }[], at: number): string {
  const before = siblings[at - 1]?.rank ?? null
  const after = siblings[at]?.rank ?? null
  return before !== null && after !== null && before >= after ? rankBetween(before, null) : rankBetween(before, after)
}

/** Gives a column the type that a person typed. A default that can't be of the new type stays, and Postgres will say so. */
export function setColumnType(
  design: Design,
  column: Id<'column'>,
  text: string,
): { changes: Change[] } | { error: string } {
  const before = object(design, column)
  if (!before) return { error: 'the column is gone' }
  const type = parseType(design, text)
  if ('error' in type) return type
  const counts = ['smallint', 'integer', 'bigint'].includes(type.name) && type.dimensions === 0
  const after = { ...before, type, collation: null, identity: counts ? before.identity : null }
  return { changes: [{ op: 'set', before, after }] }
}

/** NOT NULL on or off. A primary key's column stays NOT NULL. */
export function toggleNullable(design: Design, column: Id<'column'>): Change[] {
  const before = object(design, column)
  if (!before?.parent) return []
  if (primaryKeyOf(design, before.parent)?.columns.includes(column) && !before.nullable) return []
  return [{ op: 'set', before, after: { ...before, nullable: !before.nullable } }]
}

/** Takes a column into the table's primary key, or out of it; the key is made, or goes, with its first and last column. */
export function togglePrimaryKey(design: Design, column: Id<'column'>): Change[] {
  const it = object(design, column)
  if (!it?.parent) return []
  const table = it.parent as Id<'table'>
  const key = primaryKeyOf(design, table)
  const required: Change[] = it.nullable ? [{ op: 'set', before: it, after: { ...it, nullable: false } }] : []
  if (!key) {
    const rank = rankBetween([...childrenOf(design, table)].sort(byRank).at(-1)?.rank ?? null, null)
    const name = freeObjectName(design, table, { columns: [column], kind: 'primary-key' })
    return [...required, { op: 'add', object: make('primary-key', { name, parent: table, rank, columns: [column] }) }]
  }
  if (!key.columns.includes(column))
    return [...required, { op: 'set', before: key, after: { ...key, columns: [...key.columns, column] } }]
  const rest = key.columns.filter((id) => id !== column)
  return rest.length > 0
    ? [{ op: 'set', before: key, after: { ...key, columns: rest } }]
    : [{ op: 'remove', object: key }]
}

/** Moves a column before another (null: last), in its own table or to another; keys and indexes that it leaves are dropped. */
export function moveColumn(
  design: Design,
  column: Id<'column'>,
  to: { table: Id<'table'>; before: Id<'column'> | null },
): Change[] {
  const it = object(design, column)
  if (!it || to.before === column) return []
  const siblings = columnsOf(design, to.table).filter((each) => each.id !== column)
  const at = to.before ? siblings.findIndex((each) => each.id === to.before) : siblings.length
  const rank = rankAt(siblings, at === -1 ? siblings.length : at)
  if (it.parent === to.table) return [{ op: 'set', before: it, after: { ...it, rank } }]
  const taken = new Set(siblings.map((each) => each.name))
  const left = removeObjects(design, [column]).filter(
    (change) => !(change.op === 'remove' && change.object.id === column),
  )
  const moved: ObjectOf<'column'> = {
    ...it,
    parent: to.table,
    rank,
    name: freeName(it.name, (name) => taken.has(name)),
    identity: null,
  }
  return [...left, { op: 'set', before: it, after: moved }]
}
