import fc from 'fast-check'
import { expect, it } from 'vitest'
import { Grid } from './grid.ts'

const coordinate = fc.integer({ min: -20_000, max: 20_000 })
const size = fc.integer({ min: 1, max: 3000 })
const box = fc
  .tuple(coordinate, coordinate, size, size)
  .map(([x, y, width, height]) => ({ x, y, right: x + width, bottom: y + height }))

it('finds just what a walk over everything finds', () => {
  fc.assert(
    fc.property(
      fc.array(box, { maxLength: 60 }),
      fc.array(fc.nat(59), { maxLength: 10 }),
      box,
      (boxes, gone, asked) => {
        const grid = new Grid<(typeof boxes)[number]>()
        for (const it of boxes) grid.add(it)
        const left = new Set(boxes)
        for (const i of gone) {
          const it = boxes[i]
          if (it && left.delete(it)) grid.remove(it)
        }
        const touches = (it: typeof asked) =>
          it.x < asked.right && it.right > asked.x && it.y < asked.bottom && it.bottom > asked.y
        expect(new Set(grid.within(asked))).toEqual(new Set([...left].filter(touches)))
        expect(grid.inOrder(asked)).toEqual([...left].filter(touches))
        const over = [...left].filter(
          (it) => asked.x >= it.x && asked.x < it.right && asked.y >= it.y && asked.y < it.bottom,
        )
        expect(new Set(grid.at(asked.x, asked.y))).toEqual(new Set(over))
      },
    ),
  )
})
