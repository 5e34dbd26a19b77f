import { STUB } from './metrics.ts'
import type { Box, Route } from './scene.ts'

export type End = { readonly box: Box; readonly y: number }

const LANE = 6

function boxed(points: readonly number[]): Route {
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

type Ways = { readonly lane: number; readonly blocked: ((box: Box) => number) | undefined }

const sideOf = ({ box }: End, side: 1 | -1): number => (side === 1 ? box.right : box.x)

/** Out of one side and back in on the same: for a card's edge to itself, and for cards that stand above one another. */
function bracket(from: End, to: End, { side, reach }: { side: 1 | -1; reach: number }): readonly number[] {
  const a = sideOf(from, side)
  const b = sideOf(to, side)
  const x = (side === 1 ? Math.max(a, b) : Math.min(a, b)) + side * (STUB + reach)
  return [a, from.y, x, from.y, x, to.y, b, to.y]
}

/** Straight across, turning at one x; or along a channel between rows of cards. */
function across(from: End, to: End, { side, shift }: { side: 1 | -1; shift: number }): readonly (readonly number[])[] {
  const a = sideOf(from, side)
  const b = sideOf(to, side === 1 ? -1 : 1)
  if (Math.abs(from.y - to.y) < 1) return [[a, from.y, b, to.y], ...channels(from, to, { side, shift })]
  const turn = (x: number) => [a, from.y, x, from.y, x, to.y, b, to.y]
  const near = side * (STUB + 3 * LANE) + shift
  return [
    turn((a + b) / 2 + shift),
    turn(a + near),
    turn(b - side * (STUB + 3 * LANE) + shift),
    ...channels(from, to, { side, shift }),
  ]
}

const BESIDE = 20

function channels(
  from: End,
  to: End,
  { side, shift }: { side: 1 | -1; shift: number },
): readonly (readonly number[])[] {
  const a = sideOf(from, side)
  const b = sideOf(to, side === 1 ? -1 : 1)
  const out = a + side * (STUB + 3 * LANE) + shift
  const into = b - side * (STUB + 3 * LANE) + shift
  const ys = [from.box, to.box].flatMap((box) => [box.y - BESIDE + shift / 2, box.bottom + BESIDE + shift / 2])
  return ys.map((y) => [a, from.y, out, from.y, out, y, into, y, into, to.y, b, to.y])
}

function costOf(points: readonly number[], blocked: (box: Box) => number): number {
  let cost = points.length * 20
  for (let i = 0; i + 3 < points.length; i += 2) {
    const [ax, ay, bx, by] = points.slice(i, i + 4) as [number, number, number, number]
    const box = {
      x: Math.min(ax, bx) - 3,
      y: Math.min(ay, by) - 3,
      right: Math.max(ax, bx) + 3,
      bottom: Math.max(ay, by) + 3,
    }
    cost += Math.abs(bx - ax) + Math.abs(by - ay) + 1200 * blocked(box)
  }
  return cost
}

/** The first of the ways that runs through no card, else the one that costs least. */
function cheapest(ways: readonly (readonly number[])[], blocked: Ways['blocked']): Route {
  const first = ways[0] ?? []
  if (!blocked) return boxed(first)
  let best = first
  let least = Infinity
  for (const points of ways) {
    const cost = costOf(points, blocked)
    if (cost < least) {
      least = cost
      best = points
    }
    if (points === first && cost < 1200 && points.length <= 8) break
  }
  return boxed(best)
}

/** How much farther out a bracket may go to get round what stands between. */
const WIDER = [0, 120, 240, 360]

/** Longer edges are not worth the search: whatever way they take, they cross half of the diagram. */
const FAR = 3200

/**
 * An orthogonal route between two rows. It leaves and enters at the sides, since rows have no other; `lane` keeps
 * edges that run between the same cards from lying on one another; `blocked` says how many cards a segment runs through.
 */
export function route(from: End, to: End, { lane, blocked }: Ways): Route {
  const shift = ((lane % 7) - 3) * LANE
  const reach = (lane % 7) * LANE
  if (from.box === to.box) return boxed(bracket(from, to, { side: 1, reach: lane * LANE }))
  const toRight = to.box.x - from.box.right
  const toLeft = from.box.x - to.box.right
  const gap = Math.max(toRight, toLeft)
  const search = gap + Math.abs(from.y - to.y) < FAR ? blocked : undefined
  if (gap >= 2 * STUB) {
    const room = Math.max(0, Math.min(gap / 2 - STUB, 3 * LANE))
    const kept = Math.max(-room, Math.min(room, shift))
    const side = toRight >= toLeft ? 1 : -1
    const ways =
      gap >= 2 * (STUB + 6 * LANE)
        ? across(from, to, { side, shift: kept })
        : across(from, to, { side, shift: kept }).slice(0, 1)
    return cheapest([...ways, bracket(from, to, { side: 1, reach }), bracket(from, to, { side: -1, reach })], search)
  }
  const near = Math.abs(from.box.right - to.box.right) <= Math.abs(from.box.x - to.box.x) ? 1 : -1
  const sides = [near, near === 1 ? -1 : 1] as const
  const ways = WIDER.flatMap((more) => sides.map((side) => bracket(from, to, { side, reach: reach + more })))
  return cheapest(ways, search)
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
