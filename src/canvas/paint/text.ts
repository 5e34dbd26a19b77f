import { FONTS, type FontName } from '../project/metrics.ts'
import type { Pen } from './pen.ts'

const lifts = new Map<FontName, number>()

/** How far below a line's middle the baseline lies, as the DOM places it in a line box. */
function liftOf(ctx: Pen, font: FontName): number {
  const known = lifts.get(font)
  if (known !== undefined) return known
  const { fontBoundingBoxAscent, fontBoundingBoxDescent } = ctx.measureText('x')
  // The DOM rounds ascent and descent to whole pixels, and what is left above them down.
  const lift = Math.floor((Math.round(fontBoundingBoxAscent) - Math.round(fontBoundingBoxDescent)) / 2)
  lifts.set(font, lift)
  return lift
}

/** Sets the font and gives the baseline's distance below the middle of a line. */
export function takeFont(ctx: Pen, font: FontName): number {
  ctx.font = FONTS[font]
  return liftOf(ctx, font)
}

/** Forgets where baselines lie: the fonts have changed. */
export const forgetBaselines = (): void => lifts.clear()
