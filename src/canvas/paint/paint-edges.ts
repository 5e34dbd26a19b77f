import type { Cardinality } from '#model'
import type { Box, Edge } from '../project/scene.ts'
import { newPath, type Path, type Pen } from './pen.ts'
import type { Level } from './view.ts'

const CORNER = 8

const PERIOD = 10

/** How far a coordinate may be pulled in towards the box, in whole dashes so that they stay where they are. */
function pulled(at: number, low: number, high: number): number {
  if (at < low) return at + Math.floor((low - at) / PERIOD) * PERIOD
  if (at > high) return at - Math.floor((at - high) / PERIOD) * PERIOD
  return at
}

/**
 * Adds a route's line. What lies outside the box is left out, and long segments are cut to it: a browser dashes a line
 * in full before it throws away what can't be seen, and a diagram's lines are thousands of pixels long.
 */
function trace(pen: Path, points: readonly number[], { rounded, box }: { rounded: boolean; box: Box }): void {
  const last = points.length - 2
  let [penX, penY] = [Number.NaN, Number.NaN]
  for (let i = 0; i < last; i += 2) {
    const [ax, ay, bx, by] = [points[i], points[i + 1], points[i + 2], points[i + 3]] as [
      number,
      number,
      number,
      number,
    ]
    if (
      Math.max(ax, bx) < box.x ||
      Math.min(ax, bx) > box.right ||
      Math.max(ay, by) < box.y ||
      Math.min(ay, by) > box.bottom
    )
      continue
    const fromX = pulled(ax, box.x, box.right)
    const fromY = pulled(ay, box.y, box.bottom)
    const startsHere = fromX !== penX || fromY !== penY
    const bends = rounded && i > 0 && !startsHere
    if (startsHere) pen.moveTo(fromX, fromY)
    const toX = pulled(bx, box.x, box.right)
    const toY = pulled(by, box.y, box.bottom)
    const nextX = points[i + 4]
    const nextY = points[i + 5]
    if (rounded && nextX !== undefined && nextY !== undefined && toX === bx && toY === by) {
      const round = Math.min(
        CORNER,
        (Math.abs(bx - ax) + Math.abs(by - ay)) / (bends || i > 0 ? 2 : 1),
        (Math.abs(nextX - bx) + Math.abs(nextY - by)) / 2,
      )
      pen.arcTo(bx, by, pulled(nextX, box.x, box.right), pulled(nextY, box.y, box.bottom), round)
    } else pen.lineTo(toX, toY)
    penX = toX
    penY = toY
  }
}

/** A crow's foot at an end: the nearer mark is how many at most, the farther how few at least. */
function traceEnd(pen: Path, { x, y, side, end }: { x: number; y: number; side: number; end: Cardinality }): void {
  const bar = (at: number) => {
    pen.moveTo(x + side * at, y - 5)
    pen.lineTo(x + side * at, y + 5)
  }
  const circle = (at: number) => {
    pen.moveTo(x + side * at + 4, y)
    pen.arc(x + side * at, y, 4, 0, Math.PI * 2)
  }
  if (end === 'many') {
    pen.moveTo(x, y - 6)
    pen.lineTo(x + side * 11, y)
    pen.lineTo(x, y + 6)
    circle(15)
  } else if (end === 'zero-or-one') {
    bar(7)
    circle(15)
  } else {
    bar(7)
    bar(12)
  }
}

/** Where what is read arrives: an open arrow at the view. */
function traceArrow(pen: Path, { x, y, side }: { x: number; y: number; side: number }): void {
  pen.moveTo(x + side * 8, y - 5)
  pen.lineTo(x + side * 1, y)
  pen.lineTo(x + side * 8, y + 5)
}

/** Adds an edge's line to a pen, and at reading zoom its ends to another (they are never dashed). */
function traceEdge(edge: Edge, { line, ends, box }: { line: Path; ends: Path | null; box: Box }): void {
  const { points } = edge
  trace(line, points, { rounded: ends !== null, box })
  if (!ends || edge.bundle) return
  const last = points.length - 2
  const start = { x: points[0] as number, y: points[1] as number }
  const stop = { x: points[last] as number, y: points[last + 1] as number }
  const side = Math.sign((points[2] as number) - start.x) || 1
  if (edge.sort === 'lineage') {
    traceArrow(ends, { ...start, side })
    return
  }
  traceEnd(ends, { ...start, side, end: edge.fromEnd })
  traceEnd(ends, { ...stop, side: Math.sign((points[last - 2] as number) - stop.x) || 1, end: edge.toEnd })
}

/** Each adds up to the period. */
const DASH = [6, 4]
const DOTS = [2, 3]

type EdgePaint = { ground: string; level: Level; k: number; bold: boolean; box: Box }

/** Draws edges, each sort in its colour. */
export function paintEdges(
  ctx: Pen,
  edges: Iterable<Edge>,
  { colours, ...paint }: EdgePaint & { colours: Readonly<Record<Edge['sort'], string>> },
): void {
  const keys: Edge[] = []
  const lineage: Edge[] = []
  for (const edge of edges) (edge.sort === 'key' ? keys : lineage).push(edge)
  if (lineage.length > 0) paintAlike(ctx, lineage, { ...paint, colour: colours.lineage, dash: DOTS })
  if (keys.length > 0) paintAlike(ctx, keys, { ...paint, colour: colours.key, dash: DASH })
}

/** Draws edges of one colour: three strokes, however many edges. */
function paintAlike(
  ctx: Pen,
  edges: Iterable<Edge>,
  paint: EdgePaint & { colour: string; dash: readonly number[] },
): void {
  const { colour, ground, level, k, bold, box } = paint
  const solid = newPath(ctx)
  const thick = newPath(ctx)
  const dashed = newPath(ctx)
  const ends = level === 'block' ? null : newPath(ctx)
  for (const edge of edges) {
    const line = edge.bundle ? thick : edge.identifying || level === 'block' ? solid : dashed
    traceEdge(edge, { line, ends, box })
  }
  ctx.strokeStyle = colour
  ctx.lineWidth = (bold ? 2 : level === 'text' ? 1.25 : 1) / (level === 'text' ? 1 : k)
  ctx.lineJoin = 'round'
  // Far away a thousand lines would drown the cards.
  const alpha = ctx.globalAlpha
  if (!ends && !bold) ctx.globalAlpha = alpha * Math.min(0.7, 0.25 + k)
  ctx.stroke(solid)
  ctx.lineWidth *= bold ? 1.6 : 2.2
  ctx.stroke(thick)
  ctx.lineWidth /= bold ? 1.6 : 2.2
  ctx.globalAlpha = alpha
  if (!ends) return
  ctx.setLineDash(level === 'text' ? [...paint.dash] : paint.dash.map((length) => length / k))
  ctx.stroke(dashed)
  ctx.setLineDash([])
  ctx.lineWidth = (bold ? 1.75 : 1.25) / (level === 'text' ? 1 : Math.max(k, 0.4))
  ctx.fillStyle = ground
  if (paint.dash === DASH) ctx.fill(ends)
  ctx.stroke(ends)
}
