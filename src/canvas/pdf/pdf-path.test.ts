import { expect, test } from 'vitest'
import { ICONS } from '../paint/icons.ts'
import { SvgPath } from '../paint/svg-path.ts'
import { pdfPath } from './pdf-path.ts'

const numbers = (text: string) => text.match(/-?[\d.]+/g)?.map(Number) ?? []

test('lines stay lines, relative ones become absolute, and a path is closed', () => {
  expect(pdfPath('M1 2h3v4l-1-1L9 9Zl1 1')).toBe('1 2 m\n4 2 l\n4 6 l\n3 5 l\n9 9 l\nh\n2 3 l')
})

test('a quarter of a circle ends where it should, and bulges as a circle does', () => {
  const [, curve = ''] = pdfPath('M10 0A10 10 0 0 1 0 10').split('\n')
  const [ax = 0, ay = 0, bx = 0, by = 0, x = 0, y = 0] = numbers(curve)
  expect([x, y]).toEqual([0, 10])
  const middle = (from: number, a: number, b: number, to: number) => (from + 3 * a + 3 * b + to) / 8
  expect(Math.hypot(middle(10, ax, bx, x), middle(0, ay, by, y))).toBeCloseTo(10, 2)
})

test('a whole circle stays within its box', () => {
  const path = new SvgPath()
  path.arc(50, 50, 10)
  const all = numbers(pdfPath(path.text).replace(/[a-z]/g, ' '))
  expect(Math.min(...all)).toBeGreaterThanOrEqual(40)
  expect(Math.max(...all)).toBeLessThanOrEqual(60)
})

test.each(Object.entries(ICONS))('the icon %s is drawn within its box', (_, text) => {
  const all = numbers(pdfPath(text).replace(/[a-z]/g, ' '))
  expect(all.length).toBeGreaterThan(4)
  expect(all.every((it) => Number.isFinite(it) && it >= -2 && it <= 18)).toBe(true)
})
