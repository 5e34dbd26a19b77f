import { expect, test } from 'vitest'
import { dbmlExporter } from '#export'
import { all } from '#model'
import { drizzleImporter, prismaImporter, sqlmodelImporter, type TextImporter } from './index.ts'

const told = (importer: TextImporter, text: string): readonly string[] =>
  importer
    .understand(text)
    .notices.filter((it) => it.code !== 'import/client-side' && it.code !== 'import/relied-on')
    .map((it) => `${it.at?.line} ${it.severity} ${it.message}`)

test('Prisma: versions of ids, arguments of extensions, and numbers as texts', () => {
  const text = `datasource db {
  provider   = "postgresql"
  extensions = [citext(schema: "public", loud: true), pgcrypto(3)]
}
model A {
  id String @id @default(uuid(99))
  b  String @default(nanoid(1))
  c  String @default(cuid(2))
  d  Decimal @default("2.00") @db.Decimal(4, 2)
  e  Decimal @default("-1.5e3")
  f  Decimal @default("much")
}
`
  expect([...told(prismaImporter, text)].sort()).toEqual([
    '11 error This is no default for f',
    '3 warning An extension takes map, schema and version',
    '3 warning An extension takes map, schema and version',
    '6 error uuid() takes no such number',
    '7 error nanoid() takes no such number',
  ])
})

test('Drizzle: options and defaults of enums, texts that are no JSON, and columns said twice', () => {
  const text = `import { index, jsonb, pgEnum, pgTable, text, unique } from 'drizzle-orm/pg-core'
export const mood = pgEnum('mood', ['sad', 'ok'])
export const a = pgTable('a', {
  b: mood('b', { length: 3 }).default('fine'),
  c: mood('c').default('ok'),
  d: jsonb('d').default('none'),
  e: jsonb('e').default('{}'),
}, (t) => [index('i').on(t.b).on(t.c), unique('u').on(t.b).on(t.c)])
`
  expect(told(drizzleImporter, text)).toEqual([
    '4 warning A column of an enum takes no length',
    '4 warning Postgres refuses this default: fine is no value of the type',
    '6 warning Postgres refuses this default: none is no value of the type',
    '8 warning .on() stands behind another: Drizzle refuses it',
    '8 warning .on() stands behind another: Drizzle refuses it',
  ])
})

test('SQLAlchemy: what Postgres has by itself, or has not, and operator classes of an exclusion', () => {
  const text = `from sqlalchemy import Column, Identity, Integer, MetaData, Table, text
from sqlalchemy.dialects.postgresql import INT4RANGE, ExcludeConstraint
stays = Table(
    "stays",
    MetaData(),
    Column("id", Integer, Identity(on_null=True), primary_key=True),
    Column("xmin", Integer, system=True),
    Column("span", INT4RANGE),
    ExcludeConstraint(("span", "&&"), using="spgist", ops={"span": "own_range_ops"}),
)
`
  expect(told(sqlmodelImporter, text)).toEqual([
    '7 warning xmin is a column that Postgres has by itself: it is left out',
    '6 warning Postgres has no on_null of Identity(): it is left out',
  ])
  const { design } = sqlmodelImporter.understand(text)
  const exclusion = [...all(design.objects)].find((it) => it.kind === 'exclusion')
  expect(exclusion).toMatchObject({ keys: [{ opclass: 'own_range_ops', operator: '&&' }] })
})

test('DBML: SQL with a backtick is told where it is written', () => {
  const text = `import { sql } from 'drizzle-orm'
import { pgTable, text } from 'drizzle-orm/pg-core'
export const a = pgTable('a', { b: text().default(sql\`md5('\\\`x')\`), c: text().default('"') })
`
  const { design } = drizzleImporter.understand(text)
  expect(dbmlExporter.emit(design, dbmlExporter.defaults).notices.map((it) => it.message)).toEqual([
    "DBML can't say this of b: md5('`x').",
  ])
})
