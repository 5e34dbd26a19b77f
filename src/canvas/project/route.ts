import { STUB } from './metrics.ts'
import type { Box, Route } from './scene.ts'

export type End = { readonly box: Box; readonly y: number }

const LANE = 6

export function boxed(points: readonly number[]): Route {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity]
  for (let i = 0; i < points.length; i += 2) {
    const x = points[i] as number
    const y = points[i + 1] as number
    left = Math.min(left, x)
    right = Math.max(right, x)
    top = Math.min(top, y)
    bottom = Math.max(bottom, y)
  }
  return { points, left: left - 8, top: top - 8, right: right + 8, bottom: bottom + 8 }
}

/** What may stand in the way: how many cards a rectangle runs through, and which. */
export type Obstacles = { readonly count: (box: Box) => number; readonly list: (box: Box) => readonly Box[] }

type Ways = { readonly lane: number; readonly obstacles: Obstacles | undefined }
type Points = readonly number[]

const sideOf = ({ box }: End, side: 1 | -1): number => (side === 1 ? box.right : box.x)

/** Out of one side and back in on the same: for a card's edge to itself, and for cards that stand above one another. */
function bracket(from: End, to: End, { side, reach }: { side: 1 | -1; reach: number }): readonly number[] {
  const a = sideOf(from, side)
  const b = sideOf(to, side)
  const x = (side === 1 ? Math.max(a, b) : Math.min(a, b)) + side * (STUB + reach)
  return [a, from.y, x, from.y, x, to.y, b, to.y]
}

type Run = { readonly side: 1 | -1; readonly shift: number }

const OUT = STUB + 3 * LANE

/** Straight across, turning at one x: half way, or near either end. */
function across(from: End, to: End, { side, shift }: Run): readonly Points[] {
  const a = sideOf(from, side)
  const b = sideOf(to, side === 1 ? -1 : 1)
  if (Math.abs(from.y - to.y) < 1) return [[a, from.y, b, to.y]]
  const turn = (x: number) => [a, from.y, x, from.y, x, to.y, b, to.y]
  return [turn((a + b) / 2 + shift), turn(a + side * OUT + shift), turn(b - side * OUT + shift)]
}

const BESIDE = 20

/** Across along a channel above or below what stands in the way. */
function channels(from: End, to: End, { side, shift, beside }: Run & { beside: readonly Box[] }): readonly Points[] {
  const a = sideOf(from, side)
  const b = sideOf(to, side === 1 ? -1 : 1)
  const out = a + side * OUT + shift
  const into = b - side * OUT + shift
  const ys = beside.flatMap((box) => [box.y - BESIDE + shift / 2, box.bottom + BESIDE + shift / 2])
  return ys.map((y) => [a, from.y, out, from.y, out, y, into, y, into, to.y, b, to.y])
}

const segmentBox = (points: Points, i: number): Box => {
  const [ax, ay, bx, by] = points.slice(i, i + 4) as [number, number, number, number]
  return { x: Math.min(ax, bx) - 3, y: Math.min(ay, by) - 3, right: Math.max(ax, bx) + 3, bottom: Math.max(ay, by) + 3 }
}

/** What running through one card costs, in pixels of detour. */
const THROUGH = 1200

function costOf(points: Points, { count }: Obstacles): number {
  let cost = points.length * 20
  for (let i = 0; i + 3 < points.length; i += 2) {
    const box = segmentBox(points, i)
    cost += box.right - box.x + box.bottom - box.y + THROUGH * count(box)
  }
  return cost
}

const runsFree = (points: Points, { count }: Obstacles): boolean => {
  for (let i = 0; i + 3 < points.length; i += 2) if (count(segmentBox(points, i)) > 0) return false
  return true
}

const MOST_BESIDE = 4

/** The cards that a way runs through, a few of them. */
const inTheWay = (points: Points, { list }: Obstacles): readonly Box[] =>
  Array.from({ length: points.length / 2 - 1 }, (_, i) => list(segmentBox(points, 2 * i)))
    .flat()
    .slice(0, MOST_BESIDE)

function cheapest(ways: readonly Points[], obstacles: Obstacles): Points {
  let best = ways[0] ?? []
  let least = Infinity
  for (const points of ways) {
    const cost = costOf(points, obstacles)
    if (cost < least) {
      least = cost
      best = points
    }
  }
  return best
}

/** Longer edges are not worth the search: whatever way they take, they cross half of the diagram. */
const FAR = 3200
/** How much farther out a bracket may go to get round what stands between. */
const WIDER = [0, 120, 240, 360]

/**
 * An orthogonal route between two rows. It leaves and enters at the sides, since rows have no other; `lane` keeps
 * edges that run between the same cards from lying on one another. Where the plain way runs through cards, others are
 * tried and the cheapest is taken.
 */
export function route(from: End, to: End, { lane, obstacles }: Ways): Route {
  const reach = (lane % 7) * LANE
  if (from.box === to.box) return boxed(bracket(from, to, { side: 1, reach: lane * LANE }))
  const toRight = to.box.x - from.box.right
  const toLeft = from.box.x - to.box.right
  const gap = Math.max(toRight, toLeft)
  const wide = gap >= 2 * STUB
  const near = Math.abs(from.box.right - to.box.right) <= Math.abs(from.box.x - to.box.x) ? 1 : -1
  const room = Math.max(0, Math.min(gap / 2 - STUB, 3 * LANE))
  const run: Run = {
    side: toRight >= toLeft ? 1 : -1,
    shift: Math.max(-room, Math.min(room, ((lane % 7) - 3) * LANE)),
  }
  const plain = wide ? across(from, to, run) : [bracket(from, to, { side: near, reach })]
  const first = plain[0] ?? []
  const search = obstacles && gap + Math.abs(from.y - to.y) < FAR && !runsFree(first, obstacles)
  if (!search) return boxed(first)
  const brackets = WIDER.flatMap((more) =>
    ([near, near === 1 ? -1 : 1] as const).map((side) => bracket(from, to, { side, reach: reach + more })),
  )
  if (gap < 2 * (OUT + 3 * LANE)) return boxed(cheapest([...plain.slice(0, 1), ...brackets], obstacles))
  const beside = [from.box, to.box, ...inTheWay(first, obstacles)]
  return boxed(cheapest([...plain, ...channels(from, to, { ...run, beside }), ...brackets], obstacles))
}

/** How far a point is from a route; only what is nearer than `reach` counts. */
export function distanceTo({ points, left, top, right, bottom }: Route, x: number, y: number): number {
  if (x < left || x > right || y < top || y > bottom) return Infinity
  let nearest = Infinity
  for (let i = 0; i + 3 < points.length; i += 2) {
    const [ax, ay, bx, by] = points.slice(i, i + 4) as [number, number, number, number]
    const dx = x - Math.max(Math.min(ax, bx), Math.min(Math.max(ax, bx), x))
    const dy = y - Math.max(Math.min(ay, by), Math.min(Math.max(ay, by), y))
    nearest = Math.min(nearest, Math.hypot(dx, dy))
  }
  return nearest
}
