import { beforeAll, expect, test } from 'vitest'
import { refusesNulls } from './nullness.ts'
import { loadParser } from './parse.ts'

beforeAll(() => loadParser())

test.each([
  ['num_nulls(a, b) in (0, 2)', true],
  ['num_nonnulls(a, b) <> 1', true],
  ['(a is null) = (b is null)', true],
  ['(a is null and b is null) or (a is not null and b is not null)', true],
  ['not (a is null and b is not null) and not (a is not null and b is null)', true],
  ['num_nonnulls(a, b) <= 1', false],
  ['a is null or b > 0', false],
  ['a > 0 and b > 0', false],
  ['a is not null or b is null or c > 3', false],
  ["'num_nulls(a, b) in (0, 2)' = 'x'", false],
  ['num_nulls(a, b, c) in (0, 3)', false],
  ['nothing that parses (', false],
])('%s', (sql, ties) => {
  expect(refusesNulls(sql, { nulls: ['a'], filled: ['b'] })).toBe(ties)
})
