import { expect, test } from 'vitest'
import { columnsOf, rootsOf, tablesOf } from '#model'
import { readDrizzle } from './read.ts'

test('what drizzle-kit writes so that Postgres refuses it is read as it is meant, and told', () => {
  const { design, notices } = readDrizzle(`import { line, pgTable, point, vector } from 'drizzle-orm/pg-core'
export const t = pgTable('t', {
  a: point({ mode: 'xy' }).default({ x: 1, y: 2 }), b: point().default([1, 2]),
  c: line({ mode: 'abc' }).default({ a: 1, b: 2, c: 3 }), d: vector({ dimensions: 2 }).default([1, -0.5]),
})
`)
  const [table] = tablesOf(design)
  expect(table && columnsOf(design, table.id).map((it) => it.default)).toEqual([
    "'(1,2)'",
    "'(1,2)'",
    "'{1,2,3}'",
    "'[1,-0.5]'",
  ])
  expect(notices.filter((it) => it.code === 'import/tool')).toHaveLength(4)
})

test('columns of a table by themselves, without some of them, and a builder that is made apart', () => {
  const { design, notices } =
    readDrizzle(`import { integer, pgTable, pgView, QueryBuilder, text } from 'drizzle-orm/pg-core'
import { arrayContains, getTableColumns, sql } from 'drizzle-orm'
export const u = pgTable('u', { id: integer(), name: text(), tags: text().array() })
const builder = new QueryBuilder()
export const v = pgView('v').as(builder.select().from(u))
export const w = pgView('w').as((qb) => {
  const { tags, ...rest } = getTableColumns(u)
  return qb.select({ ...rest, n: sql\`1\`.as('n') }).from(u).where(arrayContains(u.tags, ['a']))
})
`)
  expect(notices).toEqual([])
  expect(rootsOf(design, 'view').map((it) => it.query)).toEqual([
    'select u.id, u.name, u.tags from u',
    "select u.id, u.name, 1 as n from u where u.tags @> '{a}'",
  ])
})

test('a table that is made one way or another, and a name of more than 63 bytes', () => {
  const long = `${'a'.repeat(70)}`
  const { design, notices } = readDrizzle(`import { integer, pgTable } from 'drizzle-orm/pg-core'
export const a = pgTable('${long}', { id: integer() })
export const b = process.env.B ? pgTable('b', { id: integer() }) : pgTable('c', { id: integer() })
`)
  expect(tablesOf(design).map((it) => it.name)).toEqual(['a'.repeat(63)])
  expect(notices.map((it) => `${it.at?.line} ${it.severity} ${it.message}`)).toEqual([
    '3 error What b is can’t be read: it depends on what is only known when it runs',
  ])
})

test('an extension is brought whose function a default calls', () => {
  const { design, notices } = readDrizzle(`import { pgTable, uuid } from 'drizzle-orm/pg-core'
import { sql } from 'drizzle-orm'
export const t = pgTable('t', { id: uuid().default(sql\`uuid_generate_v4()\`) })
`)
  expect(rootsOf(design, 'extension').map((it) => it.name)).toEqual(['uuid-ossp'])
  expect(notices.map((it) => it.code)).toEqual(['import/relied-on'])
})
