import type { Box } from '../project/scene.ts'
import type { Path } from './pen.ts'

const CORNER = 8

/** A rounded corner of a dashed line is so many straight ends: how long a browser takes an arc to be depends on its scale. */
const CHORDS = 4
/** By how much a corner of radius one makes a line shorter. */
const SHORTCUT = 2 - CHORDS * 2 * Math.sin(Math.PI / 4 / CHORDS)

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

function traceCorner(
  pen: Path,
  { x, y }: { x: number; y: number },
  { now, next, round }: { now: Segment; next: Segment; round: number },
): void {
  for (let i = 0; i <= CHORDS; i++) {
    const angle = (Math.PI / 2 / CHORDS) * i
    const [back, on] = [round * (Math.sin(angle) - 1), round * (1 - Math.cos(angle))]
    pen.lineTo(x + now.dx * back + next.dx * on, y + now.dy * back + next.dy * on)
  }
}

/** Adds a route's line, whole. */
export function traceWhole(pen: Path, points: readonly number[], rounded: boolean): void {
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
export function traceDashed(
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
    const turns = rounded && next && now.dx * next.dx + now.dy * next.dy === 0
    const round = turns ? Math.min(CORNER, now.length / (i > 0 ? 2 : 1), next.length / 2) : 0
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
      if (isThere && next && round > 0) traceCorner(pen, { x, y }, { now, next, round })
      else pen.lineTo(x, y)
    } else isThere = false
    along += now.length - SHORTCUT * round
    if (next) now = next
  }
}
