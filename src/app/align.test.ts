import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Id } from '#model'
import { type Alignment, aligned } from './align.ts'

const boxes = fc
  .array(
    fc.record({
      x: fc.nat(2000),
      y: fc.nat(2000),
      width: fc.integer({ min: 80, max: 400 }),
      height: fc.integer({ min: 40, max: 600 }),
    }),
    { minLength: 2, maxLength: 9 },
  )
  .map(
    (list) =>
      new Map(
        list.map(({ x, y, width, height }, i) => [`table:${i}` as Id, { x, y, right: x + width, bottom: y + height }]),
      ),
  )

function moved(all: ReadonlyMap<Id, { x: number; y: number; right: number; bottom: number }>, how: Alignment) {
  const to = aligned(all, how)
  return new Map(
    [...all].map(([id, it]) => {
      const { x, y } = to.get(id) ?? it
      return [id, { x, y, right: x + it.right - it.x, bottom: y + it.bottom - it.y }]
    }),
  )
}

it('puts the sides that it says on one line, and shifts nothing the other way', () => {
  fc.assert(
    fc.property(boxes, (all) => {
      for (const [how, side, other] of [
        ['left', 'x', 'y'],
        ['right', 'right', 'y'],
        ['top', 'y', 'x'],
        ['bottom', 'bottom', 'x'],
      ] as const) {
        const after = moved(all, how)
        expect(new Set([...after.values()].map((it) => it[side])).size).toBe(1)
        for (const [id, it] of after) expect(it[other]).toBe(all.get(id)?.[other])
      }
    }),
  )
})

it('leaves the same room between neighbours, the outermost where they were', () => {
  fc.assert(
    fc.property(boxes, (all) => {
      const after = moved(all, 'across')
      const order = [...all].sort(([, a], [, b]) => a.x + a.right - b.x - b.right).map(([id]) => after.get(id))
      const gaps = order.slice(1).map((it, i) => (it?.x ?? 0) - (order[i]?.right ?? 0))
      expect(Math.max(...gaps) - Math.min(...gaps)).toBeLessThanOrEqual(2)
    }),
  )
})

it('does nothing the second time', () => {
  fc.assert(
    fc.property(
      boxes,
      fc.constantFrom('left' as const, 'right' as const, 'top' as const, 'bottom' as const),
      (all, how) => {
        const once = moved(all, how)
        expect(moved(once, how)).toEqual(once)
      },
    ),
  )
})
