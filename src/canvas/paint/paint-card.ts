import type { Severity } from '#model'
import { shorten, widthOf } from '../project/measure.ts'
import { FONTS, GUTTER, HEAD, RADIUS, ROW, TAIL } from '../project/metrics.ts'
import type { Placed, Row } from '../project/scene.ts'
import { paintIcon } from './icons.ts'
import { paintHead } from './paint-head.ts'
import { type Palette, severityColour } from './palette.ts'
import type { Pen } from './pen.ts'
import { takeFont } from './text.ts'
import type { Level } from './view.ts'

export type CardPaint = {
  readonly palette: Palette
  readonly level: Level
  readonly k: number
  readonly findings: ReadonlyMap<string, Severity>
  /** Columns that light up with an edge. */
  readonly columns?: ReadonlySet<string>
}

const DASHED = [4, 3]
const SOLID: number[] = []

function paintGround(ctx: Pen, { card, x, y, colour }: Placed, { palette, level }: CardPaint): void {
  const { width, height, look, rows } = card
  ctx.beginPath()
  ctx.roundRect(x + 0.5, y + 0.5, width - 1, height - 1, RADIUS - 0.5)
  ctx.fillStyle = palette.card
  ctx.fill()
  const below = rows.length > 0 && level !== 'block' ? 0 : RADIUS - 1
  ctx.beginPath()
  ctx.roundRect(x + 1, y + 1, width - 2, level === 'block' ? height - 2 : HEAD - (below ? 2 : 1), [7, 7, below, below])
  ctx.fillStyle = palette['card-head']
  ctx.fill()
  if (colour) {
    ctx.save()
    ctx.globalAlpha *= level === 'text' ? 0.16 : 0.28
    ctx.fillStyle = palette.colours[colour]
    ctx.fill()
    ctx.restore()
  }
  if (!below) {
    ctx.fillStyle = palette.line
    ctx.fillRect(x + 1, y + HEAD - 1, width - 2, 1)
  }
  ctx.beginPath()
  ctx.roundRect(x + 0.5, y + 0.5, width - 1, height - 1, RADIUS - 0.5)
  ctx.strokeStyle = palette['line-strong']
  ctx.lineWidth = 1
  if (look === 'view') ctx.setLineDash(DASHED)
  ctx.stroke()
  if (look === 'view') ctx.setLineDash(SOLID)
}

function paintMarks(ctx: Pen, row: Row, at: { x: number; middle: number; palette: Palette }): void {
  const { x, middle, palette } = at
  if (row.fold) paintIcon(ctx, row.fold, { x: x + 11, y: middle - 6, size: 12, colour: palette['text-faint'] })
  else if (row.key && row.foreign) {
    paintIcon(ctx, 'key', { x: x + 5, y: middle - 5.5, size: 11, colour: palette.key })
    paintIcon(ctx, 'foreign', { x: x + 17, y: middle - 5.5, size: 11, colour: palette.edge })
  } else if (row.key) paintIcon(ctx, 'key', { x: x + 11, y: middle - 6, size: 12, colour: palette.key })
  else if (row.foreign) paintIcon(ctx, 'foreign', { x: x + 11, y: middle - 6, size: 12, colour: palette.edge })
  else if (row.unique) {
    ctx.fillStyle = palette['text-faint']
    ctx.fillText('U', x + 13, middle + takeFont(ctx, 'small'))
  }
}

function paintRow(ctx: Pen, placed: Placed, at: { row: Row; top: number; paint: CardPaint }): void {
  const { card, x } = placed
  const { row, top, paint } = at
  const { palette } = paint
  const middle = top + ROW / 2
  const finding = paint.findings.get(row.id)
  if (paint.columns?.has(row.id)) {
    ctx.fillStyle = palette['accent-soft']
    ctx.fillRect(x + 1, top, card.width - 2, ROW)
  }
  if (finding) {
    ctx.fillStyle = severityColour(palette, finding)
    ctx.fillRect(x + 1, top + 3, 3, ROW - 6)
  }
  paintMarks(ctx, row, { x, middle, palette })
  ctx.fillStyle = row.fold ? palette['text-muted'] : palette.text
  ctx.fillText(row.shownName, x + GUTTER, middle + takeFont(ctx, row.key ? 'keyName' : 'name'))
  if (row.shownType) {
    ctx.fillStyle = palette['text-muted']
    ctx.textAlign = 'right'
    ctx.fillText(row.shownType, x + card.width - TAIL, middle + takeFont(ctx, 'type'))
    ctx.textAlign = 'left'
  }
  if (row.required === null) return
  ctx.beginPath()
  ctx.arc(x + card.width - 14, middle, row.required ? 3 : 2.5, 0, Math.PI * 2)
  ctx.lineWidth = 1
  if (row.required) {
    ctx.fillStyle = palette['text-muted']
    ctx.fill()
  } else {
    ctx.strokeStyle = palette['text-faint']
    ctx.stroke()
  }
}

/** Columns as bars: what they are called can't be read any more, how many and which are keys still can. */
function paintBars(ctx: Pen, { card, x, y }: Placed, palette: Palette): void {
  card.rows.forEach((row, i) => {
    const top = y + HEAD + 2 + i * ROW + 8
    ctx.fillStyle = row.key ? palette.key : row.foreign ? palette.edge : palette['line-strong']
    ctx.fillRect(x + 12, top, Math.min(card.width - 24, 16 + row.name.length * 7), 8)
    if (row.type) {
      ctx.fillStyle = palette.line
      const width = Math.min(64, row.type.length * 6)
      ctx.fillRect(x + card.width - 12 - width, top, width, 8)
    }
  })
}

/** A title that keeps its size on the screen while the card shrinks, as long as there is room for it. */
function paintTitle(ctx: Pen, { card, x, y }: Placed, { palette, k }: CardPaint): void {
  const size = Math.min(24, 11.5 / k)
  ctx.font = FONTS.title.replace('13px', `${size}px`)
  ctx.fillStyle = palette.text
  ctx.fillText(shorten(card.title, 'title', ((card.width - 24) * 13) / size), x + 12, y + HEAD / 2 + size * 0.36)
}

/** The name in lines broken at its underscores and dots, none wider than the room; the last one cut if it must be. */
function nameLines(title: string, room: number, most: number): readonly string[] {
  const lines: string[] = []
  for (const part of title.split(/(?<=[_.])/)) {
    const last = lines.at(-1)
    if (last !== undefined && widthOf(last + part, 'title') <= room) lines[lines.length - 1] = last + part
    else lines.push(part)
  }
  const kept = lines.slice(0, most)
  return kept.map((line, i) => shorten(i === most - 1 && lines.length > most ? `${line}…` : line, 'title', room))
}

/** A block's name, in its middle: as large as on the screen is easily read, smaller where that is too wide. */
function paintBlockName(ctx: Pen, { card, x, y }: Placed, { palette, k }: CardPaint): void {
  if (card.width * k < 26 || card.height * k < 9) return
  const longest = Math.max(...card.title.split(/(?<=[_.])/).map((part) => widthOf(part, 'title')))
  const size = Math.max(8 / k, Math.min(11.5 / k, ((card.width - 6 / k) * 13) / longest))
  const lines = nameLines(
    card.title,
    ((card.width - 4 / k) * 13) / size,
    Math.max(1, Math.floor(card.height / (size * 1.2))),
  )
  ctx.font = FONTS.title.replace('13px', `${size}px`)
  ctx.fillStyle = palette.text
  ctx.textAlign = 'center'
  const top = y + card.height / 2 - ((lines.length - 1) / 2) * size * 1.15 + size * 0.36
  lines.forEach((line, i) => {
    ctx.fillText(line, x + card.width / 2, top + i * size * 1.15)
  })
  ctx.textAlign = 'left'
}

export function paintFinding(
  ctx: Pen,
  placed: Placed,
  { palette, severity, k }: { palette: Palette; severity: Severity; k: number },
): void {
  const radius = Math.max(5, 3.5 / k)
  ctx.beginPath()
  ctx.arc(placed.right - 1, placed.y + 1, radius, 0, Math.PI * 2)
  ctx.fillStyle = severityColour(palette, severity)
  ctx.fill()
  ctx.strokeStyle = palette.canvas
  ctx.lineWidth = 2
  ctx.stroke()
}

/** Draws a card as its DOM twin looks; at a lower level, less of it. */
export function paintCard(ctx: Pen, placed: Placed, paint: CardPaint): void {
  paintGround(ctx, placed, paint)
  if (paint.level === 'text') {
    paintHead(ctx, placed, paint.palette)
    placed.card.rows.forEach((row, i) => {
      paintRow(ctx, placed, { row, top: placed.y + HEAD + 2 + i * ROW, paint })
    })
  } else {
    if (paint.level === 'bars') paintBars(ctx, placed, paint.palette)
    paintTitle(ctx, placed, paint)
  }
  const severity = paint.findings.get(placed.id)
  if (severity) paintFinding(ctx, placed, { palette: paint.palette, severity, k: paint.k })
}

/** Far away a card is a block: rectangles and a name, without paths, since a thousand of them are in view. */
export function paintBlock(ctx: Pen, placed: Placed, paint: CardPaint): void {
  const { card, x, y, colour } = placed
  const { palette, k } = paint
  const rim = 1 / k
  const tone = colour ? palette.colours[colour] : palette['text-faint']
  const alpha = ctx.globalAlpha
  ctx.fillStyle = palette.card
  ctx.fillRect(x, y, card.width, card.height)
  ctx.fillStyle = tone
  ctx.globalAlpha = alpha * (colour ? 0.75 : 0.45)
  ctx.fillRect(x, y, card.width, card.height)
  ctx.globalAlpha = alpha
  ctx.fillStyle = palette.card
  ctx.fillRect(x + rim, y + rim, card.width - 2 * rim, card.height - 2 * rim)
  ctx.fillStyle = tone
  ctx.globalAlpha = alpha * (colour ? 0.3 : 0.16)
  ctx.fillRect(x + rim, y + rim, card.width - 2 * rim, card.height - 2 * rim)
  ctx.globalAlpha = alpha
  paintBlockName(ctx, placed, paint)
  const severity = paint.findings.get(placed.id)
  if (severity) paintFinding(ctx, placed, { palette, severity, k })
}
