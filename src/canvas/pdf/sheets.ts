import type { Box } from '../project/scene.ts'

/** Papers by their short and long side, in points (1/72 inch). */
export const PAPERS = {
  a4: { label: 'A4', short: 595.28, long: 841.89 },
  a3: { label: 'A3', short: 841.89, long: 1190.55 },
  letter: { label: 'Letter', short: 612, long: 792 },
} as const
export type PaperName = keyof typeof PAPERS

/** What a document is printed on: one page of the picture's own size, or so many sheets of a paper side by side. */
export type Paper = 'own' | { readonly paper: PaperName; readonly across: number }

/** A sheet: what of the picture it shows, and its place in the rows of sheets. */
export type Sheet = { readonly x: number; readonly y: number; readonly row: number; readonly column: number }
export type Sheets = {
  readonly width: number
  readonly height: number
  /** Points for each pixel of the picture. */
  readonly k: number
  /** Left free around, for printers that can't reach the rim and for the marks. */
  readonly margin: number
  /** What two neighbours both show, in points. */
  readonly overlap: number
  readonly rows: number
  readonly columns: number
  readonly sheets: readonly Sheet[]
}

/** A pixel is 1/96 inch. */
const POINT = 0.75
/** Readers go no further than 200 inches (ISO 32000-1, annex C). */
const MOST = 14_400
const MARGIN = 28
const OVERLAP = 28
export const MOST_ACROSS = 8

function ownSize(width: number, height: number): Sheets {
  const k = Math.min(POINT, MOST / width, MOST / height)
  const sheets = [{ x: 0, y: 0, row: 0, column: 0 }]
  return { width: width * k, height: height * k, k, margin: 0, overlap: 0, rows: 1, columns: 1, sheets }
}

function laidOut(
  box: { width: number; height: number },
  page: { width: number; height: number },
  across: number,
): Sheets {
  const [innerX, innerY] = [page.width - 2 * MARGIN, page.height - 2 * MARGIN]
  const span = (n: number, inner: number) => n * inner - (n - 1) * OVERLAP
  const wide = span(across, innerX) / box.width
  // One sheet shows all of it; of more, the rows are as many as it takes.
  const k = across === 1 ? Math.min(wide, innerY / box.height) : wide
  const rows = Math.max(1, Math.ceil((box.height * k - OVERLAP - 0.01) / (innerY - OVERLAP)))
  const sheets = Array.from({ length: rows * across }, (_, i) => {
    const [row, column] = [Math.floor(i / across), i % across]
    return { x: (column * (innerX - OVERLAP)) / k, y: (row * (innerY - OVERLAP)) / k, row, column }
  })
  return { ...page, k, margin: MARGIN, overlap: OVERLAP, rows, columns: across, sheets }
}

/** How a picture is laid out on paper, upright or lying: whichever takes fewer sheets, or shows it larger. */
export function sheetsFor(box: Box, paper: Paper): Sheets {
  const size = { width: box.right - box.x, height: box.bottom - box.y }
  if (paper === 'own') return ownSize(size.width, size.height)
  const { short, long } = PAPERS[paper.paper]
  const across = Math.max(1, Math.min(MOST_ACROSS, Math.round(paper.across)))
  const upright = laidOut(size, { width: short, height: long }, across)
  const lying = laidOut(size, { width: long, height: short }, across)
  if (across === 1) return lying.k > upright.k ? lying : upright
  const waste = (it: Sheets) => (it.sheets.length * it.width * it.height) / it.k ** 2
  return waste(lying) < waste(upright) ? lying : upright
}
