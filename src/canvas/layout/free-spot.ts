import { snap } from '../project/metrics.ts'
import type { Box } from '../project/scene.ts'
import { GAP_X, GAP_Y } from './layout-graph.ts'

/** Between places that are looked at, and how many rings of them. */
const STEP = 24
const RINGS = 400

/** Where along a side nothing can stand, the ends themselves left out. */
type Blocked = readonly [from: number, to: number]

/** The steps from a place to the nearest free one towards one end of a side; null where there is none up to that end. */
function stepsOut(blocked: readonly Blocked[], at: number, towards: { sign: 1 | -1; most: number }): number | null {
  const { sign, most } = towards
  for (let steps = 0; steps <= most; ) {
    const here = at + sign * steps * STEP
    const inside = blocked.find(([from, to]) => from < here && here < to)
    if (!inside) return steps
    steps = Math.ceil((sign > 0 ? inside[1] - at : at - inside[0]) / STEP)
  }
  return null
}

type Taken = { readonly within: (box: Box) => readonly Box[] }
type Wanted = { readonly x: number; readonly y: number; readonly width: number; readonly height: number }

/**
 * The free place nearest to where a box wants to be, with room about it: rings of places round it, each a step farther out. A side
 * of a ring is gone along from box to box: place by place, five thousand cards took a minute.
 */
export function freeSpot(taken: Taken, { width, height, ...wished }: Wanted): { x: number; y: number } {
  const [x, y] = [snap(wished.x), snap(wished.y)]
  const within = (left: number, top: number, right: number, bottom: number) =>
    taken.within({ x: left - GAP_X, y: top - GAP_Y, right: right + width + GAP_X, bottom: bottom + height + GAP_Y })
  if (within(x, y, x, y).length === 0) return { x, y }
  for (let ring = 1; ring <= RINGS; ring++) {
    const far = ring * STEP
    let best: { x: number; y: number } | null = null
    let least = Infinity
    const look = (blocked: readonly Blocked[], at: number, placeAt: (along: number) => { x: number; y: number }) => {
      for (const sign of [-1, 1] as const) {
        const steps = stepsOut(blocked, at, { sign, most: ring })
        const rank = steps === null ? Infinity : 2 * steps + (sign > 0 ? 1 : 0)
        if (steps === null || rank >= least) continue
        least = rank
        best = placeAt(at + sign * steps * STEP)
      }
    }
    for (const side of [y - far, y + far]) {
      const boxes = within(x - far, side, x + far, side)
      look(
        boxes.map((it) => [it.x - width - GAP_X, it.right + GAP_X]),
        x,
        (along) => ({ x: along, y: side }),
      )
    }
    for (const side of [x - far, x + far]) {
      const boxes = within(side, y - far, side, y + far)
      look(
        boxes.map((it) => [it.y - height - GAP_Y, it.bottom + GAP_Y]),
        y,
        (along) => ({ x: side, y: along }),
      )
    }
    if (best) return best
  }
  return { x, y: y + (RINGS + 1) * STEP }
}
