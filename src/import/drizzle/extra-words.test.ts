import { expect, test } from 'vitest'
import { readDrizzle } from './read.ts'

test('calls and options that Drizzle does not have are told', () => {
  expect(
    readDrizzle(`import { check, index, integer, pgTable, primaryKey, unique } from 'drizzle-orm/pg-core'
import { sql } from 'drizzle-orm'
export const a = pgTable('a', { id: integer(), b: integer() }, (t) => [
  index('i').on(t.id).include(t.b),
  unique('u').on(t.id).deferrable(),
  check('c', sql\`true\`).notValid(),
  primaryKey({ columns: [t.b], include: [t.id] }),
])
`).notices.map((it) => `${it.at?.line} ${it.severity} ${it.message}`),
  ).toEqual([
    '4 warning index() of a has no .include()',
    '5 warning unique() of a has no .deferrable()',
    '6 warning check() of a has no .notValid()',
    '7 warning primaryKey() of a takes no include',
  ])
})
