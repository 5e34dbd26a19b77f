import type { Cardinality } from '#model'
import type { Edge } from '../project/scene.ts'
import type { Level } from './view.ts'

type Pen = CanvasRenderingContext2D | Path2D

const CORNER = 8

function trace(pen: Pen, points: readonly number[], rounded: boolean): void {
  pen.moveTo(points[0] as number, points[1] as number)
  for (let i = 2; i < points.length; i += 2) {
    const x = points[i] as number
    const y = points[i + 1] as number
    const nextX = points[i + 2]
    const nextY = points[i + 3]
    if (!rounded || nextX === undefined || nextY === undefined) {
      pen.lineTo(x, y)
      continue
    }
    const before = Math.abs(x - (points[i - 2] as number)) + Math.abs(y - (points[i - 1] as number))
    const after = Math.abs(nextX - x) + Math.abs(nextY - y)
    pen.arcTo(x, y, nextX, nextY, Math.min(CORNER, before / 2, after / 2))
  }
}

/** A crow's foot at an end: the nearer mark is how many at most, the farther how few at least. */
function traceEnd(pen: Pen, { x, y, side, end }: { x: number; y: number; side: number; end: Cardinality }): void {
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

/** Adds an edge's line to a pen, and at reading zoom its ends to another (they are never dashed). */
export function traceEdge(line: Pen, ends: Pen | null, edge: Edge): void {
  const { points } = edge
  trace(line, points, ends !== null)
  if (!ends) return
  const last = points.length - 2
  const start = { x: points[0] as number, y: points[1] as number }
  const stop = { x: points[last] as number, y: points[last + 1] as number }
  traceEnd(ends, { ...start, side: Math.sign((points[2] as number) - start.x) || 1, end: edge.fromEnd })
  traceEnd(ends, { ...stop, side: Math.sign((points[last - 2] as number) - stop.x) || 1, end: edge.toEnd })
}

const DASH = [6, 4]

/** Draws edges of one colour: three strokes, however many edges. */
export function paintEdges(
  ctx: CanvasRenderingContext2D,
  edges: Iterable<Edge>,
  { colour, ground, level, k, bold }: { colour: string; ground: string; level: Level; k: number; bold: boolean },
): void {
  const solid = new Path2D()
  const dashed = new Path2D()
  const ends = level === 'block' ? null : new Path2D()
  for (const edge of edges) traceEdge(edge.identifying || level === 'block' ? solid : dashed, ends, edge)
  ctx.strokeStyle = colour
  ctx.lineWidth = (bold ? 2 : level === 'text' ? 1.25 : 1) / (level === 'text' ? 1 : k)
  ctx.lineJoin = 'round'
  // Far away a thousand lines would drown the cards.
  const alpha = ctx.globalAlpha
  if (!ends && !bold) ctx.globalAlpha = alpha * Math.min(0.7, 0.25 + k)
  ctx.stroke(solid)
  ctx.globalAlpha = alpha
  if (!ends) return
  const dash = level === 'text' ? DASH : DASH.map((length) => length / k)
  ctx.setLineDash(dash)
  ctx.stroke(dashed)
  ctx.setLineDash([])
  ctx.lineWidth = (bold ? 1.75 : 1.25) / (level === 'text' ? 1 : Math.max(k, 0.4))
  ctx.fillStyle = ground
  ctx.fill(ends)
  ctx.stroke(ends)
}
