import { expect, test } from 'vitest'
import { indexesOf, tablesOf } from '#model'
import { readDrizzle } from './drizzle/read.ts'
import { readPrisma } from './prisma/read.ts'
import { refusesType, unusualClass } from './usual-class.ts'

test('a class that Postgres would not take by itself stays, also where one of another type is usual', () => {
  expect(['int4_minmax_ops', 'inet_inclusion_ops', 'range_ops', 'text_ops'].map(unusualClass)).toEqual(
    Array(4).fill(null),
  )
  const { design } = readPrisma(`model I {
  id Int @id
  e  String @db.Inet
  @@index([e(ops: InetMinMaxOps)], type: Brin)
}
`)
  const [table] = tablesOf(design)
  expect(table && indexesOf(design, table.id).map((it) => it.keys[0]?.opclass)).toEqual(['inet_minmax_ops'])
})

test('a class that takes no such type is told', () => {
  const of = (name: string, dimensions = 0) => ({ name, of: null, dimensions })
  expect(refusesType('text_ops', of('uuid'))).toBe(true)
  expect(refusesType('int4_ops', of('integer', 1))).toBe(true)
  expect(refusesType('text_ops', of('character varying(3)'))).toBe(false)
  expect(refusesType('timestamptz_ops', of('timestamptz(3)'))).toBe(false)
  const { notices } = readDrizzle(`import { index, pgTable, text, uuid } from 'drizzle-orm/pg-core'
export const a = pgTable('a', { id: uuid(), b: text() }, (t) => [
  index('i').using('btree', t.id.asc().nullsLast().op('text_ops'), t.b.op('text_ops')),
])
`)
  expect(notices.map((it) => `${it.at?.line} ${it.message}`)).toEqual([
    '3 text_ops is left out: it takes no uuid, and Postgres refuses an index that says so',
  ])
})
