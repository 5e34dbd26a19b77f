import type { Segment } from './segments.ts'

const same = (a: number, b: number): boolean => Math.abs(a - b) < 0.5

/** A way seen from one of its stretches on, one way or the other: corner by corner. */
type Walk = { readonly points: readonly number[]; at: number; readonly step: 1 | -1 }

const x = ({ points, at }: Walk, more = 0): number => points[2 * (at + more)] as number
const y = ({ points, at }: Walk, more = 0): number => points[2 * (at + more) + 1] as number

/** A turn at the corner ahead: 1 to the left, -1 to the right; null where the way ends. */
function turnAhead(walk: Walk): number | null {
  const { at, step, points } = walk
  const after = at + 2 * step
  if (after < 0 || after >= points.length / 2) return null
  const [dx, dy] = [x(walk, step) - x(walk), y(walk, step) - y(walk)]
  const [nx, ny] = [x(walk, 2 * step) - x(walk, step), y(walk, 2 * step) - y(walk, step)]
  return Math.sign(dy * nx - dx * ny)
}

/** How far ahead the next corner is, along the direction in which both go. */
const ahead = (walk: Walk, dx: number, dy: number): number => dx * x(walk, walk.step) + dy * y(walk, walk.step)

/**
 * On which side of another a way leaves a stretch that both share, followed on from there: 1 where it is to the left,
 * -1 to the right, 0 where they never part.
 */
function sideAhead(a: Walk, b: Walk, heading: { dx: number; dy: number }): number {
  let { dx, dy } = heading
  for (;;) {
    const [turnA, turnB] = [turnAhead(a), turnAhead(b)]
    const [farA, farB] = [ahead(a, dx, dy), ahead(b, dx, dy)]
    if (!same(farA, farB)) {
      if (farA < farB) return turnA ?? 0
      return -(turnB ?? 0)
    }
    if (turnA !== turnB) return Math.sign((turnA ?? 0) - (turnB ?? 0))
    if (turnA === null || turnA === 0) return 0
    ;[dx, dy] = turnA === 1 ? [dy, -dx] : [-dy, dx]
    a.at += a.step
    b.at += b.step
  }
}

/** A walk that begins on a stretch and goes towards its end at low coordinates (-1) or high ones (1). */
function walkFrom({ way, corner }: Segment, upright: boolean, towards: 1 | -1): Walk {
  const offset = upright ? 1 : 0
  const rises = (way[2 * corner + 2 + offset] as number) >= (way[2 * corner + offset] as number)
  return rises === (towards === 1) ? { points: way, at: corner, step: 1 } : { points: way, at: corner + 1, step: -1 }
}

/**
 * Which of two stretches on one line has to be at lower coordinates for their ways to cross least: negative for the
 * first, positive for the second, 0 where it is all one.
 */
export function besides(a: Segment, b: Segment, upright: boolean): number {
  const towards = (sign: 1 | -1) =>
    sideAhead(walkFrom(a, upright, sign), walkFrom(b, upright, sign), {
      dx: upright ? 0 : sign,
      dy: upright ? sign : 0,
    })
  // Going up, left is where x is low; going right, left is where y is low.
  const [back, on] = upright ? [-towards(-1), towards(1)] : [towards(-1), -towards(1)]
  return back === 0 ? on : back
}
