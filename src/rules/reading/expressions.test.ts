import { beforeAll, describe, expect, test } from 'vitest'
import { calls, clockIn, columnsIn, constantOf, isCallOf, isNullDefault, isNumber, nullTests } from './expressions.ts'
import { loadParser } from './parse.ts'

beforeAll(loadParser)

describe('expressions are read from Postgres’ parse, and what is of another shape is not guessed at', () => {
  test.each([
    ['(author_id IS NOT NULL)', ['author_id']],
    ['((a IS NOT NULL) AND ("B c" is not null))', ['a', 'B c']],
    ['a IS NOT NULL AND (b IS NOT NULL AND t.c IS NOT NULL)', ['a', 'b', 'c']],
    ["a IS NOT NULL /* and x = 'y' */", ['a']],
    ['a IS NOT NULL OR b IS NOT NULL', null],
    ['NOT a IS NULL', null],
    ["a = 'x IS NOT NULL'", null],
    ['a IS NULL', null],
    ['lower(a) IS NOT NULL', null],
    ['a IS NOT', null],
  ])('%s', (sql, names) => {
    expect(nullTests(sql, 'not null')).toEqual(names)
  })

  test('a predicate that asks for nulls is told from one that forbids them', () => {
    expect(nullTests('deleted_at IS NULL', 'null')).toEqual(['deleted_at'])
    expect(nullTests('deleted_at IS NOT NULL', 'null')).toBeNull()
  })

  test('a column is no text, function or type of the same name', () => {
    expect(columnsIn("status(a.b) = 'name'::label")).toEqual(new Set(['b']))
    expect(columnsIn('a = = b')).toBeNull()
  })

  test.each([
    ["'a'::character varying", 'a'],
    ['-1.50', -1.5],
    ['0', 0],
    ['false', false],
    ['NULL::text', null],
    ['12345678901234567890', undefined],
    ['now()', undefined],
    ['1 + 1', undefined],
  ])('%s is the value %s', (sql, value) => {
    expect(constantOf(sql)).toBe(value)
  })

  test('a call is a whole call, a number a whole number', () => {
    expect(isCallOf('now()', 'now')).toBe(true)
    expect(isCallOf('CURRENT_TIMESTAMP', 'current_timestamp')).toBe(true)
    expect(isCallOf("now() - '1 day'::interval", 'now')).toBe(false)
    expect(isNumber('-1.50')).toBe(true)
    expect(isNumber('0::money')).toBe(false)
    expect(calls("nextval('s'::regclass)", 'nextval')).toBe(true)
    expect(calls("'nextval'", 'nextval')).toBe(false)
    expect(isNullDefault('NULL::bigint')).toBe(true)
  })

  test.each(["now() AT TIME ZONE 'UTC'", "timezone('utc'::text, now())"])('%s reads a clock', (sql) => {
    expect(clockIn(sql)?.zone).toBe('utc')
  })
})
