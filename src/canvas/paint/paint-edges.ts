import type { Cardinality } from '#model'
import type { Box, Edge } from '../project/scene.ts'
import { newPath, type Path, type Pen } from './pen.ts'
import type { Level } from './view.ts'

const CORNER = 8

/** Each dash with its gap, in canvas units at reading zoom, in pixels farther away. */
const PERIOD = 10

/** A corner of this radius cuts two straight ends and puts a quarter of a circle in their place. */
const shortcut = (radius: number): number => (2 - Math.PI / 2) * radius

/** How far along a segment a box begins and ends; null where the segment passes it by. */
function within(at: Segment, box: Box): readonly [from: number, to: number] | null {
  let [from, to] = [0, at.length]
  for (const [start, step, low, high] of [
    [at.x, at.dx, box.x, box.right],
    [at.y, at.dy, box.y, box.bottom],
  ] as const) {
    if (step === 0) {
      if (start < low || start > high) return null
      continue
    }
    const [one, other] = [(low - start) / step, (high - start) / step]
    from = Math.max(from, Math.min(one, other))
    to = Math.min(to, Math.max(one, other))
  }
  return from <= to ? [from, to] : null
}

type Segment = { x: number; y: number; dx: number; dy: number; length: number }

function segmentAt(points: readonly number[], i: number): Segment {
  const [x, y, toX, toY] = [points[i], points[i + 1], points[i + 2], points[i + 3]] as [number, number, number, number]
  const length = Math.hypot(toX - x, toY - y)
  return { x, y, dx: length && (toX - x) / length, dy: length && (toY - y) / length, length }
}

/** Adds a route's line, whole. */
function traceWhole(pen: Path, points: readonly number[], rounded: boolean): void {
  const last = points.length - 2
  pen.moveTo(points[0] as number, points[1] as number)
  for (let i = 2; i <= last; i += 2) {
    const [x, y] = [points[i] as number, points[i + 1] as number]
    if (!rounded || i === last) {
      pen.lineTo(x, y)
      continue
    }
    const [toX, toY] = [points[i + 2] as number, points[i + 3] as number]
    const length = Math.abs(x - (points[i - 2] as number)) + Math.abs(y - (points[i - 1] as number))
    const round = Math.min(CORNER, length / (i > 2 ? 2 : 1), (Math.abs(toX - x) + Math.abs(toY - y)) / 2)
    pen.arcTo(x, y, toX, toY, round)
  }
}

/**
 * Adds a route's line that is to be dashed. What lies outside the box is left out: a browser dashes a line in full before it throws away what
 * can't be seen, and a diagram's lines are thousands of pixels long. Wherever it comes in, its dashes are where they would
 * be if it had been drawn from its start, so that boxes side by side show one line.
 */
function traceDashed(
  pen: Path,
  points: readonly number[],
  { rounded, box, period }: { rounded: boolean; box: Box; period: number },
): void {
  const last = points.length - 4
  let along = 0
  let isThere = false
  let now = segmentAt(points, 0)
  for (let i = 0; i <= last; i += 2) {
    const next = i < last ? segmentAt(points, i + 2) : null
    const round = rounded && next ? Math.min(CORNER, now.length / (i > 0 ? 2 : 1), next.length / 2) : 0
    const seen = within(now, box)
    if (seen) {
      const [from, to] = seen
      if (!isThere) {
        const start = from - ((along + from) % period)
        pen.moveTo(now.x + now.dx * start, now.y + now.dy * start)
      }
      isThere = next !== null && to > now.length - period
      const end = isThere ? now.length : Math.min(now.length, to + period)
      const [x, y] = [now.x + now.dx * end, now.y + now.dy * end]
      if (isThere && next && round > 0) pen.arcTo(x, y, x + next.dx * next.length, y + next.dy * next.length, round)
      else pen.lineTo(x, y)
    } else isThere = false
    along += now.length - shortcut(round)
    if (next) now = next
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
