import type { Grid } from '../project/grid.ts'
import { STUB } from '../project/metrics.ts'
import { CLEAR, type RouteCard, type RouteEdge, type Way } from './route-job.ts'

/** A stretch of a way between two turns, neither its first nor its last: it may be shifted within its corridor. */
export type Segment = {
  readonly way: Way
  readonly edge: RouteEdge
  /** From which corner it goes to the next. */
  readonly corner: number
  readonly at: number
  readonly low: number
  readonly high: number
  /** Between what it may be shifted. */
  readonly from: number
  readonly to: number
}

const REACH = 160
/** Beside a way's end its mark has to fit, if at all possible. */
const LEAST = 12

type Cards = { readonly grid: Grid<RouteCard>; readonly byId: ReadonlyMap<string, RouteCard> }
type Span = { readonly at: number; readonly low: number; readonly high: number }

/** How far a stretch may be shifted before it comes too near to a card. */
function corridor({ at, low, high }: Span, upright: boolean, { grid }: Cards): { from: number; to: number } {
  const box = upright
    ? { x: at - REACH, right: at + REACH, y: low - CLEAR, bottom: high + CLEAR }
    : { y: at - REACH, bottom: at + REACH, x: low - CLEAR, right: high + CLEAR }
  let [from, to] = [at - REACH, at + REACH]
  for (const it of grid.within(box)) {
    const [near, far] = upright ? [it.x, it.right] : [it.y, it.bottom]
    if (far <= at) from = Math.max(from, far)
    else if (near >= at) to = Math.min(to, near)
  }
  const off = Math.min(LEAST, (to - from) / 2)
  return { from: from + off, to: to - off }
}

/** Keeps the first and the last upright stretch far enough from their own cards. */
function roomForMarks(span: { from: number; to: number }, at: number, card: RouteCard | undefined) {
  if (!card) return span
  const [from, to] = at >= card.right ? [card.right + STUB, span.to] : [span.from, card.x - STUB]
  return from <= to ? { from: Math.max(span.from, from), to: Math.min(span.to, to) } : span
}

/** The stretches of a way that run one way: upright, or level. */
export function segmentsOf(edge: RouteEdge, way: Way, how: { upright: boolean; cards: Cards }): Segment[] {
  const found: Segment[] = []
  const last = way.length / 2 - 2
  for (let i = how.upright ? 1 : 2; i < last; i += 2) {
    const [ax, ay, bx, by] = way.slice(2 * i, 2 * i + 4) as [number, number, number, number]
    const [at, a, b] = how.upright ? [ax, ay, by] : [ay, ax, bx]
    const span = { at, low: Math.min(a, b), high: Math.max(a, b) }
    let room = corridor(span, how.upright, how.cards)
    if (how.upright && i === 1) room = roomForMarks(room, at, how.cards.byId.get(edge.from.card))
    if (how.upright && i === last - 1) room = roomForMarks(room, at, how.cards.byId.get(edge.to.card))
    found.push({ way, edge, corner: i, ...span, ...room })
  }
  return found
}
