import fc from 'fast-check'
import { expect, it } from 'vitest'
import { Grid } from '../project/grid.ts'
import type { Box } from '../project/scene.ts'
import { freeSpot } from './free-spot.ts'
import { GAP_X, GAP_Y } from './layout-graph.ts'

const boxes = fc.array(
  fc
    .record({
      x: fc.integer({ min: -900, max: 900 }),
      y: fc.integer({ min: -900, max: 900 }),
      width: fc.integer({ min: 20, max: 500 }),
      height: fc.integer({ min: 20, max: 500 }),
    })
    .map(({ x, y, width, height }): Box => ({ x, y, right: x + width, bottom: y + height })),
  { maxLength: 25 },
)

const isFree = (taken: readonly Box[], x: number, y: number, size: { width: number; height: number }): boolean =>
  !taken.some(
    (it) =>
      x - GAP_X < it.right && x + size.width + GAP_X > it.x && y - GAP_Y < it.bottom && y + size.height + GAP_Y > it.y,
  )

it('is free, with room about it, and no place of its own ring or one farther in is nearer', () => {
  fc.assert(
    fc.property(boxes, fc.constantFrom(176, 240, 400), fc.constantFrom(60, 300), (taken, width, height) => {
      const grid = new Grid<Box>()
      for (const it of taken) grid.add(it)
      const spot = freeSpot(grid, { x: 0, y: 0, width, height })
      const free = (x: number, y: number) => isFree(taken, x, y, { width, height })
      expect(free(spot.x, spot.y)).toBe(true)
      const ring = Math.max(Math.abs(spot.x), Math.abs(spot.y)) / 24
      for (let i = -ring; i <= ring; i++)
        for (let j = -ring; j <= ring; j++) {
          const isInner = Math.max(Math.abs(i), Math.abs(j)) < ring
          if (isInner || Math.hypot(i, j) * 24 < Math.hypot(spot.x, spot.y)) expect(free(i * 24, j * 24)).toBe(false)
        }
    }),
  )
})
