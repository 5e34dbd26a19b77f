import type { Cardinality } from '#model'
import type { Box, Edge } from '../project/scene.ts'
import { newPath, type Path, type Pen } from './pen.ts'
import { traceDashed, traceWhole } from './trace-line.ts'
import type { Level } from './view.ts'

/** Each dash with its gap, in canvas units at reading zoom, in pixels farther away. */
const PERIOD = 10

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

/** The marks at an end are no longer than this. */
const MARK = 20
const near = ({ x, y }: { x: number; y: number }, box: Box): boolean =>
  x > box.x - MARK && x < box.right + MARK && y > box.y - MARK && y < box.bottom + MARK

/** Where what is read arrives: an open arrow at the view. */
function traceArrow(pen: Path, { x, y, side }: { x: number; y: number; side: number }): void {
  pen.moveTo(x + side * 8, y - 5)
  pen.lineTo(x + side * 1, y)
  pen.lineTo(x + side * 8, y + 5)
}

/** Adds an edge's line to a pen, and at reading zoom its ends to another (they are never dashed). `dash`: how long one is with its gap. */
function traceEdge(
  edge: Edge,
  { line, ends, box, dash }: { line: Path; ends: Path | null; box: Box; dash: number | null },
): void {
  const { points } = edge
  if (dash === null) traceWhole(line, points, ends !== null)
  else traceDashed(line, points, { rounded: ends !== null, box, period: dash })
  if (!ends || edge.bundle) return
  const last = points.length - 2
  const start = { x: points[0] as number, y: points[1] as number }
  const stop = { x: points[last] as number, y: points[last + 1] as number }
  const side = Math.sign((points[2] as number) - start.x) || 1
  if (!near(start, box) && !near(stop, box)) return
  if (edge.sort === 'lineage') traceArrow(ends, { ...start, side })
  else {
    if (near(start, box)) traceEnd(ends, { ...start, side, end: edge.fromEnd })
    const other = Math.sign((points[last - 2] as number) - stop.x) || 1
    if (near(stop, box)) traceEnd(ends, { ...stop, side: other, end: edge.toEnd })
  }
}

/** Each adds up to the period, or goes into it. */
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
    traceEdge(edge, { line, ends, box, dash: line === dashed ? (level === 'text' ? PERIOD : PERIOD / k) : null })
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
