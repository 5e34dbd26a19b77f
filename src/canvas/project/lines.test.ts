import { expect, it } from 'vitest'
import { emptyDesign, type Id, make } from '#model'
import { linesOf } from './lines.ts'

it('shows the types of a view as those of a table: short, and names without their quotes', () => {
  const types = ['"ModelHashType"', 'app."Kind of ""it"""[]', 'timestamp(3) with time zone[]', 'character(2)[]', 'text']
  const view = make('view', {
    name: 'v',
    parent: 'schema:public' as Id,
    rank: 'a0',
    columns: types.map((type, i) => ({ name: `c${i}`, type })),
  })
  expect(linesOf(emptyDesign(), view, []).map((it) => it.type)).toEqual([
    'ModelHashType',
    'app.Kind of "it"[]',
    'timestamptz(3)[]',
    'char(2)[]',
    'text',
  ])
})
