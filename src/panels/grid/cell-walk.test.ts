import { expect, test } from 'vitest'
import { blockOf, chosenRows, tabbed, walked } from './cell-walk.ts'

const bounds = { rows: 4, fields: 3, page: 10 }
const at = { row: 1, field: 1, from: 1 }
const press = (key: string, more = {}) =>
  walked(at, { key, shiftKey: false, ctrlKey: false, metaKey: false, ...more }, bounds)

test('arrows walk, and stop at the edges', () => {
  expect(press('ArrowDown')).toEqual({ row: 2, field: 1, from: 2 })
  expect(press('ArrowLeft', { ctrlKey: true })).toEqual({ row: 1, field: 0, from: 1 })
  expect(press('PageDown')).toEqual({ row: 3, field: 1, from: 3 })
  expect(press('End', { ctrlKey: true })).toEqual({ row: 3, field: 2, from: 3 })
  expect(press('x')).toBeNull()
})

test('Shift keeps the other end', () => {
  const more = press('ArrowDown', { shiftKey: true })
  expect(more).toEqual({ row: 2, field: 1, from: 1 })
  expect(more && chosenRows(more)).toEqual([1, 2])
})

test('Tab goes on in the next row, and out at the end', () => {
  expect(tabbed({ row: 1, field: 2, from: 1 }, false, bounds)).toEqual({ row: 2, field: 0, from: 2 })
  expect(tabbed({ row: 0, field: 0, from: 0 }, true, bounds)).toBeNull()
  expect(tabbed({ row: 3, field: 2, from: 3 }, false, bounds)).toBeNull()
})

test('a block is read as spreadsheets write it', () => {
  expect(blockOf('a\tb\r\nc\td\r\n')).toEqual([
    ['a', 'b'],
    ['c', 'd'],
  ])
  expect(blockOf('"two\nlines"\t"say ""hi"""\n\tx')).toEqual([
    ['two\nlines', 'say "hi"'],
    ['', 'x'],
  ])
  expect(blockOf('"no end\tb')).toEqual([['"no end', 'b']])
  expect(blockOf('a\t')).toEqual([['a', '']])
  expect(blockOf('')).toEqual([[]])
})
