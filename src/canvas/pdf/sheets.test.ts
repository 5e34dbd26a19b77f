import fc from 'fast-check'
import { expect, test } from 'vitest'
import { MOST_ACROSS, sheetsFor } from './sheets.ts'

const boxes = fc.record({ width: fc.integer({ min: 1, max: 60_000 }), height: fc.integer({ min: 1, max: 60_000 }) })
const boxOf = ({ width, height }: { width: number; height: number }) => ({
  x: -7,
  y: 9,
  right: width - 7,
  bottom: height + 9,
})

test('a page of its own holds all of a picture, and is no larger than readers take', () => {
  fc.assert(
    fc.property(boxes, (size) => {
      const { width, height, k, sheets } = sheetsFor(boxOf(size), 'own')
      expect(sheets).toHaveLength(1)
      expect(Math.max(width, height)).toBeLessThanOrEqual(14_400.01)
      expect(size.width * k).toBeCloseTo(width)
      expect(size.height * k).toBeCloseTo(height)
    }),
  )
})

test('the sheets of a poster show all of a picture, and neighbours overlap', () => {
  const papers = fc.constantFrom('a4' as const, 'a3' as const, 'letter' as const)
  fc.assert(
    fc.property(boxes, papers, fc.integer({ min: 1, max: MOST_ACROSS }), (size, paper, across) => {
      const it = sheetsFor(boxOf({ width: size.width, height: Math.min(size.height, size.width * 20) }), {
        paper,
        across,
      })
      const [innerX, innerY] = [(it.width - 2 * it.margin) / it.k, (it.height - 2 * it.margin) / it.k]
      expect(it.sheets).toHaveLength(it.rows * it.columns)
      expect(it.columns).toBe(across)
      const last = it.sheets.at(-1)
      expect((last?.x ?? 0) + innerX).toBeGreaterThanOrEqual(size.width - 0.01)
      expect((last?.y ?? 0) + innerY).toBeGreaterThanOrEqual(Math.min(size.height, size.width * 20) - 0.01)
      const [first, second] = it.sheets
      if (first && second && second.row === first.row)
        expect(second.x).toBeCloseTo(first.x + innerX - it.overlap / it.k)
    }),
  )
})
