import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import {
  addColumn,
  addTable,
  apply,
  columnsOf,
  type Design,
  emptyDesign,
  type Id,
  intend,
  MAIN_DIAGRAM,
  object,
  tablesOf,
} from '#model'
import { loadParser } from '#rules'
import { demandsOf } from './demand.ts'
import type { Query } from './from-sql.ts'
import { addProposed, proposals, wordsOf } from './propose.ts'
import { unserved } from './serving.ts'

beforeAll(() => loadParser())

function tableOf(names: readonly string[]): Design {
  const made = addTable(emptyDesign(), { name: 't', diagram: MAIN_DIAGRAM, x: 0, y: 0 })
  return names.reduce(
    (now, name) => apply(now, addColumn(now, made.table, { name, nullable: false }).changes),
    apply(emptyDesign(), made.changes),
  )
}
const blank = tableOf(['a', 'b', 'c', 'd'])
const table = tablesOf(blank)[0]?.id as Id<'table'>
const idOf = (name: string): Id<'column'> => columnsOf(blank, table).find((it) => it.name === name)?.id ?? 'column:none'

/** `a b | c- d`: equality, then order (a minus: descending), or a range after `<`. */
function query(name: string, text: string): Query {
  const [equal = '', tail = ''] = text.split(/[|<]/)
  const words = (part: string) => part.split(' ').filter((it) => it !== '')
  const order = words(tail).map((it) => ({ column: idOf(it.replace('-', '')), descending: it.endsWith('-') }))
  return {
    sort: 'query',
    about: table,
    name,
    sql: null,
    equality: words(equal).map(idOf),
    range: text.includes('<') ? order.map((it) => it.column) : [],
    order: text.includes('|') ? order : [],
    joins: [],
    search: [],
    keyset: false,
    where: null,
  }
}

const designWith = (texts: readonly string[]): Design =>
  texts.reduce((now, text, i) => apply(now, intend(now, query(`q${i}`, text))), blank)

describe('queries that share a beginning share an index', () => {
  test.each([
    [['a', 'a b'], ['(a, b)']],
    [['a b', 'b'], ['(b, a)']],
    [
      ['a b', 'b', 'a'],
      ['(a)', '(b, a)'],
    ],
    [['a | c', 'a'], ['(a, c)']],
    [['a | c-', 'a < c'], ['(a, c)']],
    [['a b', 'a < b'], ['(a, b)']],
    [
      ['a | c', 'a | d'],
      ['(a, c)', '(a, d)'],
    ],
    [['a | c', 'a | c d'], ['(a, c, d)']],
    [['a | c- d', 'a'], ['(a, c, d)']],
    [['a b c', 'c', 'c a'], ['(c, a, b)']],
  ])('%j', (texts, indexes) => {
    const design = designWith(texts)
    expect(
      proposals(demandsOf(design, table))
        .map((it) => wordsOf(design, it))
        .sort(),
    ).toEqual(indexes)
  })
})

const text = fc
  .record({
    equal: fc.subarray(['a', 'b', 'c', 'd']),
    mark: fc.constantFrom('|', '<'),
    tail: fc.subarray(['a', 'b', 'c-', 'd']),
  })
  .map(({ equal, mark, tail }) => `${equal.join(' ')} ${mark} ${tail.join(' ')}`)

test('what is proposed serves all that was asked, with no more indexes than queries', () => {
  fc.assert(
    fc.property(fc.array(text, { maxLength: 6 }), (texts) => {
      const design = designWith(texts)
      const open = unserved(design, table)
      const made = proposals(open)
      expect(made.length).toBeLessThanOrEqual(open.length)
      const after = made.reduce((now, it) => apply(now, addProposed(now, table, it)), design)
      expect(unserved(after, table).map((it) => it.query.name)).toEqual([])
      expect(object(after, table)?.name).toBe('t')
    }),
    { numRuns: 300 },
  )
})
