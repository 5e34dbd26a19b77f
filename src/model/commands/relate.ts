import { equal, singular } from '#base'
import { apply } from '../change/apply.ts'
import type { Change } from '../change/change.ts'
import { comparable } from '../comparable.ts'
import { type Design, object } from '../design.ts'
import type { DiagramId } from '../diagram.ts'
import type { Id } from '../id.ts'
import type { ObjectOf } from '../kinds/index.ts'
import { lastRank, make } from '../make.ts'
import { columnsOf, foreignKeysOf, keysOf, primaryKeyOf, typeName } from '../read.ts'
import { addColumn } from './column.ts'
import { freeObjectName } from './object-names.ts'
import { addTable } from './table.ts'

export type End = { table: Id<'table'>; column: Id<'column'> | null }
/** An end with its columns; null where they are still to be found or made. `kept`: it is an end that a key has already. */
export type Side = { table: Id<'table'>; columns: readonly Id<'column'>[] | null; kept?: true }
type Related = { changes: Change[]; key: Id<'foreign-key'> }
type Joined = {
  /** What the key needs, and the design with it. */
  changes: Change[]
  design: Design
  key: { parent: Id<'table'>; columns: Id<'column'>[]; target: Id<'table'>; targetColumns: Id<'column'>[] }
}

export const sideOf = ({ table, column }: End): Side => ({ table, columns: column ? [column] : null })

/** The columns that a foreign key to a table leans on: its primary key, else its first unique key. */
const targetKey = (design: Design, table: Id): readonly Id<'column'>[] =>
  primaryKeyOf(design, table)?.columns ?? keysOf(design, table)[0]?.columns ?? []

/** The columns of the referencing side: the one dragged, those named for it already, or new ones. */
function sourceColumns(
  design: Design,
  from: Side,
  target: { table: ObjectOf<'table'>; columns: readonly Id<'column'>[]; but: Id | null },
): { design: Design; changes: Change[]; columns: Id<'column'>[] } {
  if (from.columns) return { design, changes: [], columns: [...from.columns] }
  const stem = singular(target.table.name)
  const used = new Set(foreignKeysOf(design, from.table).flatMap((key) => (key.id === target.but ? [] : key.columns)))
  let now = design
  const changes: Change[] = []
  const columns = target.columns.map((id) => {
    const wanted = object(now, id) as ObjectOf<'column'>
    const prefix = from.table === target.table.id ? 'parent' : stem
    const name =
      wanted.name.startsWith(`${stem}_`) && from.table !== target.table.id ? wanted.name : `${prefix}_${wanted.name}`
    const there = columnsOf(now, from.table).find(
      (it) => it.name === name && !used.has(it.id) && comparable(it.type, wanted.type),
    )
    if (there) return there.id
    const optional = from.table === target.table.id
    const added = addColumn(now, from.table, { name, type: wanted.type, nullable: optional })
    changes.push(...added.changes)
    now = apply(now, added.changes)
    return added.column
  })
  return { design: now, changes, columns }
}

/** What a foreign key between two sides is made of, or why there can be none. `but` is one that gives way to it. */
export function joinSides(
  design: Design,
  { from, to }: { from: Side; to: Side },
  but: Id | null = null,
): Joined | { error: string } {
  const target = object(design, to.table)
  const source = object(design, from.table)
  if (!target || !source) return { error: 'one of the tables is gone' }
  const targetColumns = to.columns ?? targetKey(design, target.id)
  if (targetColumns.length === 0) return { error: `${target.name} has no primary key to point at` }
  if (from.columns && from.columns.length < targetColumns.length)
    return { error: `the key of ${target.name} has ${targetColumns.length} columns; drop on the table instead` }
  if (from.columns && from.columns.length > targetColumns.length)
    return { error: `${from.columns.length} columns refer to ${target.name}, and its key has ${targetColumns.length}` }
  if (from.columns && equal(from.columns, targetColumns)) return { error: 'a column can’t refer to itself' }
  const isKey = keysOf(design, target.id).some((key) => equal([...key.columns].sort(), [...targetColumns].sort()))
  if (!isKey && !to.kept)
    return {
      error: `${target.name}.${object(design, targetColumns[0] as Id)?.name} is not unique, so nothing can refer to it`,
    }
  const made = sourceColumns(design, from, { table: target, columns: targetColumns, but })
  const columns = made.columns.map((id) => object(made.design, id) as ObjectOf<'column'>)
  const wrong = columns.findIndex(
    (column, i) =>
      !comparable(column.type, (object(made.design, targetColumns[i] as Id<'column'>) as ObjectOf<'column'>).type),
  )
  if (wrong !== -1) {
    const [left, right] = [columns[wrong], object(design, targetColumns[wrong] as Id<'column'>)] as ObjectOf<'column'>[]
    return {
      error: `${left?.name} is ${left && typeName(design, left.type)}, ${right?.name} is ${right && typeName(design, right.type)}`,
    }
  }
  const same = foreignKeysOf(design, source.id).some(
    (key) =>
      key.id !== but &&
      key.target === target.id &&
      equal(key.columns, made.columns) &&
      equal(key.targetColumns, targetColumns),
  )
  if (same) return { error: 'this foreign key is there already' }
  const key = { parent: source.id, columns: made.columns, target: target.id, targetColumns: [...targetColumns] }
  return { changes: made.changes, design: made.design, key }
}

/**
 * A foreign key as a person draws it: from a column to a column, or to or from a whole table. A column that is missing
 * on the referencing side is made; a referenced column that is not unique is refused, with the reason.
 */
export function addForeignKey(design: Design, drawn: { from: End; to: End }): Related | { error: string } {
  const made = joinSides(design, { from: sideOf(drawn.from), to: sideOf(drawn.to) })
  if ('error' in made) return made
  const { parent, columns } = made.key
  const name = freeObjectName(made.design, parent, { columns, kind: 'foreign-key' })
  const key = make('foreign-key', { name, rank: lastRank(made.design, parent), ...made.key })
  return { changes: [...made.changes, { op: 'add', object: key }], key: key.id }
}

/** A table that joins two others, many to many: both keys, and the pair as its primary key. */
export function joinTables(
  design: Design,
  ends: readonly [Id<'table'>, Id<'table'>],
  at: { diagram: DiagramId; x: number; y: number },
): { changes: Change[]; table: Id<'table'> } | { error: string } {
  const [left, right] = ends.map((id) => object(design, id))
  if (!left || !right) return { error: 'one of the tables is gone' }
  const made = addTable(design, {
    name: `${singular(left.name)}_${right.name}`,
    schema: left.parent as Id<'schema'>,
    ...at,
  })
  const changes: Change[] = made.changes.filter(
    (change) => change.op === 'place' || (change.op === 'add' && change.object.kind === 'table'),
  )
  let now = apply(design, changes)
  const columns: Id<'column'>[] = []
  for (const [i, end] of [left, right].entries()) {
    const name = left.id === right.id && i === 1 ? `related_${singular(end.name)}` : singular(end.name)
    const source: Change[] = []
    let drawn = now
    const wanted = targetKey(now, end.id)
    if (wanted.length === 0) return { error: `${end.name} has no primary key to point at` }
    const mine = wanted.map((id) => {
      const column = object(drawn, id) as ObjectOf<'column'>
      const added = addColumn(drawn, made.table, { name: `${name}_${column.name}`, type: column.type, nullable: false })
      source.push(...added.changes)
      drawn = apply(drawn, added.changes)
      return added.column
    })
    const key = make('foreign-key', {
      name: freeObjectName(drawn, made.table, { columns: mine, kind: 'foreign-key' }),
      parent: made.table,
      rank: `a${i + 3}`,
      columns: mine,
      target: end.id,
      targetColumns: [...wanted],
      onDelete: 'cascade',
    })
    source.push({ op: 'add', object: key })
    now = apply(now, source)
    changes.push(...source)
    columns.push(...mine)
  }
  const name = freeObjectName(now, made.table, { columns, kind: 'primary-key' })
  changes.push({ op: 'add', object: make('primary-key', { name, parent: made.table, rank: 'a2', columns }) })
  const reverse = columns.slice(-targetKey(design, right.id).length)
  const indexName = freeObjectName(now, made.table, { columns: reverse, kind: 'index' })
  const keys = reverse.map((column) => ({
    column,
    expression: null,
    opclass: null,
    collation: null,
    order: 'asc' as const,
    nulls: 'last' as const,
  }))
  changes.push({ op: 'add', object: make('index', { name: indexName, parent: made.table, rank: 'a9', keys }) })
  return { changes, table: made.table }
}
