import { describe, expect, test } from 'vitest'
import { isCallOf, isNumber, nullTests, shapeOf } from './expressions.ts'

describe('expressions are read by their pieces, and what is of another shape is not guessed at', () => {
  test.each([
    ['(author_id IS NOT NULL)', ['author_id']],
    ['((a IS NOT NULL) AND ("B c" is not null))', ['a', 'B c']],
    ["a IS NOT NULL /* and x = 'y' */", ['a']],
    ['a IS NOT NULL OR b IS NOT NULL', null],
    ["a = 'x IS NOT NULL'", null],
    ['a IS NULL', null],
    ['lower(a) IS NOT NULL', null],
  ])('%s', (sql, names) => {
    expect(nullTests(sql, 'not null')).toEqual(names)
  })

  test('a predicate that asks for nulls is told from one that forbids them', () => {
    expect(nullTests('deleted_at IS NULL', 'null')).toEqual(['deleted_at'])
    expect(nullTests('deleted_at IS NOT NULL', 'null')).toBeNull()
  })

  test('a call is a whole call, a number a whole number', () => {
    expect(isCallOf('now()', 'now')).toBe(true)
    expect(isCallOf('CURRENT_TIMESTAMP', 'current_timestamp')).toBe(true)
    expect(isCallOf("now() - '1 day'::interval", 'now')).toBe(false)
    expect(isNumber('-1.50')).toBe(true)
    expect(isNumber('0::money')).toBe(false)
    expect(shapeOf("(now() AT TIME ZONE 'utc'::text)")).toBe('now ( ) at time zone utc :: text')
  })
})
