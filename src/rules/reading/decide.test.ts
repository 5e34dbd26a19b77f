import { beforeAll, expect, test } from 'vitest'
import { type Design, emptyDesign, make } from '#model'
import { canBe } from './decide.ts'
import { formulaOf } from './formula.ts'
import { expressionTree, loadParser } from './parse.ts'
import { termsOf } from './terms.ts'

beforeAll(loadParser)

const design: Design = emptyDesign()
const column = (name: string, type: string, nullable = false) =>
  make('column', { name, parent: null, rank: 'a0', nullable, type: { name: type, of: null, dimensions: 0 } })
const columns = [
  column('n', 'integer'),
  column('maybe', 'integer', true),
  column('small', 'smallint'),
  column('price', 'numeric(10,2)'),
  column('word', 'text'),
  column('fixed', 'character(3)'),
  column('free', 'citext'),
  column('flag', 'boolean'),
  column('day', 'date'),
]
const read = (sql: string) => formulaOf(expressionTree(sql), termsOf(design, columns))

test.each([
  'n > 3 AND n < 4',
  'n > 5 AND NOT n > 3',
  'n >= 10 AND n <= 5 OR n <> n + 0 AND n IS NULL',
  'n BETWEEN 5 AND 1',
  'n IS NULL',
  'n = ANY (ARRAY[1, 2]) AND n > 2',
  "word = 'a' AND word = 'b'",
  "word IN ('a', 'b') AND word <> 'a' AND word NOT IN ('b', 'c')",
  "fixed = 'a' AND fixed <> 'a  '",
  'flag AND NOT flag',
  'flag <> true AND flag IS NOT FALSE',
  'length(word) < 0',
  "day > '2024-01-01'::date AND day < '2024-01-02'::date",
  'small > 40000',
  'lower(word) = word AND n < 0 AND n > 0',
  'false',
  '5 < n AND 3 > n',
  'day < day',
  'word <> word',
])('no row passes %s', (sql) => {
  expect(canBe(read(sql), 'not false')).toBe(false)
})

test.each([
  'n > 3 OR n <= 3',
  'n IS NOT NULL',
  'n = 1 OR n <> 1',
  'small < 40000',
  'maybe = NULL',
  'maybe IN (1, 2, NULL)',
  'maybe > 3 OR maybe <= 3',
  'flag OR NOT flag',
  'maybe = maybe',
  'free >= free',
  'length(word) >= 0',
  'flag IN (true, false)',
  'maybe IS NULL OR maybe IS NOT NULL',
  'true',
])('every row passes %s', (sql) => {
  expect(canBe(read(sql), 'false')).toBe(false)
})

test.each([
  'n > 3 AND n < 5',
  'price > 3 AND price < 4',
  'maybe > 5 AND maybe < 3',
  'maybe IS NULL',
  'maybe IS NOT NULL',
  "word = 'a' OR word = 'b'",
  "free = 'a' AND free = 'A'",
  "word > 'a' AND word < 'a'",
  'n > price AND n < price',
  'n % 2 = 0',
  "word ~ '^a' AND word ~ '^b'",
  'maybe IS DISTINCT FROM 3',
  'n NOT IN (1, 2)',
  "n::text = '05'",
  'price = 12345678901234567890',
  'coalesce(maybe, 0) > 0',
  'n > 3 AND (',
])('some rows may pass %s, and some may not', (sql) => {
  expect(canBe(read(sql), 'not false')).toBe(true)
  expect(sql === 'maybe > 5 AND maybe < 3' || canBe(read(sql), 'false')).toBe(true)
})
