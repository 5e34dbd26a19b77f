import { apply } from '../change/apply.ts'
import type { Change } from '../change/change.ts'
import { type Design, object } from '../design.ts'
import type { Id } from '../id.ts'
import { parseObject } from '../parse-object.ts'
import { columnsOf } from '../read.ts'
import { addColumn } from './column.ts'
import { parseType } from './types.ts'

/** A line that gives no column, counted from one, and why. */
export type WrongLine = { readonly line: number; readonly message: string }
type Pasted = { changes: Change[]; columns: Id<'column'>[]; wrong: WrongLine[] }

/** The most that Postgres gives a table (limits.html). */
const MOST_COLUMNS = 1600

const NULLABLE = /^(|null|nullable|yes|y|true|t|1)$/i
const REQUIRED = /^(not null|required|no|n|false|f|0)$/i
const HEADING = /^(name|column|column[ _]name)\t(type|data[ _]type)(\t|$)/i

/** Spreadsheets put a cell that holds quotes in quotes, and double those. */
const cellOf = (text: string): string => {
  const cell = text.trim()
  return /^"(?:[^"]|"")*""(?:[^"]|"")*"$/.test(cell) ? cell.slice(1, -1).replaceAll('""', '"') : cell
}

/**
 * Columns from cells as a spreadsheet copies them: a line each, with name, type, null, default and comment between tabs.
 * Null where the text is none of this.
 */
export function pasteColumns(design: Design, table: Id<'table'>, text: string): Pasted | null {
  const lines = text.split(/\r\n|\r|\n/)
  const filled = lines.filter((it) => it.trim() !== '')
  if (!object(design, table) || filled.length === 0 || !filled.every((it) => it.includes('\t'))) return null
  if (filled.length > MOST_COLUMNS)
    return { changes: [], columns: [], wrong: [{ line: 1, message: `a table has at most ${MOST_COLUMNS} columns` }] }
  const made: Pasted = { changes: [], columns: [], wrong: [] }
  let now = design
  for (const [i, line] of lines.entries()) {
    if (line.trim() === '' || (i === 0 && HEADING.test(line))) continue
    const added = columnOf(now, table, line.split('\t').map(cellOf))
    if ('error' in added) made.wrong.push({ line: i + 1, message: added.error })
    else {
      now = apply(now, added.changes)
      made.changes.push(...added.changes)
      made.columns.push(added.column)
    }
  }
  return made
}

function columnOf(
  design: Design,
  table: Id<'table'>,
  [name = '', typed = '', nulls = '', initial = '', comment = '', ...more]: readonly string[],
): { changes: Change[]; column: Id<'column'> } | { error: string } {
  if (name === '') return { error: 'a name can’t be empty' }
  if (columnsOf(design, table).some((it) => it.name === name))
    return { error: `“${name.slice(0, 60)}” is there already` }
  if (typed === '') return { error: `“${name.slice(0, 60)}” has no type` }
  const type = parseType(design, typed)
  if ('error' in type) return type
  if (!NULLABLE.test(nulls) && !REQUIRED.test(nulls))
    return { error: `“${nulls.slice(0, 60)}” says neither null nor not null` }
  const extra = more.find((it) => it !== '')
  if (extra !== undefined) return { error: `“${extra.slice(0, 60)}” stands after the comment` }
  const added = addColumn(design, table, { name, type, nullable: NULLABLE.test(nulls), default: initial || null })
  const changes = added.changes.map((it) =>
    it.op === 'add' ? { ...it, object: { ...it.object, name, comment: comment || null } } : it,
  )
  for (const it of changes) {
    const read = it.op === 'add' ? parseObject(it.object) : null
    if (read && 'wrong' in read) return { error: read.wrong }
  }
  return { changes, column: added.column }
}
