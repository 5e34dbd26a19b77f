import { afterAll, expect, test } from 'vitest'
import { plan } from '#migrate'
import { columnsOf, emptyDesign, foreignKeysOf, indexesOf, rootsOf, tablesOf, typeName } from '#model'
import { closeDatabase } from '../../../test/oracles/database.ts'
import { prismaDrift, prismaValidate } from '../../../test/oracles/prisma.ts'
import { readPrisma } from './read.ts'

afterAll(closeDatabase)

const HEAD = `generator client {
  provider        = "prisma-client"
  output          = "../client"
  previewFeatures = ["partialIndexes", "views", "postgresqlExtensions"]
}
`
const source = (more = ''): string => `${HEAD}\ndatasource db {\n  provider = "postgresql"\n${more}}\n\n`

/** Each valid in Prisma, and each read so that Prisma's own engine has nothing to change in the database we make of it. */
const CASES: Readonly<Record<string, string>> = {
  'every scalar and native type': `${source()}
model Everything {
  id   Int @id
  a1 String
  a2 String? @db.VarChar(80)
  a3 String @db.Char(2)
  a4 String @db.Uuid
  a5 String @db.Xml
  a6 String @db.Inet
  a7 String @db.Bit(3)
  a8 String @db.VarBit(8)
  a9 String @db.Text
  b1 Boolean
  b2 Boolean? @db.Boolean
  c1 Int @db.SmallInt
  c2 Int @db.Integer
  c3 Int @db.Oid
  c4 BigInt
  c5 BigInt @db.BigInt
  d1 Float
  d2 Float @db.Real
  d3 Float @db.DoublePrecision
  d4 Decimal
  d5 Decimal @db.Decimal(10, 2)
  d6 Decimal @db.Money
  e1 DateTime
  e2 DateTime @db.Timestamp(0)
  e3 DateTime @db.Timestamptz(6)
  e4 DateTime @db.Date
  e5 DateTime @db.Time(3)
  e6 DateTime @db.Timetz(6)
  f1 Json
  f2 Json @db.Json
  f3 Json? @db.JsonB
  g1 Bytes
  g2 Bytes @db.ByteA
  h1 String[]
  h2 Int[] @db.SmallInt
  h3 DateTime[] @db.Timestamptz(3)
  i1 Unsupported("cidr")
  i2 Unsupported("tsvector")?
  i3 Unsupported("int4range")[]
}
`,
  'every form of default': `${source()}
enum Mood {
  happy
  so_so @map("so so")

  @@map("mood")
}

model Defaults {
  id Int @id @default(autoincrement())
  big BigInt @default(autoincrement())
  small Int @default(autoincrement()) @db.SmallInt
  a String @default("it's \\"so\\" \\\\ here")
  b String @default(uuid())
  c String @default(uuid(7))
  d String @default(cuid())
  e String @default(cuid(2))
  f String @default(nanoid(10))
  g String @default(ulid())
  h DateTime @default(now())
  i DateTime @updatedAt
  j DateTime @default("2020-01-31T10:20:30.500Z") @db.Timestamptz(3)
  k Boolean @default(true)
  l Int @default(-5)
  m Float @default(2.5)
  n Decimal @default(1.25) @db.Decimal(6, 2)
  o BigInt @default(9007199254740993)
  p Json @default("{\\"b\\": 1, \\"a\\": [true, null]}")
  q Bytes @default("aGVsbG8=")
  r Mood @default(so_so)
  s Mood[] @default([happy, so_so])
  t String[] @default(["a", "b c"])
  u Int[] @default([1, 2])
  v String[] @default([])
  w String @default(dbgenerated("gen_random_uuid()")) @db.Uuid
  x DateTime @default(dbgenerated("(now() + '30 days'::interval)"))
  y String @default("active") @db.VarChar(20)
}
`,
  'keys and indexes': `${source()}
model Keyed {
  a Int
  b Int
  c String @unique(map: "keyed_c") @db.VarChar(40)
  d Json
  e String[]
  f DateTime @unique(sort: Desc)
  g Boolean?
  h String @db.Inet

  @@id([a, b], name: "ab", map: "the key")
  @@unique([b, c], name: "client")
  @@unique([a(sort: Desc), c], map: "wide")
  @@index([a])
  @@index([a, b(sort: Desc)], map: "by_b")
  @@index([c], type: Hash)
  @@index([d(ops: JsonbPathOps)], type: Gin)
  @@index([d], type: Gin, map: "d_usual")
  @@index([e(ops: ArrayOps)], type: Gin)
  @@index([h(ops: InetOps)], type: Gist)
  @@index([f(ops: TimestampMinMaxMultiOps)], type: Brin)
  @@index([b], where: raw("(g IS NULL)"), map: "part")
}

model VeryLongNameOfATableThatGoesOnAndOnUntilItIsTooLongForPostgresItself {
  aColumnWithALongNameToo     Int @id
  anotherColumnWithALongNameToo Int @unique

  @@index([aColumnWithALongNameToo, anotherColumnWithALongNameToo])
  @@map("very_long_name_of_a_table_that_goes_on_and_on_until_63_bytes")
}
`,
  'relations of every kind': `${source()}
model User {
  id       Int    @id @default(autoincrement())
  email    String @unique
  posts    Post[] @relation("written")
  edited   Post[] @relation("edited")
  profile  Profile?
  boss     User?  @relation("bosses", fields: [bossId], references: [id])
  bossId   Int?   @map("boss_id")
  reports  User[] @relation("bosses")
  friends  User[] @relation("friends")
  friendOf User[] @relation("friends")
}

model Profile {
  user   User   @relation(fields: [email], references: [email], onDelete: Cascade, onUpdate: Restrict, map: "profile of")
  email  String @id
}

model Post {
  slug     String
  lang     String @db.Char(2)
  author   User   @relation("written", fields: [authorId], references: [id], onDelete: NoAction, onUpdate: NoAction)
  authorId Int    @default(1)
  editor   User?  @relation("edited", fields: [editorId], references: [id], onDelete: SetDefault)
  editorId Int?
  tags     Tag[]
  notes    Note[]

  @@id([slug, lang])
}

model Note {
  id   Int     @id
  post Post?   @relation(fields: [slug, lang], references: [slug, lang])
  slug String?
  lang String? @db.Char(2)
  tags Tag[]   @relation("marked")

  @@map("notes")
}

model Tag {
  id    String @id @db.Uuid
  marks Note[] @relation("marked")
  post  Post?  @relation(fields: [slug, lang], references: [slug, lang])
  slug  String?
  lang  String? @db.Char(2)
}
`.replace('  tags     Tag[]\n', '  tags     Tag[]\n'),
  'schemas, extensions, comments and what is ignored': `${source('  schemas    = ["public", "billing", "empty"]\n  extensions = [citext, pg_trgm(map: "pg_trgm")]\n')}
/// Who pays.
/// Or should.
model Customer {
  /// As it is written on the bill.
  name  String @db.Citext
  id    Int    @id
  state State  @default(open)
  bills Bill[]

  @@index([name(ops: raw("gin_trgm_ops"))], type: Gin)
  @@map("customers")
  @@schema("billing")
}

model Bill {
  id         Int      @id
  customer   Customer @relation(fields: [customerId], references: [id])
  customerId Int      @map("customer_id")
  secret     String   @ignore

  @@map("bills")
  @@schema("public")
}

model Nothing {
  a Int?

  @@ignore
  @@schema("public")
}

enum State {
  open
  closed @map("shut up")

  @@map("state")
  @@schema("billing")
}
`,
}

test.each(Object.entries(CASES))('%s', async (name, text) => {
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
  const { design, notices } = readPrisma(CASES['schemas, extensions, comments and what is ignored'] ?? '')
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
