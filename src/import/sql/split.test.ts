import { describe, expect, test } from 'vitest'
import { split } from './split.ts'

const texts = (sql: string) => split(sql).map((piece) => piece.text)

describe('split', () => {
  test('keeps semicolons inside strings, quotes, comments, parentheses and dollar bodies', () => {
    expect(
      texts(
        `select ';'; select ";" from "a;b"; -- ;\n/* ; /* ; */ */ create function f() returns int as $x$ begin; end $x$ language plpgsql; select E'\\';' ;`,
      ),
    ).toHaveLength(4)
    expect(texts('create rule r as on insert to t do also (delete from a; delete from b); select 1')).toHaveLength(2)
  })
  test('looks through BEGIN ATOMIC bodies with CASE in them', () => {
    const body =
      'create function f(a int) returns int begin atomic select case when a > 1 then 2 else 3 end; select 2; end'
    expect(texts(`${body}; select 1`)).toEqual([body, 'select 1'])
  })
  test('tells psql lines and COPY data from statements', () => {
    const sql = '\\restrict abc\nCOPY t (a, b) FROM stdin;\n1\t;drop\n2\t\\N\n\\.\n\nselect 1;\n\\unrestrict abc\n'
    expect(split(sql).map((piece) => [piece.sort, piece.at.line])).toEqual([
      ['psql', 1],
      ['statement', 2],
      ['copy-data', 3],
      ['statement', 7],
      ['psql', 8],
    ])
  })
  test('an empty COPY and a last statement without semicolon', () => {
    expect(texts('copy t from stdin;\n\\.\nselect 2')).toEqual(['copy t from stdin', '', 'select 2'])
  })
  test('places are true', () => {
    const sql = 'select 1;\n  select\n 2;'
    for (const piece of split(sql)) expect(sql.slice(piece.at.from, piece.at.to)).toBe(piece.text)
    expect(split(sql)[1]?.at).toMatchObject({ line: 2, column: 3 })
  })
  test('never hangs on text that never closes', () => {
    for (const sql of ["select 'a", 'select "a', '/* a', '$$ a', '\\', ';;;', '(((', "E'\\", 'copy t from stdin;'])
      expect(texts(sql).length).toBeLessThan(3)
  })
})
