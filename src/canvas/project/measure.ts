import { FONTS, type FontName } from './metrics.ts'

const MOST_KNOWN = 50_000
const known = new Map<string, number>()
let context: OffscreenCanvasRenderingContext2D | null | undefined

const ELLIPSIS = '…'

/** How wide a text is in one of the cards' fonts. Measured once a text; guessed where there is no canvas (Node). */
export function widthOf(text: string, font: FontName): number {
  const key = `${font} ${text}`
  const found = known.get(key)
  if (found !== undefined) return found
  if (context === undefined)
    context = typeof OffscreenCanvas === 'undefined' ? null : new OffscreenCanvas(1, 1).getContext('2d')
  let width = text.length * 7
  if (context) {
    context.font = FONTS[font]
    width = context.measureText(text).width
  }
  if (known.size > MOST_KNOWN) known.clear()
  known.set(key, width)
  return width
}

/** The text, cut with an ellipsis where it is wider than `room`. */
export function shorten(text: string, font: FontName, room: number): string {
  if (widthOf(text, font) <= room) return text
  let low = 0
  let high = text.length
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (widthOf(text.slice(0, middle) + ELLIPSIS, font) <= room) low = middle
    else high = middle - 1
  }
  return low > 0 ? text.slice(0, low) + ELLIPSIS : ''
}

/** The text in lines no wider than `room`, broken at spaces. */
export function wrap(text: string, font: FontName, room: number): readonly string[] {
  return text.split('\n').flatMap((paragraph) => {
    const lines: string[] = []
    let line = ''
    for (const word of paragraph.split(' ')) {
      const longer = line ? `${line} ${word}` : word
      if (line && widthOf(longer, font) > room) {
        lines.push(line)
        line = shorten(word, font, room)
      } else line = longer
    }
    return [...lines, line]
  })
}

/** Forgets every width: the fonts have changed. */
export const forgetWidths = (): void => known.clear()
