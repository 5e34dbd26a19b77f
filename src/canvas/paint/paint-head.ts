import { widthOf } from '../project/measure.ts'
import { HEAD } from '../project/metrics.ts'
import type { Mark, Placed } from '../project/scene.ts'
import { paintIcon } from './icons.ts'
import type { Palette } from './palette.ts'
import type { Pen } from './pen.ts'
import { takeFont } from './text.ts'

function paintMark(ctx: Pen, mark: Mark, at: { x: number; middle: number; palette: Palette }): void {
  const { x, middle, palette } = at
  const colour = mark.idle ? palette['text-faint'] : palette[mark.sort === 'policy' ? 'ok' : 'key']
  paintIcon(ctx, mark.sort, { x, y: middle - 6, size: 12, colour })
  ctx.fillStyle = palette['text-muted']
  ctx.fillText(mark.text, x + 15, middle + takeFont(ctx, 'small'))
}

/** The head of a card: its icon and name, and at the right what hangs on it and what sort it is. */
export function paintHead(ctx: Pen, { card, x, y, colour }: Placed, palette: Palette): void {
  const middle = y + HEAD / 2
  const tone = colour ? palette.colours[colour] : palette['text-muted']
  paintIcon(ctx, card.look, { x: x + 11, y: middle - 7, size: 14, colour: tone })
  ctx.fillStyle = palette.text
  ctx.fillText(card.shownTitle, x + 32, middle + takeFont(ctx, 'title'))
  for (const mark of card.marks) paintMark(ctx, mark, { x: x + mark.x, middle, palette })
  if (!card.badge) return
  const width = widthOf(card.badge, 'small')
  ctx.fillStyle = palette['text-muted']
  ctx.fillText(card.badge, x + card.width - 12 - width, middle + takeFont(ctx, 'small'))
}
