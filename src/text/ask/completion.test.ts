import { beforeAll, describe, expect, test } from 'vitest'
import { loadParser } from '#import'
import { type Design, emptyDesign } from '#model'
import { languageById } from '../language.ts'
import { completionAt } from './completion.ts'

beforeAll(() => loadParser())

/** What is suggested where the sign stands, up to so many. */
function suggested(language: string, marked: string, design: Design = emptyDesign()): readonly string[] {
  const at = marked.indexOf('¦')
  const text = marked.replace('¦', '')
  return (completionAt({ language, text, at, design })?.items ?? []).map((it) => it.label)
}

const PRISMA = `enum Mood {
  HAPPY
  SAD
}

model User {
  id    Int    @id @default(autoincrement())
  email String @unique
  posts Post[]
}

`

const POST = `model Post {
  id       Int  @id
  authorId Int
  title    String
`

describe.each<readonly [typed: string, first: readonly string[]]>([
  ['¦', ['model', 'enum', 'view']],
  ['mo¦', ['model']],
  [`${POST}  mood ¦\n}`, ['String', 'Int', 'Boolean']],
  [`${POST}  mood Mo¦\n}`, ['Mood']],
  [`${POST}  author U¦\n}`, ['User', 'Unsupported']],
  [`${POST}  slug String ¦\n}`, ['@unique', '@default', '@map']],
  [`${POST}  slug String @db.¦\n}`, ['@db.VarChar', '@db.Char', '@db.Citext']],
  [`${POST}  made DateTime @default(¦`, ['now()', 'dbgenerated']],
  [`${POST}  made DateTime @up¦`, ['@updatedAt']],
  [`${POST}  mood Mood @default(¦)\n}`, ['HAPPY', 'SAD', 'dbgenerated'].slice(0, 2)],
  [`${POST}  author User @relation(fields: [¦`, ['authorId', 'id', 'title']],
  [`${POST}  author User @relation(fields: [authorId], references: [¦])\n}`, ['id', 'email']],
  [`${POST}  author User @relation(fields: [authorId], ¦)\n}`, ['references:', 'onDelete:', 'onUpdate:']],
  [`${POST}  author User @relation(fields: [authorId], references: [id], onDelete: ¦`, ['Cascade', 'SetNull']],
  [`${POST}\n  @@index([authorId, ¦])\n}`, ['id', 'title']],
  [`${POST}\n  @@u¦`, ['@@unique']],
  [`${POST}\n  @@index([title(¦)])\n}`, ['sort:', 'ops:']],
  [`${POST}  // a String ¦\n}`, []],
  [`${POST}  slug String @map("t¦")\n}`, []],
  ['model Group {\n  ¦\n}\n', ['id', '@@index']],
  ['enum Size {\n  SMALL @¦\n}', ['@map']],
])('Prisma: %s', (typed, first) => {
  test('suggests what fits', () => {
    expect(suggested('prisma', PRISMA + typed).slice(0, first.length || 1)).toEqual(first)
  })
})

test('Prisma: a model to which others refer is asked for the way back', () => {
  const text =
    'model Team {\n  id Int @id\n  ¦\n}\nmodel Hero {\n  id Int @id\n  team Team @relation(fields: [id], references: [id])\n}\n'
  expect(suggested('prisma', text)[0]).toBe('heros')
})

const SQL = `CREATE TYPE mood AS ENUM ('happy', 'sad');
CREATE TABLE users (
  id bigint PRIMARY KEY,
  email text NOT NULL,
  "Full Name" text
);
`
const POSTS = 'CREATE TABLE posts (\n  id bigint,\n  author_id bigint,\n  title text'

describe.each<readonly [typed: string, first: readonly string[]]>([
  ['¦', ['CREATE TABLE', 'ALTER TABLE']],
  ['CREATE ¦', ['TABLE', 'INDEX']],
  [`${POSTS},\n  ¦\n);`, ['id', 'CONSTRAINT', 'PRIMARY KEY']],
  [`${POSTS},\n  made t¦\n);`, ['text', 'timestamptz']],
  [`${POSTS},\n  slug text ¦`, ['NOT NULL', 'DEFAULT', 'REFERENCES']],
  [`${POSTS},\n  slug text NOT ¦`, ['NULL']],
  [`${POSTS},\n  made timestamptz DEFAULT n¦`, ['now', 'NULL', 'nextval']],
  [`${POSTS} REFERENCES ¦`, ['users']],
  [`${POSTS} REFERENCES users (¦`, ['id', 'email', 'Full Name']],
  [`${POSTS} REFERENCES users (id) ON DELETE ¦`, ['CASCADE', 'SET NULL']],
  [`${POSTS},\n  FOREIGN KEY (¦`, ['id', 'author_id', 'title']],
  [`${POSTS},\n  UNIQUE (author_id, ¦)\n);`, ['id', 'title']],
  [`${POSTS},\n  CONSTRAINT long CHECK (¦)\n);`, ['id', 'author_id', 'title', 'lower']],
  ['CREATE INDEX ON ¦', ['users']],
  ['CREATE INDEX ON users (e¦', ['email', 'extract']],
  ['CREATE INDEX ON users USING ¦', ['btree', 'gin']],
  ['ALTER TABLE ¦', ['users']],
  ['ALTER TABLE users ¦', ['ADD COLUMN', 'ADD CONSTRAINT']],
  ['ALTER TABLE users DROP COLUMN ¦', ['id', 'email', 'Full Name']],
  ['ALTER TABLE users ADD COLUMN age ¦', ['text', 'bigint']],
  ['ALTER TABLE users ALTER COLUMN email ¦', ['TYPE', 'SET NOT NULL']],
  ['CREATE VIEW v AS SELECT u.¦ FROM users u;', ['id', 'email', 'Full Name']],
  ['CREATE VIEW v AS SELECT e¦ FROM users;', ['email', 'extract']],
  ['COMMENT ON TABLE ¦', ['users']],
  ['COMMENT ON COLUMN users.¦', ['id', 'email']],
  ['-- CREATE ¦', []],
  ["COMMENT ON TABLE users IS 'u¦'", []],
])('SQL: %s', (typed, first) => {
  test('suggests what fits', () => {
    expect(suggested('sql', SQL + typed).slice(0, first.length || 1)).toEqual(first)
  })
})

test('SQL: a name that needs quotes comes with them', () => {
  const text = `${SQL}ALTER TABLE users DROP COLUMN F`
  const found = completionAt({ language: 'sql', text, at: text.length, design: emptyDesign() })
  expect(found?.items.find((it) => it.label === 'Full Name')?.insert).toBe('"Full Name"')
  expect(found?.from).toBe(text.length - 1)
})

test('SQL: enums of the design are types, and their labels defaults', () => {
  const importer = languageById('prisma')?.importer
  const design = importer?.understand('enum mood {\n happy\n sad\n}').design
  expect(suggested('sql', 'CREATE TABLE a (\n  m mo¦', design)[0]).toBe('mood')
  expect(suggested('sql', 'CREATE TABLE a (\n  m mood DEFAULT ¦', design).slice(0, 2)).toEqual(["'happy'", "'sad'"])
})

const DBML = `Enum mood {
  happy
}
Table users as U {
  id integer [pk]
  email text
}
Table "order items" {
  id integer [pk]
}
`

describe.each<readonly [typed: string, first: readonly string[]]>([
  ['¦', ['Table', 'Enum', 'Ref']],
  ['Table posts {\n  id in¦\n}', ['integer', 'interval', 'inet']],
  ['Table posts {\n  m mo¦\n}', ['mood', 'money']],
  ['Table posts {\n  id integer [¦]\n}', ['pk', 'primary key', 'null']],
  ['Table posts {\n  user_id integer [ref: > ¦]\n}', ['user_id', 'U', 'users', 'order items']],
  ['Table posts {\n  user_id integer [ref: > users.¦', ['id', 'email']],
  ['Ref: posts.user_id > U.¦', ['id', 'email']],
  ['Ref: users.id > users.id [delete: ¦]', ['cascade', 'set null']],
  ['Table posts {\n  id integer\n  title text\n  indexes {\n    (id, ¦)\n  }\n}', ['title']],
  ['// Tab¦', []],
  ["Table posts {\n  id integer [note: 'h¦']\n}", []],
])('DBML: %s', (typed, first) => {
  test('suggests what fits', () => {
    expect(suggested('dbml', DBML + typed).slice(0, first.length || 1)).toEqual(first)
  })
})

const DRIZZLE = `import { pgTable, integer } from 'drizzle-orm/pg-core'

export const mood = pgEnum('mood', ['happy', 'sad'])
export const users = pgTable('users', {
  id: integer('id').primaryKey(),
  email: text('email'),
})

`
const OPEN = "export const posts = pgTable('posts', {\n  id: integer().primaryKey(),\n  authorId: integer('author_id')"

describe.each<readonly [typed: string, first: readonly string[]]>([
  ['¦', ['export const table', 'export const enum']],
  [`${OPEN},\n  title: ¦\n})`, ['text', 'integer', 'varchar']],
  [`${OPEN},\n  title: va¦\n})`, ['varchar', 'vector', 'interval'].slice(0, 1)],
  [`${OPEN},\n  m: mo¦`, ['mood']],
  [`${OPEN}.¦`, ['notNull', 'primaryKey', 'unique']],
  [`${OPEN}.references(¦)\n})`, ['users.id', 'posts.id']],
  [`${OPEN}.references(() => users.¦)\n})`, ['id', 'email']],
  [`${OPEN}.references(() => users.id, { onDelete: ¦ })\n})`, ["'cascade'", "'set null'"]],
  [`${OPEN}.references(() => users.id, { onDelete: '¦' })\n})`, ['cascade', 'set null']],
  [`${OPEN},\n  m: mood('m').default(¦)\n})`, ["'happy'", "'sad'"]],
  [`${OPEN},\n  title: varchar({ ¦ })\n})`, ['length', 'enum']],
  [`${OPEN},\n}, (t) => [¦])`, ['index', 'uniqueIndex', 'unique']],
  [`${OPEN},\n}, (table) => [index('x').¦])`, ['on', 'using', 'where']],
  [`${OPEN},\n}, (t) => [index('x').on(¦)])`, ['t.id', 't.authorId']],
  [`${OPEN},\n}, (t) => [index('x').on(t.¦)])`, ['id', 'authorId']],
  [`${OPEN},\n}, (t) => [primaryKey({ columns: [t.¦] })])`, ['id', 'authorId']],
  ['export const r = relations(¦', ['users']],
  ['export const r = relations(users, ({ one }) => ({ a: one(users, { fields: [¦', ['users.id', 'users.email']],
  ['import { pgT¦', ['pgTable', 'pgTableCreator']],
  ['// export ¦', []],
])('Drizzle: %s', (typed, first) => {
  test('suggests what fits', () => {
    expect(suggested('drizzle', DRIZZLE + typed).slice(0, first.length || 1)).toEqual(first)
  })
})

test('Drizzle: what a builder needs is imported', () => {
  const text = `${DRIZZLE}${OPEN},\n  title: varch`
  const [first] = completionAt({ language: 'drizzle', text, at: text.length, design: emptyDesign() })?.items ?? []
  const at = DRIZZLE.indexOf(' }')
  expect(first?.also).toEqual([{ from: at, to: at, text: ', varchar' }])
})

const SQLMODEL = `from sqlmodel import Field, Relationship, SQLModel

class Mood(str, Enum):
    happy = "happy"

class Team(SQLModel, table=True):
    id: int | None = Field(default=None, primary_key=True)
    name: str
    heroes: List["Hero"] = Relationship(back_populates="team")

`
const HERO =
  'class Hero(SQLModel, table=True):\n    id: int | None = Field(default=None, primary_key=True)\n    name: str\n'

describe.each<readonly [typed: string, first: readonly string[]]>([
  ['¦', ['class table', 'class Enum']],
  [`${HERO}    age: ¦`, ['str', 'int', 'bool']],
  [`${HERO}    mood: Mo¦`, ['Mood']],
  [`${HERO}    age: int = ¦`, ['Field', 'Relationship']],
  [`${HERO}    team_id: int = Field(¦`, ['default=', 'primary_key=', 'foreign_key=']],
  [`${HERO}    team_id: int = Field(foreign_key="¦`, ['team.id', 'hero.id']],
  [`${HERO}    team_id: int = Field(foreign_key="team.¦")`, ['id', 'name']],
  [`${HERO}    team: Team = Relationship(back_populates="¦")`, ['heroes']],
  [`${HERO}    team: Team = Relationship(¦)`, ['back_populates=', 'link_model=']],
  [`${HERO}    __table_args__ = (UniqueConstraint("¦"),)`, ['id', 'name']],
  [`${HERO}    team_id: int = Field(foreign_key="team.id", ondelete="¦")`, ['CASCADE', 'SET NULL']],
  [`${HERO}    team_id: int = Field(primary_key=¦)`, ['True', 'False']],
  [`${HERO}    ¦`, ['__tablename__', '__table_args__']],
  [`${HERO}    # age: ¦`, []],
])('SQLModel: %s', (typed, first) => {
  test('suggests what fits', () => {
    expect(suggested('sqlmodel', SQLMODEL + typed).slice(0, first.length || 1)).toEqual(first)
  })
})

test('SQLModel: what is suggested is imported, behind the imports or among those of its module', () => {
  const also = (text: string, label: string) =>
    completionAt({ language: 'sqlmodel', text, at: text.length, design: emptyDesign() })?.items.find(
      (it) => it.label === label,
    )?.also
  const text = `# file: other.py\nfrom datetime import date\n# file: models.py\n${SQLMODEL}${HERO}    born: `
  const at = text.indexOf('SQLModel\n') + 'SQLModel'.length
  expect(also(text, 'date')).toEqual([{ from: at, to: at, text: '\nfrom datetime import date' }])
  expect(also(text, 'int')).toBeUndefined()
  const listed = `from sqlmodel import (\n    SQLModel,\n)\nclass Hero(SQLModel, table=True):\n    name: str = `
  const end = listed.indexOf(',\n)')
  expect(also(listed, 'Field')).toEqual([{ from: end, to: end, text: ', Field' }])
  expect(also('# Models.\n', 'class Enum')).toEqual([{ from: 10, to: 10, text: 'from enum import Enum\n' }])
})
