import { expect, test } from 'vitest'
import { isOneExpression, looksLikeType, staysInPlace } from './sql-shape.ts'

test.each([
  'a > 0',
  "x = ANY (ARRAY['a'::text, ';'])",
  "E'\\'' || b",
  '"a;b" IS NULL',
  '$$ ; $$',
  '(a) /* ; */ AND (b)',
  "now() AT TIME ZONE 'UTC'",
  'a[1:2]',
  "''",
])('stays in its place: %s', (sql) => expect(staysInPlace(sql)).toBe(true))

test.each([
  '1); DROP TABLE users',
  'a; b',
  '1) -- ',
  "'",
  '"',
  '$$',
  '/*',
  'a -- b',
  '(a',
  'a)',
  '(a]',
  "E'\\'",
  '$x$ $$',
  '""',
])('reaches out of its place: %s', (sql) => expect(staysInPlace(sql)).toBe(false))

test('an expression is one, not the first of several', () => {
  for (const sql of [
    "coalesce(a, 'b, c')",
    'ARRAY[1, 2]',
    '(a, b) IN ((1, 2))',
    'E\',\' || "x,y"',
    "numeric(10, 2) '1'",
  ])
    expect(isOneExpression(sql), sql).toBe(true)
  for (const sql of ['1, evil int', 'a[1], b', '(a), b', '1); DROP TABLE users'])
    expect(isOneExpression(sql), sql).toBe(false)
})

test('a type is names and a modifier', () => {
  for (const type of [
    'bigint',
    'timestamp(3) with time zone',
    'public."Odd;Name"',
    'numeric(10,-2)',
    'geometry(Point,4326)',
    '"char"',
    '',
  ])
    expect(looksLikeType(type), type).toBe(true)
  for (const text of ["text DEFAULT 'x'", 'int; drop', 'int) x (', 'a = b', 'int -- '])
    expect(looksLikeType(text), text).toBe(false)
})

test('several statements may stand in parentheses, where that is asked for', () => {
  expect(staysInPlace('(delete from a; delete from b)')).toBe(false)
  expect(staysInPlace('(delete from a; delete from b)', true)).toBe(true)
  expect(staysInPlace('nothing; drop table a', true)).toBe(false)
  expect(staysInPlace('(nothing); drop table a', true)).toBe(false)
})
