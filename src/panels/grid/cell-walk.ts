import { keyAlong } from '#words'
/** Where someone stands in the sheet; `from` is the other end of the rows that are chosen. */
export type Stand = { readonly row: number; readonly field: number; readonly from: number }
export type Bounds = { readonly rows: number; readonly fields: number; readonly page: number }
type Pressed = {
  readonly key: string
  readonly shiftKey: boolean
  readonly ctrlKey: boolean
  readonly metaKey: boolean
}

const within = (value: number, most: number): number => Math.max(0, Math.min(value, most - 1))

/** Where a key leads, as in a spreadsheet; null for keys that lead nowhere. Shift with up and down chooses rows. */
export function walked(at: Stand, pressed: Pressed, { rows, fields, page }: Bounds): Stand | null {
  const { shiftKey } = pressed
  const key = keyAlong(pressed.key)
  const far = pressed.ctrlKey || pressed.metaKey
  const to = (row: number, field: number, keeps = false): Stand => {
    const next = within(row, rows)
    return { row: next, field: within(field, fields), from: keeps ? at.from : next }
  }
  switch (key) {
    case 'ArrowUp':
      return to(far ? 0 : at.row - 1, at.field, shiftKey)
    case 'ArrowDown':
      return to(far ? rows - 1 : at.row + 1, at.field, shiftKey)
    case 'PageUp':
      return to(at.row - page, at.field, shiftKey)
    case 'PageDown':
      return to(at.row + page, at.field, shiftKey)
    case 'ArrowLeft':
      return { ...to(at.row, far ? 0 : at.field - 1, true) }
    case 'ArrowRight':
      return { ...to(at.row, far ? fields - 1 : at.field + 1, true) }
    case 'Home':
      return to(far ? 0 : at.row, 0)
    case 'End':
      return to(far ? rows - 1 : at.row, fields - 1)
    default:
      return null
  }
}

/** The cell that Tab leads to, through the rows; null past the ends, where the focus goes on. */
export function tabbed(at: Stand, back: boolean, { rows, fields }: Bounds): Stand | null {
  const next = at.row * fields + at.field + (back ? -1 : 1)
  if (next < 0 || next >= rows * fields) return null
  const row = Math.floor(next / fields)
  return { row, field: next % fields, from: row }
}

/** The rows between the two ends of what is chosen. */
export const chosenRows = ({ row, from }: Stand): readonly number[] => {
  const [first, last] = [Math.min(row, from), Math.max(row, from)]
  return Array.from({ length: last - first + 1 }, (_, i) => first + i)
}

/** The cells of a text as a spreadsheet copies it. A cell in quotes may hold line ends. */
export function blockOf(text: string): readonly (readonly string[])[] {
  const rows: string[][] = [[]]
  const cell = /(?:"((?:[^"]|"")*)"(?=[\t\r\n]|$)|([^\t\r\n]*))(\t|\r\n|\r|\n|$)/y
  while (cell.lastIndex < text.length) {
    const found = cell.exec(text)
    if (!found) break
    rows.at(-1)?.push(found[1]?.replaceAll('""', '"') ?? found[2] ?? '')
    if (found[3] !== '\t' && found[3] !== '' && cell.lastIndex < text.length) rows.push([])
    else if (found[3] === '\t' && cell.lastIndex === text.length) rows.at(-1)?.push('')
  }
  return rows
}
