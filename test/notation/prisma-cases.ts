const HEAD = `generator client {
  provider        = "prisma-client"
  output          = "../client"
  previewFeatures = ["partialIndexes", "views", "postgresqlExtensions"]
}
`
const source = (more = ''): string => `${HEAD}\ndatasource db {\n  provider = "postgresql"\n${more}}\n\n`

/** Each valid in Prisma, and each read so that Prisma's own engine has nothing to change in the database we make of it. */
export const PRISMA_CASES: Readonly<Record<string, string>> = {
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
  p Json @default("{\\"b\\": 1.50, \\"a\\": [true, null]}")
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

model AModelWithANameThatIsLongInItself {
  id     Int @id
  others AnotherModelWhoseNameIsLongInItselfToo[]
}

model AnotherModelWhoseNameIsLongInItselfToo {
  id     Int @id
  others AModelWithANameThatIsLongInItself[]
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
`,
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
