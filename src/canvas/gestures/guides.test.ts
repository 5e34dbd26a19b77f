import { expect, it } from 'vitest'
import { Guides } from './guides.ts'

const box = (x: number, y: number, width = 200, height = 100) => ({ x, y, right: x + width, bottom: y + height })

it('pulls a side or a middle to the nearest that stands in line, within reach', () => {
  const guides = new Guides([box(0, 0), box(1000, 500, 300)])
  expect(guides.shift(box(5, 900), 'x', 6)).toBe(-5)
  expect(guides.shift(box(20, 900), 'x', 6)).toBeNull()
  expect(guides.shift(box(500, 403), 'y', 6)).toBe(-3)
  // The middle of one of 200 under the middle of one of 300.
  expect(guides.shift(box(1047, 900), 'x', 6)).toBe(3)
})

it('draws a line from the first to the last that stand on it', () => {
  const guides = new Guides([box(0, 0), box(0, 400)])
  expect(guides.lines(box(0, 900, 150))).toEqual([{ axis: 'x', at: 0, low: 0, high: 1000 }])
  expect(guides.lines(box(70, 130, 90, 50))).toEqual([])
})
