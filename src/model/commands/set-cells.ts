import { byteLength, MAX_NAME_BYTES } from '#base'
import { apply } from '../change/apply.ts'
import type { Change } from '../change/change.ts'
import { squash } from '../change/squash.ts'
import { type Design, object } from '../design.ts'
import type { Id } from '../id.ts'
import type { ObjectOf } from '../kinds/index.ts'
import { parseObject } from '../parse-object.ts'
import { columnsOf, primaryKeyOf } from '../read.ts'
import { setColumnType, toggleNullable, togglePrimaryKey } from './column.ts'
import { setField } from './edit.ts'
import { renameObject } from './rename.ts'

/** What of a column a sheet shows, in its order. */
export const CELL_FIELDS = ['name', 'type', 'nullable', 'default', 'key', 'comment'] as const
export type CellOf = (typeof CELL_FIELDS)[number]
/** A text for a field of a column, as someone typed or pasted it. */
export type CellText = { readonly column: Id<'column'>; readonly field: CellOf; readonly text: string }
export type WrongCell = Omit<CellText, 'text'> & { readonly why: string }

const YES = /^(yes|y|true|t|1|x|✓|null|nullable|pk|primary|primary key)$/i
const NO = /^(|no|n|false|f|0|not null|required)$/i
const cut = (text: string): string => (text.length > 60 ? `${text.slice(0, 59)}…` : text)

type Set = { readonly changes: readonly Change[] } | { readonly why: string }

/** A flag as people write it; null where it is neither. */
const flagOf = (text: string): boolean | null => (YES.test(text) ? true : NO.test(text) ? false : null)

function rename(design: Design, it: ObjectOf<'column'>, name: string): Set {
  if (name === '') return { why: 'a name can’t be empty' }
  if (byteLength(name) > MAX_NAME_BYTES) return { why: `“${cut(name)}” is longer than Postgres allows` }
  const taken = it.parent && columnsOf(design, it.parent).some((each) => each.id !== it.id && each.name === name)
  return taken ? { why: `“${cut(name)}” is there already` } : { changes: renameObject(design, it.id, name) }
}

function setText(design: Design, it: ObjectOf<'column'>, patch: Readonly<Record<string, string | null>>): Set {
  const read = parseObject({ ...it, ...patch })
  return 'wrong' in read ? { why: read.wrong } : { changes: setField(design, it.id, patch) }
}

function setCell(design: Design, { column, field, text: given }: CellText): Set {
  const it = object(design, column)
  const text = given.trim()
  if (!it?.parent) return { why: 'the column is gone' }
  switch (field) {
    case 'name':
      return rename(design, it, text)
    case 'type': {
      if (text === '') return { why: 'a type can’t be empty' }
      const made = setColumnType(design, column, text)
      return 'error' in made ? { why: made.error } : made
    }
    case 'nullable': {
      // In a column of this name "null" and an empty cell both mean that it may be.
      const wanted = text === '' ? true : flagOf(text)
      if (wanted === null) return { why: `“${cut(text)}” says neither null nor not null` }
      return { changes: wanted === it.nullable ? [] : toggleNullable(design, column) }
    }
    case 'key': {
      const wanted = flagOf(text)
      if (wanted === null) return { why: `“${cut(text)}” says neither yes nor no` }
      const is = primaryKeyOf(design, it.parent)?.columns.includes(column) ?? false
      return { changes: wanted === is ? [] : togglePrimaryKey(design, column) }
    }
    case 'default':
      return setText(design, it, { default: text === '' ? null : text })
    case 'comment':
      return setText(design, it, { comment: text === '' ? null : text })
  }
}

/** Puts texts in the cells of a sheet of columns; what can't be there is told, and the rest is done. */
export function setCells(
  design: Design,
  cells: readonly CellText[],
): { changes: readonly Change[]; wrong: readonly WrongCell[]; count: number } {
  let now = design
  let count = 0
  const changes: Change[] = []
  const wrong: WrongCell[] = []
  for (const cell of cells) {
    const set = setCell(now, cell)
    if ('why' in set) wrong.push({ column: cell.column, field: cell.field, why: set.why })
    else if (set.changes.length > 0) {
      changes.push(...set.changes)
      now = apply(now, set.changes)
      count++
    }
  }
  return { changes: squash(changes), wrong, count }
}
