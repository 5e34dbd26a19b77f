import { splitWords } from '#base'
import { removeObjects } from '../commands/remove.ts'
import { type Design, object } from '../design.ts'
import type { Id } from '../id.ts'
import type { ObjectOf } from '../kinds/index.ts'
import { Draft } from '../pieces/draft.ts'
import { houseNames, oneOf } from '../pieces/house-names.ts'
import { indexKeys } from '../pieces/lay-columns.ts'
import { columnsOf, primaryKeyOf } from '../read.ts'
import type { Converted } from './converted.ts'
import { copyColumn, keyOn, makeBeside, moveTo, refer } from './make-table.ts'
import { chosenIn } from './movable.ts'

type ColumnId = Id<'column'>

/** Words that end a key's name and say nothing of what it is a key of. */
const KEY_WORDS = new Set(['id', 'code', 'no', 'number', 'key', 'nr'])

/** What the rows are called that a column tells apart: `country_code` makes countries, a post's status post_statuses. */
function wordsFor(table: string, column: string): readonly string[] {
  const words = splitWords(column)
  return words.length > 1 && KEY_WORDS.has(words.at(-1) ?? '') ? words.slice(0, -1) : [oneOf(table), ...words]
}

/** Takes away what speaks of columns that are about to go elsewhere, but not the columns. */
function loosen(draft: Draft, columns: readonly ColumnId[]): void {
  const gone = new Set<Id>(columns)
  draft.do(removeObjects(draft.design, columns).filter((it) => !(it.op === 'remove' && gone.has(it.object.id))))
}

/**
 * A table of the values that a column has, which then refers to it. Further columns go along, as what is true of such a
 * value whichever row it stands in.
 */
export function toLookup(design: Design, ids: readonly ColumnId[]): Converted {
  const chosen = chosenIn(design, ids)
  if ('error' in chosen) return chosen
  const { table, columns } = chosen
  const [key, ...others] = columns
  if (!key) return { error: 'choose a column' }
  const draft = new Draft(design)
  const made = makeBeside(draft, table, ...wordsFor(table.name, key.name))
  const copy = copyColumn(draft, key, { table: made.id })
  keyOn(draft, made.id, [copy.id])
  loosen(
    draft,
    others.map((it) => it.id),
  )
  for (const it of others) moveTo(draft, it.id, made.id)
  const ends = { columns: [key.id], target: made.id, targetColumns: [copy.id] }
  refer(draft, table.id, { ...ends, onDelete: 'restrict', onUpdate: 'cascade' })
  indexKeys(draft, table.id)
  return { changes: draft.changes }
}

/** A table of its own for some columns, with a row for each row of the old one. */
export function toOneToOne(design: Design, ids: readonly ColumnId[]): Converted {
  const chosen = chosenIn(design, ids)
  if ('error' in chosen) return chosen
  const { table, columns } = chosen
  const key = primaryKeyOf(design, table.id)
  if (!key) return { error: `${table.name} has no primary key to tell whose a row is` }
  const draft = new Draft(design)
  const one = oneOf(table.name)
  const made = makeBeside(draft, table, one, 'detail')
  const copies = key.columns.map((id) => {
    const of = object(draft.design, id) as ObjectOf<'column'>
    const name = of.name.startsWith(`${one}_`) ? of.name : houseNames(draft.design).column(one, of.name)
    return copyColumn(draft, of, { table: made.id, name })
  })
  keyOn(
    draft,
    made.id,
    copies.map((it) => it.id),
  )
  loosen(
    draft,
    columns.map((it) => it.id),
  )
  for (const it of columns) moveTo(draft, it.id, made.id)
  const ends = { columns: copies.map((it) => it.id), target: table.id, targetColumns: key.columns }
  refer(draft, made.id, { ...ends, onDelete: 'cascade', onUpdate: 'no action' })
  return { changes: draft.changes }
}

/** A table that joins two in place of a foreign key, so that many rows of each can go with many of the other. */
export function toJoinTable(design: Design, id: Id<'foreign-key'>): Converted {
  const key = object(design, id)
  const table = key?.parent ? object(design, key.parent as Id<'table'>) : null
  const target = key && object(design, key.target)
  if (!key || table?.kind !== 'table' || !target) return { error: 'the foreign key is gone' }
  const own = primaryKeyOf(design, table.id)
  if (!own) return { error: `${table.name} has no primary key to refer to` }
  const chosen = chosenIn(design, key.columns)
  if ('error' in chosen) return chosen
  const draft = new Draft(design)
  const one = oneOf(table.name)
  const [first] = chosen.columns
  const stem = table.id === target.id && first ? first.name.replace(/_?id$/i, '') : oneOf(target.name)
  const made = makeBeside(draft, table, stem, one)
  loosen(draft, key.columns)
  for (const column of key.columns) moveTo(draft, column, made.id, { nullable: false, notNull: null, default: null })
  const taken = new Set(columnsOf(draft.design, made.id).map((it) => it.name))
  const copies = own.columns.map((column) => {
    const of = object(draft.design, column) as ObjectOf<'column'>
    const plain = of.name.startsWith(`${one}_`) ? of.name : houseNames(draft.design).column(one, of.name)
    return copyColumn(draft, of, { table: made.id, name: taken.has(plain) ? `${plain}_2` : plain })
  })
  const mine = copies.map((it) => it.id)
  keyOn(draft, made.id, [...mine, ...key.columns])
  const far = { columns: key.columns, target: target.id, targetColumns: key.targetColumns }
  refer(draft, made.id, { ...far, onDelete: 'cascade', onUpdate: key.onUpdate })
  const near = { columns: mine, target: table.id, targetColumns: own.columns }
  refer(draft, made.id, { ...near, onDelete: 'cascade', onUpdate: key.onUpdate })
  indexKeys(draft, made.id)
  return { changes: draft.changes }
}
