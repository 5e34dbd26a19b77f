import { expect, test } from 'vitest'
import { dbmlImporter, drizzleImporter, prismaImporter, sqlmodelImporter, type TextImporter } from './index.ts'

const told = (importer: TextImporter, text: string): readonly string[] =>
  importer
    .understand(text)
    .notices.filter((it) => it.code !== 'import/client-side')
    .map((it) => `${it.at?.line} ${it.message}`)
    .sort((a, b) => Number.parseInt(a, 10) - Number.parseInt(b, 10) || (a < b ? -1 : 1))

test('Prisma: settings, arguments and functions that it does not have', () => {
  const text = `datasource db {
  provider = "postgresql"
  relationMode = "loose"
  pool = "x"
}
model A {
  id Int @id @default(autoincrement(3)) @map(3)
  at DateTime @default(now()) @default(now(3)) @db.Date(3)
  b String @unique("x") @db.VarChar(3, 4)
  @@index([b(sort: Down), at(length: 3)], "c")
  @@map("a")
  @@map("b")
}
`
  expect(told(prismaImporter, text)).toEqual([
    '3 relationMode is one of prisma, foreignKeys',
    '4 Prisma’s datasource has no pool',
    '7 Prisma’s @map takes a text',
    '7 autoincrement() takes nothing',
    '8 Prisma’s @db.Date takes no argument here',
    '8 default stands here twice: the first counts',
    '8 now() takes nothing',
    '9 Prisma’s @db.VarChar takes no more than 1',
    '9 Prisma’s @unique takes no argument here',
    '10 A key of Prisma’s @@index has no length in Postgres',
    '10 Prisma’s @@index takes no more than 1',
    '10 sort is Asc or Desc',
    '12 map stands here twice: the first counts',
  ])
})

test('Drizzle: options, calls and arguments that it does not have', () => {
  const text = `import { index, integer, pgEnum, pgPolicy, pgRole, pgSchema, pgSequence, pgTable, pgView, text, timestamp, varchar } from 'drizzle-orm/pg-core'
import { sql } from 'drizzle-orm'
export const kind = pgEnum('kind', ['a'], 3); export const loud = pgEnum('loud', ['a']).loud()
export const nr = pgSequence('nr', { startsWith: 3, cycle: 'yes' })
export const reader = pgRole('reader', { login: true, inherit: 'no' }).strict()
export const own = pgSchema('own').collection('x')
export const a = pgTable('a', {
  id: integer('id').primaryKey({ autoIncrement: true }).generatedAlwaysAsIdentity({ from: 3 }),
  at: timestamp('at', { precison: 3, withTimezone: 'yes' }).notNull(false),
  name: varchar('name', { lenght: 3 }, 4).unique('u', { nulls: 'equal', name: 'x' }),
  b: integer('b').references(() => a.id, { onDelet: 'cascade' }),
  c: text('c').generatedAlwaysAs(sql\`name\`, { mode: 'virtual' }),
  k: kind('k').default('a'),
}, (t) => [
  index('i').on(t.id.desc().first()),
  pgPolicy('p', { for: 'read', as: 'loose', to: reader }),
]).enableRLS().hidden()
export const v = pgView('v', { id: integer('id') }).with({ secure: true }).deferred().as(sql\`select id from a\`)
`
  expect(told(drizzleImporter, text)).toEqual([
    '3 pgEnum() has no .loud()',
    '3 pgEnum() takes no more than 2: the rest is left out',
    '4 cycle is true or false: it is yes',
    '4 pgSequence() takes no startsWith',
    '5 inherit is true or false: it is no',
    '5 pgRole() has no .strict()',
    '5 pgRole() takes no login',
    '6 pgSchema() has no .collection()',
    '8 .generatedAlwaysAsIdentity() takes no from',
    '8 .primaryKey() takes nothing: the rest is left out',
    '9 .notNull() takes nothing: the rest is left out',
    '9 timestamp() takes no precison',
    '9 withTimezone is true or false: it is yes',
    '10 .unique() takes no name',
    '10 nulls is one of distinct, not distinct: it is equal',
    '10 varchar() takes no lenght',
    '10 varchar() takes no more than 2: the rest is left out',
    '11 .references() takes no onDelet',
    '12 .generatedAlwaysAs() takes no more than 1: the rest is left out',
    '15 A key of an index has no .first()',
    '16 as is one of permissive, restrictive: it is loose',
    '16 for is one of all, select, insert, update, delete: it is read',
    '17 pgTable() has no .hidden()',
    '18 pgView() has no .deferred()',
    '18 pgView() takes no secure',
  ])
})

test('SQLModel: arguments that it and SQLAlchemy do not have, and what changes tables behind their back', () => {
  const text = `import sqlalchemy as sa
from sqlmodel import Field, Relationship, SQLModel

class A(SQLModel, table=True):
    __table_args__ = (sa.UniqueConstraint("b", nulls=True), sa.Index("i", "b", uniqe=True, mysql_length=3))
    id: int = Field(primary_key=True, max_lenght=3)
    b: int = Field(sa_column=sa.Column(sa.Integer, sa.Forein("a.id"), nullabel=False))
    c: str = Field(sa_column_kwargs={"colation": "C"})
    ds: list["A"] = Relationship(back_populate="c")

A.__table__.append_constraint(sa.CheckConstraint("b > 0"))
sa.event.listen(A.__table__, "after_create", sa.DDL("create index on a (b)"))
`
  expect(told(sqlmodelImporter, text)).toEqual([
    '5 Index() takes no uniqe: it is left out',
    '5 UniqueConstraint() takes no nulls: it is left out',
    '6 Field() takes no max_lenght: it is left out',
    '7 A part of b can’t be read: sa.Forein(…) is not known here',
    '7 Column() takes no nullabel: it is left out',
    '8 Column() takes no colation: it is left out',
    '9 Relationship() takes no back_populate: it is left out',
    '11 This changes what is made of the tables; it can’t be read',
    '12 This changes what is made of the tables; it can’t be read',
  ])
})

test('DBML: settings of one’s own, and another database', () => {
  const text = `Project p { database_type: 'MySQL' }
Table a [owner: 'me'] {
  id int [pk, audience: 'x']
  b varchar(3, 4)
}
`
  expect(told(dbmlImporter, text)).toEqual([
    '1 The file is for MySQL; it is read as if it were for PostgreSQL',
    '2 The setting owner is none of Postgres’: it stays in the text alone',
    '3 The setting audience is none of Postgres’: it stays in the text alone',
    '4 Type "varchar(3,4)" is read as character varying',
  ])
})
