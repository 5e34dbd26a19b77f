import { expect, test } from 'vitest'
import { type Design, hopsFrom, type Id, object, tablesOf } from '#model'
import { design } from '../../test/notation/design.ts'

const chain = design({
  enums: { mood: ['good', 'bad'] },
  tables: {
    a: { columns: { id: 'integer!', how: 'mood' }, primary: ['id'] },
    b: { columns: { id: 'integer!', a_id: 'integer' }, primary: ['id'], references: [{ columns: ['a_id'], to: 'a' }] },
    c: { columns: { id: 'integer!', b_id: 'integer' }, primary: ['id'], references: [{ columns: ['b_id'], to: 'b' }] },
    far: { columns: { id: 'integer!', how: 'mood' }, primary: ['id'] },
  },
})

const idOf = (it: Design, name: string): Id => tablesOf(it).find((table) => table.name === name)?.id ?? 'table:none'
const names = (from: string, most: number) =>
  Object.fromEntries(
    [...hopsFrom(chain, [idOf(chain, from)], most)].map(([id, hops]) => [object(chain, id)?.name, hops]),
  )

test('steps go along foreign keys either way', () => {
  expect(names('b', 1)).toEqual({ b: 0, a: 1, c: 1 })
  expect(names('c', 1)).toEqual({ c: 0, b: 1 })
  expect(names('c', 2)).toEqual({ c: 0, b: 1, a: 2 })
})

test('a type is a step away from a table, and joins it to no other', () => {
  expect(names('a', 3)).toEqual({ a: 0, b: 1, mood: 1, c: 2 })
})

test('what is not there is nowhere', () => {
  expect([...hopsFrom(chain, ['table:none'], 3)]).toEqual([])
})
