/** Sizes in canvas pixels at zoom 1. Drawn cards and DOM cards share them, so that one can stand over the other. */
export const GRID = 8
export const HEAD = 36
export const ROW = 24
export const FOOT = 8
export const RADIUS = 8
/** Left of a row's name: the room of its key mark. */
export const GUTTER = 30
/** Right of a row's type: the room of its not-null mark. */
export const TAIL = 26
export const GAP = 20
export const MIN_WIDTH = 176
export const MAX_WIDTH = 400
/** The least width of a card of values or rules. */
export const SMALL_WIDTH = 136
/** How far an edge goes straight before it may turn; the crow's foot has to fit. */
export const STUB = 24

/** The same families as the app's own texts (--font and --mono of its tokens). */
export const SANS =
  '"Inter", ui-sans-serif, system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", sans-serif'
export const MONO =
  'ui-monospace, "SF Mono", "JetBrains Mono", "Cascadia Code", Menlo, Consolas, "Liberation Mono", monospace'
export const FONTS = {
  title: `600 13px ${SANS}`,
  name: `400 12.5px ${SANS}`,
  keyName: `600 12.5px ${SANS}`,
  type: `400 11.5px ${MONO}`,
  small: `500 10.5px ${SANS}`,
  note: `400 13px ${SANS}`,
  area: `600 14px ${SANS}`,
} as const
export type FontName = keyof typeof FONTS

/** The nearest line of the grid. */
export const snap = (value: number): number => Math.round(value / GRID) * GRID
/** The next line of the grid. */
export const snapUp = (value: number): number => Math.ceil(value / GRID) * GRID
