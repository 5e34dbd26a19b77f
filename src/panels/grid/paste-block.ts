import {
  addColumn,
  apply,
  CELL_FIELDS,
  type CellText,
  type Change,
  type DesignStore,
  type Id,
  setCells,
  squash,
} from '#model'
import { t } from '#words'
import type { GridRow } from './grid-rows.ts'

/** The most rows that are taken from a clipboard at once. */
const MOST_ROWS = 5000
const MOST_TOLD = 3

/**
 * Puts a block of cells in the sheet from a cell on, as one step. Lines that go past its end become columns of the last
 * table.
 */
export function pasteBlock(
  store: DesignStore,
  rows: readonly GridRow[],
  from: { readonly row: number; readonly field: number },
  block: readonly (readonly string[])[],
): { readonly text: string; readonly wrong: boolean } {
  const made: Change[] = []
  let now = store.design()
  let added = 0
  const cells: CellText[] = []
  const last = rows.at(-1)?.column.parent as Id<'table'> | undefined
  block.slice(0, MOST_ROWS).forEach((line, i) => {
    let column = rows[from.row + i]?.column.id
    if (!column && last && line.some((it) => it.trim() !== '')) {
      const more = addColumn(now, last)
      made.push(...more.changes)
      now = apply(now, more.changes)
      column = more.column
      added++
    }
    line.forEach((text, j) => {
      const field = CELL_FIELDS[from.field + j]
      // A type or a name can't be taken away: an empty cell leaves those as they are.
      if (column && field && !(text.trim() === '' && (field === 'name' || field === 'type')))
        cells.push({ column, field, text })
    })
  })
  const { changes, wrong, count } = setCells(now, cells)
  store.commit(t('paste {count} cell|paste {count} cells', { count }), squash([...made, ...changes]))
  const said = [
    added > 0
      ? t('{count} cell pasted, {added} columns added.|{count} cells pasted, {added} columns added.', { count, added })
      : t('{count} cell pasted.|{count} cells pasted.', { count }),
    ...wrong.slice(0, MOST_TOLD).map((it) => it.why),
    ...(wrong.length > MOST_TOLD ? [t('And {more} more.', { more: wrong.length - MOST_TOLD })] : []),
  ]
  return { text: said.join(' '), wrong: wrong.length > 0 }
}
