import { shorten, wrap } from '../project/measure.ts'
import { FONTS, RADIUS } from '../project/metrics.ts'
import type { Box, ShapeInPlace } from '../project/scene.ts'
import { paintIcon } from './icons.ts'
import type { Palette } from './palette.ts'
import type { Pen } from './pen.ts'
import { takeFont } from './text.ts'
import { BARS } from './view.ts'

const NOTE_LINE = 19
/** At the right end of an area's title: how wide the mark is that folds it. */
export const FOLD_MARK = 34

/** Where a note's text stands in it; its editor stands in the same place. */
export const NOTE_PADDING = 12

function paintArea(ctx: Pen, shape: ShapeInPlace, { palette, k }: { palette: Palette; k: number }): void {
  const colour = palette.colours[shape.colour ?? 'slate']
  ctx.beginPath()
  ctx.roundRect(shape.x, shape.y, shape.width, shape.height, 12)
  ctx.save()
  const alpha = ctx.globalAlpha
  ctx.globalAlpha = alpha * (k < BARS ? 0.16 : 0.07)
  ctx.fillStyle = colour
  ctx.fill()
  ctx.globalAlpha = alpha * 0.45
  ctx.strokeStyle = colour
  ctx.lineWidth = 1 / Math.min(1, k)
  ctx.stroke()
  ctx.restore()
  const far = k < BARS
  const size = far ? 12 / k : Math.max(14, 13 / Math.max(k, 0.6))
  const text = shorten(
    shape.text.split('\n')[0] ?? '',
    'area',
    ((shape.width - 28 - (far ? 0 : FOLD_MARK)) * 14) / size,
  )
  ctx.font = FONTS.area.replace('14px', `${size}px`)
  ctx.fillStyle = colour
  ctx.fillText(text, shape.x + 14, far ? shape.y - size / 3 : shape.y + 8 + size)
  if (!far) paintIcon(ctx, 'open', { x: shape.x + shape.width - 24, y: shape.y + 12, size: 12, colour })
}

/** Far away an area is a block with its name in the middle, over all that is in it. */
export function paintAreaBlocks(
  ctx: Pen,
  shapes: readonly ShapeInPlace[],
  { palette, k }: { palette: Palette; k: number },
) {
  for (const { sort, text, x, y, width, height, colour: own } of shapes) {
    if (sort !== 'area') continue
    const colour = palette.colours[own ?? 'slate']
    const alpha = ctx.globalAlpha
    ctx.beginPath()
    ctx.roundRect(x, y, width, height, 4 / k)
    ctx.fillStyle = palette.card
    ctx.fill()
    ctx.globalAlpha = alpha * 0.28
    ctx.fillStyle = colour
    ctx.fill()
    ctx.globalAlpha = alpha
    ctx.strokeStyle = colour
    ctx.lineWidth = 1 / k
    ctx.stroke()
    const size = Math.min(13 / k, height * 0.6)
    if (width * k < 24 || size * k < 6) continue
    ctx.font = FONTS.area.replace('14px', `${size}px`)
    ctx.fillStyle = palette.text
    ctx.textAlign = 'center'
    const name = shorten(text.split('\n')[0] ?? '', 'area', ((width - 8 / k) * 14) / size)
    ctx.fillText(name, x + width / 2, y + height / 2 + size * 0.36)
    ctx.textAlign = 'left'
  }
}

function paintNote(ctx: Pen, shape: ShapeInPlace, { palette, k }: { palette: Palette; k: number }): void {
  const colour = palette.colours[shape.colour ?? 'amber']
  ctx.beginPath()
  ctx.roundRect(shape.x + 0.5, shape.y + 0.5, shape.width - 1, shape.height - 1, RADIUS)
  ctx.fillStyle = palette['bg-raised']
  ctx.fill()
  ctx.save()
  const alpha = ctx.globalAlpha
  ctx.globalAlpha = alpha * 0.14
  ctx.fillStyle = colour
  ctx.fill()
  ctx.globalAlpha = alpha * 0.5
  ctx.strokeStyle = colour
  ctx.lineWidth = 1
  ctx.stroke()
  ctx.restore()
  if (k < 0.3) return
  ctx.fillStyle = palette.text
  const lift = takeFont(ctx, 'note')
  const most = Math.floor((shape.height - 2 * NOTE_PADDING) / NOTE_LINE)
  wrap(shape.text, 'note', shape.width - 2 * NOTE_PADDING)
    .slice(0, Math.max(0, most))
    .forEach((line, i) => {
      ctx.fillText(line, shape.x + NOTE_PADDING, shape.y + NOTE_PADDING + (i + 0.5) * NOTE_LINE + lift)
    })
}

/** Draws areas and notes: the larger beneath. */
export function paintShapes(
  ctx: Pen,
  shapes: readonly ShapeInPlace[],
  paint: { readonly palette: Palette; readonly k: number; readonly box: Box },
): void {
  for (const shape of shapes) {
    const { box } = paint
    if (shape.x > box.right || shape.x + shape.width < box.x) continue
    if (shape.y - 24 / paint.k > box.bottom || shape.y + shape.height < box.y) continue
    if (shape.sort === 'area') paintArea(ctx, shape, paint)
    else paintNote(ctx, shape, paint)
  }
}
