import { beforeAll, expect, test } from 'vitest'
import { apply, type Id, tablesOf } from '#model'
import { describeQueries, loadParser } from '#rules'
import { design as read } from '../../../test/notation/design.ts'
import { declareQueries } from './declare.ts'

beforeAll(loadParser)

const TASKS = read({
  tables: {
    tasks: {
      columns: { id: 'uuid!', status: 'text!', due: 'date' },
      primary: ['id'],
      indexes: [{ name: 'tasks_status_idx', keys: ['status'] }],
    },
  },
})
const TABLE = tablesOf(TASKS)[0]?.id as Id

test('a search says which index serves it, or which would', () => {
  const asked = apply(
    TASKS,
    declareQueries(TASKS, {
      'in the state': "select * from tasks where status ilike '%x%' and due = $1",
      begins: "select * from tasks where status like 'x%'",
    }),
  )
  const { queries, proposals } = describeQueries(asked, TABLE)
  expect(queries.map((it) => [it.asks, it.index])).toEqual([
    ['due =, searches status', null],
    ['searches status', null],
  ])
  expect(proposals.map((it) => [it.words, it.serves])).toEqual([
    ['(due)', ['in the state']],
    ['(status gin_trgm_ops) by gin', ['in the state']],
    ['(status text_pattern_ops)', ['begins']],
  ])
  const after = proposals.reduce((now, it) => apply(now, it.changes), asked)
  const told = describeQueries(after, TABLE)
  expect(told.proposals).toEqual([])
  expect(told.queries.every((it) => it.index !== null)).toBe(true)
})

test('each query says which index serves it, and what is proposed serves the rest', () => {
  const asked = apply(
    TASKS,
    declareQueries(TASKS, {
      'by id': 'select * from tasks where id = $1',
      'by status': 'select * from tasks where status = $1',
      next: 'select * from tasks where status = $1 order by due limit 10',
    }),
  )
  const { queries, proposals } = describeQueries(asked, TABLE)
  expect(queries.map((it) => [it.name, it.index])).toEqual([
    ['by id', 'tasks_pkey'],
    ['by status', 'tasks_status_idx'],
    ['next', null],
  ])
  expect(proposals.map((it) => [it.words, it.serves])).toEqual([['(status, due)', ['next']]])
  const after = apply(asked, proposals[0]?.changes ?? [])
  expect(describeQueries(after, TABLE).proposals).toEqual([])
  expect(describeQueries(asked, TABLE).unneeded).toEqual([])
  const other = apply(TASKS, declareQueries(TASKS, { due: 'select * from tasks where due = $1' }))
  expect(describeQueries(other, TABLE).unneeded).toEqual(['tasks_status_idx'])
})
