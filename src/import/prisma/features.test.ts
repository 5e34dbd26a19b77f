import { expect, test } from 'vitest'
import { prismaExporter, textOf } from '#export'
import { plan } from '#migrate'
import { columnsOf, emptyDesign, foreignKeysOf, indexesOf, rootsOf, tablesOf, typeName } from '#model'
import { PRISMA_CASES } from '../../../test/notation/prisma-cases.ts'
import { prismaDrift, prismaValidate } from '../../../test/oracles/prisma.ts'
import { readPrisma } from './read.ts'

test.each(Object.entries(PRISMA_CASES))('%s', async (name, text) => {
  const own = name.startsWith('schemas')
    ? text.replace('@@index([name(ops: raw("gin_trgm_ops"))], type: Gin)\n', '')
    : text
  expect(prismaValidate(own)).toBeNull()
  const read = readPrisma(own)
  expect(read.notices.filter((it) => it.severity === 'error')).toEqual([])
  const steps = plan(emptyDesign(), read.design).map((it) => `${it.sql};`)
  expect(await prismaDrift(own, steps)).toBe('')
})

test('what is said of a column is in the design', () => {
  const { design, notices } = readPrisma(PRISMA_CASES['schemas, extensions, comments and what is ignored'] ?? '')
  const customers = tablesOf(design).find((it) => it.name === 'customers')
  expect(customers).toMatchObject({ comment: 'Who pays.\nOr should.' })
  const columns = customers ? columnsOf(design, customers.id) : []
  expect(columns.map((it) => [it.name, typeName(design, it.type), it.nullable, it.default, it.comment])).toEqual([
    ['name', 'citext', false, null, 'As it is written on the bill.'],
    ['id', 'integer', false, null, null],
    ['state', 'billing.state', false, "'open'", null],
  ])
  expect(customers && indexesOf(design, customers.id)).toMatchObject([
    { name: 'customers_name_idx', method: 'gin', keys: [{ opclass: 'gin_trgm_ops' }] },
  ])
  expect(rootsOf(design, 'enum')[0]?.values.map((it) => it.label)).toEqual(['open', 'shut up'])
  expect(
    rootsOf(design, 'schema')
      .map((it) => it.name)
      .sort(),
  ).toEqual(['billing', 'empty', 'public'])
  expect(notices).toEqual([])
})

test('lists that face each other are a join table, as the engine makes it', () => {
  const { design } = readPrisma(
    'model B {\n  id Int @id\n  as A[]\n}\nmodel A {\n  id String @id @db.Uuid\n  bs B[]\n}\n',
  )
  const join = tablesOf(design).find((it) => it.name === '_AToB')
  expect(join && columnsOf(design, join.id).map((it) => [it.name, typeName(design, it.type)])).toEqual([
    ['A', 'uuid'],
    ['B', 'integer'],
  ])
  expect(join && foreignKeysOf(design, join.id).map((it) => [it.name, it.onDelete, it.onUpdate])).toEqual([
    ['_AToB_A_fkey', 'cascade', 'cascade'],
    ['_AToB_B_fkey', 'cascade', 'cascade'],
  ])
})

test('what can’t be read has its place, and the rest is read', () => {
  const { design, notices } = readPrisma(
    'model A {\n  id Int @id\n  b Foo\n  c String @default(1)\n  d Int @db.Nonsense\n  e String = 3\n  f Int\n}\n\nmodel {\n}\nenum E {\n  x\n  x\n}\nview V {\n  id Int\n}\n',
  )
  expect(notices.map((it) => `${it.at?.line}:${it.at?.column} ${it.severity} ${it.message}`)).toMatchInlineSnapshot(`
    [
      "6:12 error A new line has to begin here",
      "10:7 error The model has no name",
      "11:1 error A block begins with model, view, enum, datasource or generator",
      "14:3 error E has a value x already",
      "3:5 error There is no type, model or enum Foo",
      "4:21 error This is no default for c",
      "5:9 error Postgres has no @db.Nonsense",
      "16:1 warning 1 view is left out: the text does not say what they select",
    ]
  `)
  const [table] = tablesOf(design)
  expect(table && columnsOf(design, table.id).map((it) => it.name)).toEqual(['id', 'c', 'd', 'e', 'f'])
})

test('attributes and arguments that Prisma does not have are told', () => {
  const { notices } = readPrisma(
    'model A {\n  id Int @id(clustered: true) @strange\n  @@shardKey([id])\n  @@index([id], length: 5)\n}\nenum E {\n  x @y\n  @@id([x])\n}\n',
  )
  expect(notices.map((it) => `${it.at?.line}:${it.at?.column} ${it.severity} ${it.message}`)).toEqual([
    '2:14 warning Prisma’s @id has no clustered in Postgres',
    '2:31 warning Prisma has no @strange here',
    '3:3 warning Prisma has no @@shardKey here',
    '4:17 warning Prisma’s @@index has no length in Postgres',
    '7:5 warning Prisma has no @y here',
    '8:3 warning Prisma has no @@id here',
  ])
})

test('generators that are not Prisma’s client are told of, and a name of more than 63 bytes is cut as Postgres cuts it', () => {
  const long = 'M'.repeat(70)
  const { design, notices } = readPrisma(`generator erd {
  provider = "prisma-erd-generator"
  theme    = "forest"
}
generator client {
  provider = "prisma-client"
  output   = "../made"
  outputs  = "../made"
}
model ${long} {
  id Int @id
}
`)
  expect(notices.map((it) => `${it.at?.line} ${it.severity} ${it.message}`)).toEqual([
    '8 warning Prisma’s client has no outputs',
    "1 info 1× generator erd: Prisma's client does that, so it stays in the text alone",
  ])
  expect(tablesOf(design).map((it) => it.name)).toEqual(['M'.repeat(63)])
})

test('numbers in an array take its type, as the engine casts them, and are written as they were', async () => {
  const text = `generator client {
  provider = "prisma-client"
  output   = "../made"
}
datasource db {
  provider = "postgresql"
}
model A {
  id Int     @id
  a  Float[] @default([1.5, 2])
}
`
  const { design } = readPrisma(text)
  const [table] = tablesOf(design)
  expect(table && columnsOf(design, table.id).map((it) => it.default)).toEqual([
    null,
    'ARRAY[(1.5)::double precision, (2)::double precision]',
  ])
  const written = prismaExporter.emit(design, prismaExporter.defaults).files.map(textOf)[0] ?? ''
  expect(written).toContain('@default([1.5, 2])')
  expect(
    await prismaDrift(
      written,
      plan(emptyDesign(), design).map((it) => `${it.sql};`),
    ),
  ).toBe('')
})
