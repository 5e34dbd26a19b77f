import { addForeignKey, type Design, type Id, joinTables, kindOfId } from '#model'
import { t } from '#words'
import type { Engine, Point } from '../engine.ts'
import { freeSpot } from '../layout/free-spot.ts'
import type { Palette } from '../paint/palette.ts'
import { cardUnder, rowUnder } from '../project/hit.ts'
import { HEAD, ROW, SANS } from '../project/metrics.ts'
import type { Placed, Row } from '../project/scene.ts'
import type { Gesture, Moment } from './gesture.ts'

export type KeyEnd = { readonly placed: Placed; readonly row: Row | null }

type End = { table: Id<'table'>; column: Id<'column'> | null }

export const endOf = ({ placed, row }: KeyEnd): End => ({
  table: placed.id as Id<'table'>,
  column: row && kindOfId(row.id as Id) === 'column' ? (row.id as Id<'column'>) : null,
})

const middleOf = ({ placed, row }: KeyEnd): number => {
  const at = row ? placed.card.rowAt.get(row.id) : undefined
  return placed.y + (at === undefined ? HEAD / 2 : HEAD + 2 + at * ROW + ROW / 2)
}

/** The table's row under a point, or its head: where a foreign key may begin or end. */
export function keyEndAt(engine: Engine, at: Point): KeyEnd | null {
  const placed = cardUnder(engine.scene, at.x, at.y)
  return placed && placed.card.look === 'table' ? { placed, row: rowUnder(placed, at.y) } : null
}

/** What would be made by letting go here: the changes, or why not. */
function outcome(design: Design, from: KeyEnd, to: KeyEnd) {
  return addForeignKey(design, { from: endOf(from), to: endOf(to) })
}

function paintLine(
  ctx: CanvasRenderingContext2D,
  line: { from: KeyEnd; to: KeyEnd | null; at: Point; colour: string; k: number },
): void {
  const { from, to, at, colour, k } = line
  const y = middleOf(from)
  const middle = (it: Placed) => (it.x + it.right) / 2
  const aim = to ? middle(to.placed) : at.x
  const rightwards = aim > middle(from.placed)
  const x = rightwards ? from.placed.right : from.placed.x
  const endX = to ? (rightwards ? to.placed.x : to.placed.right) : at.x
  const endY = to ? middleOf(to) : at.y
  const bend = Math.max(32, Math.abs(endX - x) / 2)
  const into = rightwards ? -1 : 1
  ctx.beginPath()
  ctx.moveTo(x, y)
  if (to && to.placed === from.placed) {
    const out = from.placed.right
    ctx.moveTo(out, y)
    ctx.bezierCurveTo(out + 48, y, out + 48, endY, out, endY)
  } else ctx.bezierCurveTo(x + (rightwards ? bend : -bend), y, endX + into * bend, endY, endX, endY)
  ctx.strokeStyle = colour
  ctx.lineWidth = 2 / Math.min(1, k)
  ctx.stroke()
}

/** Says beside the pointer what letting go would do, or why it can't. */
export function paintWords(
  ctx: CanvasRenderingContext2D,
  words: { text: string; at: Point; k: number; colour: string; palette: Palette },
): void {
  const { text, at, k, colour, palette } = words
  ctx.save()
  ctx.translate(at.x + 14 / k, at.y + 18 / k)
  ctx.scale(1 / k, 1 / k)
  ctx.font = `500 12px ${SANS}`
  const width = ctx.measureText(text).width + 20
  ctx.beginPath()
  ctx.roundRect(0, 0, width, 26, 6)
  ctx.fillStyle = palette['bg-raised']
  ctx.fill()
  ctx.strokeStyle = colour
  ctx.lineWidth = 1
  ctx.stroke()
  ctx.fillStyle = colour
  ctx.fillText(text, 10, 17.5)
  ctx.restore()
}

/** A line being drawn from an end that stays. */
export type Drawing = {
  readonly stays: KeyEnd
  /** What would be made by letting go at another end, or why not. */
  readonly outcome: (to: KeyEnd) => { readonly error: string } | { readonly changes: unknown }
  readonly words: (to: KeyEnd) => string
  readonly letGo: (to: KeyEnd) => void
}

export const nameOf = ({ placed, row }: KeyEnd): string =>
  row ? `${placed.card.title}.${row.name}` : placed.card.title

const isSame = (a: KeyEnd, b: KeyEnd): boolean => a.placed === b.placed && a.row === b.row

function show(engine: Engine, { stays, outcome: tryAt, words }: Drawing, at: Point): void {
  const { palette } = engine
  if (!palette) return
  const to = keyEndAt(engine, at)
  const made = to && !isSame(to, stays) ? tryAt(to) : null
  const wrong = made && 'error' in made ? made.error : null
  const colour = wrong ? palette.danger : palette.accent
  engine.layer.overlay((ctx, { k }) => {
    if (made && to) {
      const row = to.row ? to.placed.card.rowAt.get(to.row.id) : undefined
      ctx.strokeStyle = colour
      ctx.lineWidth = 2 / Math.min(1, k)
      const top = row === undefined ? to.placed.y : to.placed.y + HEAD + 2 + row * ROW
      ctx.strokeRect(to.placed.x, top, to.placed.card.width, row === undefined ? to.placed.card.height : ROW)
    }
    paintLine(ctx, { from: stays, to: made ? to : null, at, colour, k })
    const text = wrong ?? (made && to ? words(to) : '')
    if (text) paintWords(ctx, { text, at, k, colour, palette })
  })
}

/** Makes the foreign key between two ends, or says why there can be none. */
export function makeKey(engine: Engine, from: KeyEnd, to: KeyEnd): void {
  const made = outcome(engine.design.design(), from, to)
  engine.session.set({ tool: 'select' })
  if ('error' in made) {
    engine.session.say(t('No foreign key: {error}', { error: made.error }))
    return
  }
  engine.commit(t('Add foreign key to {name}', { name: to.placed.card.title }), made.changes)
  engine.session.select([made.key])
  engine.session.say(
    t('Foreign key from {from} to {to} added', { from: from.placed.card.title, to: to.placed.card.title }),
  )
}

/** Draws a line to wherever the pointer lets go. What that would do is said before. */
export function drawLine(engine: Engine, drawing: Drawing): Gesture {
  const clear = () => engine.layer.overlay(null)
  return {
    move: (at: Moment) => show(engine, drawing, at.canvas),
    end(at) {
      clear()
      const to = keyEndAt(engine, at.canvas)
      if (to && !isSame(to, drawing.stays)) drawing.letGo(to)
    },
    cancel: clear,
  }
}

/** Draws a foreign key from a column or table to another. */
export const drawKey = (engine: Engine, from: KeyEnd): Gesture =>
  drawLine(engine, {
    stays: from,
    outcome: (to) => outcome(engine.design.design(), from, to),
    words: (to) => `${nameOf(from)} → ${nameOf(to)}`,
    letGo: (to) => makeKey(engine, from, to),
  })

/** Draws a line from a table to another and puts the table between them that joins them. */
export function drawJoin(engine: Engine, from: KeyEnd): Gesture {
  const clear = () => engine.layer.overlay(null)
  const start = { placed: from.placed, row: null }
  return {
    move(at) {
      const { palette } = engine
      if (!palette) return
      const to = keyEndAt(engine, at.canvas)
      engine.layer.overlay((ctx, { k }) =>
        paintLine(ctx, {
          from: start,
          to: to && { placed: to.placed, row: null },
          at: at.canvas,
          colour: palette.accent,
          k,
        }),
      )
    },
    end(at) {
      clear()
      const to = keyEndAt(engine, at.canvas)
      if (to) joinAt(engine, start.placed, to.placed)
      engine.session.set({ tool: 'select' })
    },
    cancel: clear,
  }
}

/** Makes the table that joins two, half way between them. */
export function joinAt(engine: Engine, a: Placed, b: Placed): void {
  const half = a === b ? { x: a.x, y: a.bottom + 64 } : { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 }
  const { x, y } = freeSpot(engine.scene.grid, { ...half, width: 216, height: HEAD + 2 * ROW + 8 })
  const { diagram } = engine.session.now()
  const made = joinTables(engine.design.design(), [a.id as Id<'table'>, b.id as Id<'table'>], { diagram, x, y })
  if ('error' in made) {
    engine.session.say(made.error)
    return
  }
  engine.commit(t('Join {a} and {b}', { a: a.card.title, b: b.card.title }), made.changes)
  engine.session.select([made.table])
  engine.session.say(t('Table joining {a} and {b} added', { a: a.card.title, b: b.card.title }))
}
