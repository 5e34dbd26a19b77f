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

/** Out of one side and back in on the same: for a card's edge to itself, and for cards that stand above one another. */
function bracket(from: End, to: End, { side, reach }: { side: 1 | -1; reach: number }): Route {
  const a = side === 1 ? from.box.right : from.box.x
  const b = side === 1 ? to.box.right : to.box.x
  const x = (side === 1 ? Math.max(a, b) : Math.min(a, b)) + side * (STUB + reach)
  return boxed([a, from.y, x, from.y, x, to.y, b, to.y])
}

/**
 * An orthogonal route between two rows. It leaves and enters at the sides, since rows have no other; `lane` keeps
 * edges that run between the same cards from lying on one another.
 */
export function route(from: End, to: End, lane: number): Route {
  const toRight = to.box.x - from.box.right
  const toLeft = from.box.x - to.box.right
  if (from.box === to.box) return bracket(from, to, { side: 1, reach: lane * LANE })
  const gap = Math.max(toRight, toLeft)
  if (gap >= 2 * STUB) {
    const side = toRight >= toLeft ? 1 : -1
    const a = side === 1 ? from.box.right : from.box.x
    const b = side === 1 ? to.box.x : to.box.right
    const spread = Math.min(gap / 2 - STUB, 4 * LANE)
    const shift = Math.max(-spread, Math.min(spread, ((lane % 7) - 3) * LANE))
    const x = (a + b) / 2 + shift
    if (Math.abs(from.y - to.y) < 1) return boxed([a, from.y, b, to.y])
    return boxed([a, from.y, x, from.y, x, to.y, b, to.y])
  }
  const reach = (lane % 7) * LANE
  const rightwards = Math.abs(from.box.right - to.box.right)
  const leftwards = Math.abs(from.box.x - to.box.x)
  return bracket(from, to, { side: rightwards <= leftwards ? 1 : -1, reach })
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
