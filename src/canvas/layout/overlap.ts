import { Grid } from '../project/grid.ts'
import { snapUp } from '../project/metrics.ts'
import type { Box } from '../project/scene.ts'
import { freeSpot } from './free-spot.ts'
import { GAP_X, GAP_Y, type Mover } from './layout-graph.ts'

type Gaps = { readonly x: number; readonly y: number }
const CARD_GAPS: Gaps = { x: GAP_X, y: GAP_Y }

/** Pairs that stand too near, found by a sweep from left to right. */
function* nearPairs(movers: readonly Mover[], gaps: Gaps): Iterable<readonly [Mover, Mover]> {
  const sorted = [...movers].sort((a, b) => a.x - b.x || (a.id < b.id ? -1 : 1))
  for (let i = 0; i < sorted.length; i++) {
    const a = sorted[i] as Mover
    for (let j = i + 1; j < sorted.length; j++) {
      const b = sorted[j] as Mover
      if (b.x >= a.x + a.width + gaps.x) break
      if (a.y < b.y + b.height + gaps.y && b.y < a.y + a.height + gaps.y) yield [a, b]
    }
  }
}

/** Pushes boxes apart along the shorter way, round after round, until none touch or the rounds are over. */
export function pushApart(movers: readonly Mover[], rounds: number, gaps: Gaps = CARD_GAPS): void {
  for (let round = 0; round < rounds; round++) {
    let moved = false
    for (const [a, b] of nearPairs(movers, gaps)) {
      if (a.fixed && b.fixed) continue
      const dx = (a.width + b.width) / 2 + gaps.x - Math.abs(a.x + a.width / 2 - b.x - b.width / 2)
      const dy = (a.height + b.height) / 2 + gaps.y - Math.abs(a.y + a.height / 2 - b.y - b.height / 2)
      if (dx <= 0.5 || dy <= 0.5) continue
      moved = true
      const [toA, toB] = a.fixed ? [0, 1] : b.fixed ? [1, 0] : [0.5, 0.5]
      const along = dx < dy ? 'x' : 'y'
      const by = along === 'x' ? dx : dy
      const size = along === 'x' ? 'width' : 'height'
      const sign = a[along] + a[size] / 2 <= b[along] + b[size] / 2 ? 1 : -1
      a[along] -= sign * by * toA
      b[along] += sign * by * toB
    }
    if (!moved) return
  }
}

/** Puts every box on the grid, none over another: what pushing has left overlapping goes to the nearest free place. */
export function settle(movers: readonly Mover[]): void {
  const taken = new Grid<Box>()
  const take = (it: Mover) => taken.add({ x: it.x, y: it.y, right: it.x + it.width, bottom: it.y + it.height })
  for (const it of movers) if (it.fixed) take(it)
  const free = movers.filter((it) => !it.fixed)
  const x = free.reduce((sum, it) => sum + it.x, 0) / (free.length || 1)
  const y = free.reduce((sum, it) => sum + it.y, 0) / (free.length || 1)
  const far = (it: Mover) => Math.hypot(it.x - x, it.y - y)
  // From the middle outwards, so that what gives way does so at the rim.
  for (const it of [...free].sort((a, b) => far(a) - far(b) || (a.id < b.id ? -1 : 1))) {
    Object.assign(it, freeSpot(taken, { ...it, width: snapUp(it.width), height: snapUp(it.height) }))
    take(it)
  }
}
