import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { format as formatByPrisma } from '@prisma/prisma-schema-wasm'
import { beforeAll, describe, expect, test } from 'vitest'
import { loadParser } from '#import'
import { drizzleProjects, projectText } from '../../../test/drizzle-projects.ts'
import { formatPrisma } from './format/prisma.ts'
import { formatted } from './format.ts'

beforeAll(() => loadParser())

const textOf = async (language: string, text: string): Promise<string> => {
  const made = await formatted({ language, text })
  if ('refused' in made) throw new Error(made.refused)
  return made.text
}

test.each([
  [
    'prisma',
    'model  A{\nid Int @id // key\n\n  longer   String?@unique @db.VarChar( 80 )\n@@map("a")\n}',
    'model A {\n  id Int @id // key\n\n  longer String? @unique @db.VarChar(80)\n\n  @@map("a")\n}\n',
  ],
  [
    'dbml',
    "Table a{\nid   integer [pk,note:'a  b'] // key\nup integer\n}\nRef: a.up>a.id",
    "Table a {\n  id integer [pk, note: 'a  b'] // key\n  up integer\n}\nRef: a.up > a.id\n",
  ],
  [
    'sqlmodel',
    'class A(SQLModel,table = True):\n    id:int = Field( primary_key = True ) # key\nclass B(SQLModel):\n    n :str\n',
    'class A(SQLModel, table=True):\n    id: int = Field(primary_key=True)  # key\n\n\nclass B(SQLModel):\n    n: str\n',
  ],
  [
    'drizzle',
    "import { pgTable, text } from 'drizzle-orm/pg-core'\nexport const a=pgTable('a',{id:text('id').primaryKey() // key\n})\n",
    "import { pgTable, text } from 'drizzle-orm/pg-core'\nexport const a = pgTable('a', {\n  id: text('id').primaryKey() // key\n})\n",
  ],
  [
    'sql',
    'CREATE TABLE a (id bigint   primary key, -- key\nname text);CREATE INDEX   ON a (name);',
    'CREATE TABLE a (\n  id bigint primary key, -- key\n  name text\n);\nCREATE INDEX ON a (name);\n',
  ],
])('%s is laid out, its comments kept', async (language, text, tidy) => {
  expect(await textOf(language, text)).toBe(tidy)
  expect(await textOf(language, tidy)).toBe(tidy)
})

test.each([
  ['prisma', 'model A {'],
  ['sql', 'CREATE TABLE ('],
  ['dbml', 'Table a {'],
])('%s that can’t be read is left alone, with the reason', async (language, text) => {
  expect(await formatted({ language, text })).toMatchObject({
    refused: expect.stringMatching(/readable first\. Line 1/),
  })
})

test('what Postgres alone can tell apart, and the code of functions, stay as they are', async () => {
  const body = 'AS $$  select   1  $$'
  expect(await textOf('sql', `CREATE FUNCTION f() RETURNS int LANGUAGE sql ${body};\n`)).toContain(body)
})

const corpus = new URL('../../../../shared/corpus/', import.meta.url)
const there = existsSync(corpus)
const MOST = 8_000

function small(folder: string, ending: string): readonly string[] {
  const own = new URL(`${folder}/`, corpus)
  const all = there ? readdirSync(own, { recursive: true, encoding: 'utf8' }) : []
  return all
    .filter((name) => name.endsWith(ending) && statSync(new URL(name, own)).size < MOST)
    .slice(0, 6)
    .map((name) => readFileSync(new URL(name, own), 'utf8').replace(/\r\n/g, '\n'))
}

describe('real texts', () => {
  if (!there) test.skip('skipped: ../shared/corpus is not here', () => undefined)

  test.each([
    ['prisma', small('prisma', '.prisma')],
    ['dbml', small('dbml', '.dbml')],
    ['sqlmodel', small('sqlmodel', '.py')],
    ['sql', small('sql-postgres', '.sql')],
    ['drizzle', drizzleProjects.map(projectText).filter((it) => it.length < MOST)],
  ])('%s: laid out twice is laid out once', async (language, texts) => {
    for (const text of texts) {
      const made = await formatted({ language, text })
      if ('text' in made) expect(await textOf(language, made.text)).toBe(made.text)
      else expect(made.refused).toMatch(/readable/)
    }
  })

  // Prisma's own moves attributes of a block behind its fields; ours leaves lines where they are.
  const MOVED = new Set(['open-saas.prisma', 'civitai-full.prisma'])
  const names = there
    ? readdirSync(new URL('prisma/', corpus)).filter((it) => it.endsWith('.prisma') && !MOVED.has(it))
    : []
  test.each(names)('%s is laid out as Prisma does', (name) => {
    const text = readFileSync(new URL(`prisma/${name}`, corpus), 'utf8').replace(/\r\n/g, '\n')
    const asked = { textDocument: { uri: 'file:/a.prisma' }, options: { tabSize: 2, insertSpaces: true } }
    const [[, theirs]] = JSON.parse(formatByPrisma(JSON.stringify([['file:/a.prisma', text]]), JSON.stringify(asked)))
    expect(formatPrisma(text)).toBe(theirs.replace(/[ \t]+$/gm, ''))
  })
})
