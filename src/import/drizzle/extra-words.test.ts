import { expect, test } from 'vitest'
import { columnsOf, primaryKeyOf, tablesOf, uniquesOf } from '#model'
import { readDrizzle } from './read.ts'
import { settled } from './settled.ts'

test('what is said before an array is forgotten, as Drizzle does', () => {
  const { design, notices } = readDrizzle(`import { integer, pgTable } from 'drizzle-orm/pg-core'
export const a = pgTable('a', { b: integer().notNull().default(3).array(), c: integer().array().notNull() })
`)
  const [table] = tablesOf(design)
  expect(table && columnsOf(design, table.id).map((it) => [it.name, it.nullable, it.default])).toEqual([
    ['b', true, null],
    ['c', false, null],
  ])
  expect(notices.map((it) => it.message)).toEqual([
    'Drizzle forgets .notNull() where .array() follows',
    'Drizzle forgets .default() where .array() follows',
  ])
})

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

test('a key of several columns keeps the name it was given, whatever else says the same', () => {
  const { design } = readDrizzle(`import { integer, pgTable, primaryKey, unique } from 'drizzle-orm/pg-core'
export const a = pgTable('a', { x: integer(), y: integer() }, (t) => [
  primaryKey({ name: 'a_pkey', columns: [t.x, t.y] }),
  unique('again').on(t.x, t.y),
])
`)
  const made = settled(design, null)
  const [table] = tablesOf(made)
  expect(table && primaryKeyOf(made, table.id)?.name).toBe('a_pkey')
  expect(table && uniquesOf(made, table.id)).toEqual([])
})
