import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { beforeAll, describe, expect, test } from 'vitest'
import { randomFrom } from '#base'
import { loadParser } from '#import'
import { apply, createDesignStore, type Design, emptyDesign, holdText, type Id, make, object, tablesOf } from '#model'
import { drizzleProjects, projectText } from '../../../test/drizzle-projects.ts'
import { type Language, languageById } from '../language.ts'
import { shownText, typed } from '../type.ts'
import { hoverAt } from './hover.ts'
import { namesOf } from './names.ts'
import { placesNamedAs } from './places.ts'
import { renameableAt, renamedAt } from './rename.ts'

beforeAll(() => loadParser())

/** The design that a text says, with the text beside it. */
function beside(id: string, text: string): Design {
  const language = languageById(id) as Language
  const read = language.importer.likeHeld(language.importer.understand(text).design, emptyDesign()).design
  return apply(read, holdText(read, { language: id, path: language.path, text }))
}

/** A text, and the place in it where the sign stands. */
function asked(language: string, marked: string, of?: Design) {
  const text = marked.replace('¦', '')
  return { language, text, at: marked.indexOf('¦'), design: of ?? beside(language, text) }
}

const linesOfPlaces = (it: ReturnType<typeof asked>) =>
  placesNamedAs(it).map(({ from, to, declares }) => {
    const line = it.text.slice(0, from).split('\n').length
    return `${line} ${it.text.slice(from, to)}${declares ? ' declares' : ''}`
  })

const PRISMA = `model User {
  id    Int    @id
  posts Post[]
  @@map("users")
}

model Post {
  id       Int  @id
  authorId Int
  author   User @relation(fields: [authorId], references: [id])

  @@index([authorId])
}
`
const DRIZZLE = `import { index, integer, pgTable } from 'drizzle-orm/pg-core'
export const users = pgTable('users', { id: integer('id').primaryKey() })
export const posts = pgTable('posts', { author: integer('author_id').references(() => users.id) }, (t) => [index().on(t.author)])
`
const SQLMODEL = `class Team(SQLModel, table=True):
    id: int = Field(primary_key=True)
    heroes: List["Hero"] = Relationship(back_populates="team")

class Hero(SQLModel, table=True):
    id: int = Field(primary_key=True)
    team_id: int = Field(foreign_key="team.id")
    team: Team = Relationship(back_populates="heroes")
`
const DBML = `Table users {
  id integer [pk]
}
Table posts {
  author integer [ref: > users.id]
  indexes {
    author
  }
}
`

describe.each<readonly [language: string, text: string, places: readonly string[]]>([
  ['prisma', PRISMA.replace('author   User', 'author   Us¦er'), ['1 User declares', '4 users', '10 User']],
  [
    'prisma',
    PRISMA.replace('[authorId], ref', '[author¦Id], ref'),
    ['9 authorId declares', '10 authorId', '12 authorId'],
  ],
  ['prisma', PRISMA.replace('references: [id]', 'references: [¦id]'), ['2 id declares', '10 id']],
  ['drizzle', DRIZZLE.replace('users.id)', 'users.¦id)'), ['2 id declares', '2 id', '3 id']],
  ['drizzle', DRIZZLE.replace('t.author', 't.¦author'), ['3 author declares', '3 author_id', '3 author']],
  ['sqlmodel', SQLMODEL.replace('"team.id"', '"te¦am.id"'), ['1 Team declares', '7 team', '8 Team']],
  ['sqlmodel', SQLMODEL.replace('"Hero"', '"He¦ro"'), ['3 Hero', '5 Hero declares']],
  ['sqlmodel', SQLMODEL.replace('"team.id"', '"team.i¦d"'), ['2 id declares', '7 id']],
  ['dbml', DBML.replace('> users', '> us¦ers'), ['1 users declares', '5 users']],
  ['dbml', DBML.replace('    author', '    auth¦or'), ['5 author declares', '7 author']],
])('%s: %s', (language, marked, places) => {
  test('finds all places of a name, and which declares it', () => {
    expect(linesOfPlaces(asked(language, marked))).toEqual(places)
  })
})

const SCRIPT = `CREATE TYPE mood AS ENUM ('happy');
CREATE TABLE users (id bigint, how mood, PRIMARY KEY (id));
CREATE TABLE posts (user_id bigint REFERENCES users (id), CHECK (user_id > 0));
CREATE INDEX ON posts (user_id);
COMMENT ON COLUMN users.how IS 'a mood';
CREATE VIEW v AS SELECT u.id FROM users u JOIN posts p ON p.user_id = u.id;
`

/** What the script makes, as far as it is named here. */
function scripted(): Design {
  const text =
    'enum mood {\n happy\n}\nmodel users {\n id BigInt @id\n how mood\n}\nmodel posts {\n user_id BigInt @id\n}\n'
  const { design } = (languageById('prisma') as Language).importer.understand(text)
  const view = make('view', { name: 'v', parent: 'schema:public' as Id, rank: 'a0', query: 'SELECT 1' })
  return apply(design, [{ op: 'add', object: view }])
}

describe.each<readonly [marked: string, places: readonly string[]]>([
  [SCRIPT.replace('REFERENCES users', 'REFERENCES us¦ers'), ['2 users declares', '3 users', '5 users', '6 users']],
  [SCRIPT.replace('KEY (id)', 'KEY (¦id)'), ['2 id declares', '2 id', '3 id', '6 id', '6 id']],
  [SCRIPT.replace('p.user_id', 'p.user¦_id'), ['3 user_id declares', '3 user_id', '4 user_id', '6 user_id']],
  [SCRIPT.replace('how mood', 'how mo¦od'), ['1 mood declares', '2 mood']],
  [SCRIPT.replace('users.how', 'users.h¦ow'), ['2 how declares', '5 how']],
])('SQL: %s', (marked, places) => {
  test('finds all places of a name, as Postgres parses them', () => {
    expect(linesOfPlaces(asked('sql', marked, scripted()))).toEqual(places)
  })
})

test('what is said of a name is its SQL, its keys and its comment, and no Markdown of theirs', () => {
  const text = PRISMA.replace('  authorId Int\n', '  /// <b>x</b> [y](http://evil.example) **z**\n  authorId Int\n')
  const design = beside('prisma', text)
  const { markdown = '' } = hoverAt({ language: 'prisma', text, at: text.indexOf('authorId Int'), design }) ?? {}
  expect(markdown).toContain('column ` Post.authorId `')
  expect(markdown).toContain('"authorId" integer NOT NULL')
  expect(markdown).toContain('FOREIGN KEY ("authorId") REFERENCES users (id)')
  expect(markdown).toContain('\\<b\\>x\\<\\/b\\> \\[y\\]\\(http\\:\\/\\/evil\\.example\\) \\*\\*z\\*\\*')
})

test('a name that is the table’s is changed in the design, and what goes by it elsewhere', () => {
  const it = asked('prisma', PRISMA.replace('model Post', 'model Po¦st'))
  const made = renamedAt(it, 'Article')
  expect(
    'changes' in made &&
      tablesOf(apply(it.design, made.changes))
        .map(({ name }) => name)
        .sort(),
  ).toEqual(['Article', 'users'])
})

test('a name that is the client’s alone is changed in the text; the string beside it is the table’s', () => {
  const model = asked('prisma', PRISMA.replace('model User', 'model Us¦er'))
  expect(renamedAt(model, 'Person')).toEqual({ text: model.text.replaceAll('User', 'Person') })
  const string = asked('prisma', PRISMA.replace('"users"', '"us¦ers"'))
  const made = renamedAt(string, 'people')
  expect(
    'changes' in made &&
      tablesOf(apply(string.design, made.changes))
        .map(({ name }) => name)
        .sort(),
  ).toEqual(['Post', 'people'])
})

test('a class whose table is called by it takes the strings along that call the table so', () => {
  const it = asked('sqlmodel', SQLMODEL.replace('class Team', 'class Te¦am'))
  const made = renamedAt(it, 'Squad')
  expect(made).toEqual({
    text: it.text
      .replace('class Team', 'class Squad')
      .replace('team: Team', 'team: Squad')
      .replace('"team.id"', '"squad.id"'),
  })
})

test.each([
  ['prisma', PRISMA.replace('model Post', 'model Po¦st'), 'two words', /can’t be a name here/],
  ['prisma', PRISMA.replace('model Post', 'model Po¦st'), 'users', /There is a table “users” already/],
  ['prisma', PRISMA.replace('model User', 'model Us¦er'), 'Post', /Post already/],
  ['dbml', DBML.replace('Table posts', 'Table po¦sts'), 'a b', /double quotes/],
  ['dbml', DBML.replace('Table posts', 'Table po¦sts'), '', /at least one letter/],
  ['dbml', DBML.replace('Table posts', 'Table po¦sts'), 'x'.repeat(64), /too long/],
  ['dbml', DBML.replace('> users', '> users').replace('integer [pk]', 'int¦eger [pk]'), 'x', /Nothing here/],
  ['prisma', `${PRISMA.replace('model Post', 'model Po¦st')}\nmodel {`, 'Article', /readable first/],
])('%s: %s is refused as %s, with the reason', (language, marked, name, reason) => {
  const made = renamedAt(asked(language, marked), name)
  expect('refused' in made && made.refused).toMatch(reason)
})

test('what has no name can’t be renamed', () =>
  expect(renameableAt(asked('dbml', DBML.replace('integer [pk]', 'int¦eger [pk]')))).toHaveProperty('refused'))

const corpus = new URL('../../../../shared/corpus/', import.meta.url)
const there = existsSync(corpus)
const MOST = 12_000

/** Small ones of the real texts in a language. */
function real(folder: string, ending: string): readonly string[] {
  const own = new URL(`${folder}/`, corpus)
  const all = there ? readdirSync(own, { recursive: true, encoding: 'utf8' }) : []
  const small = all.filter((name) => name.endsWith(ending) && statSync(new URL(name, own)).size < MOST)
  return small.slice(0, 5).map((name) => readFileSync(new URL(name, own), 'utf8').replace(/\r\n/g, '\n'))
}

const COMMENT = /^\s*(?:\/\/(?!\/)|#).*$/gm

/** Names that stand at random places of real texts. */
function namedAtRandom(language: Language, text: string): void {
  const design = beside(language.id, text)
  const { mentions } = namesOf({ language: language.id, text, design })
  const { wording } = language.importer.understand(text)
  const called = new Set(wording.values())
  const random = randomFrom(text.length)
  for (const at of mentions) {
    const it = object(design, at.about)
    const words = text.slice(at.from, at.to).replace(/^"(.*)"$/, '$1')
    if (at.role === '') expect([it?.name, called.has(words) ? words : null]).toContain(words)
  }
  const declared = new Set(mentions.flatMap((it) => (it.declares ? [it.about] : [])))
  for (const it of mentions) if (!it.inDatabase) expect(declared).toContain(it.about)
  for (let i = 0; i < 2 && mentions.length > 0; i++) {
    const here = mentions[Math.floor(random() * mentions.length)] as (typeof mentions)[number]
    const made = renamedAt({ language: language.id, text, at: here.from, design }, `Renamed${i}`)
    expect(made).not.toHaveProperty('refused')
    const store = createDesignStore(design)
    if ('changes' in made) store.commit(made.title, made.changes)
    else if ('text' in made)
      store.commit(
        'type',
        typed(language, design, { before: { text, sound: text, former: false }, text: made.text }).changes,
      )
    if ('changes' in made) expect(object(store.design(), here.about)?.name).toBe(`Renamed${i}`)
    const shown = shownText(language, store.design())?.text ?? ''
    expect(shown).toContain(`Renamed${i}`)
    expect(shown.match(COMMENT)).toEqual(text.match(COMMENT))
    expect([...store.design().objects.buckets.keys()].sort()).toEqual([...design.objects.buckets.keys()].sort())
    store.undo()
    expect(store.design().objects).toEqual(design.objects)
    expect(shownText(language, store.design())?.text).toBe(text)
  }
}

describe('real texts', () => {
  if (!there) test.skip('skipped: ../shared/corpus is not here', () => undefined)
  const small = (texts: readonly string[]) => texts.filter((it) => it.length < MOST)
  test.each([
    ['prisma', real('prisma', '.prisma')],
    ['dbml', real('dbml', '.dbml')],
    ['sqlmodel', real('sqlmodel', '.py')],
    ['drizzle', small(drizzleProjects.map(projectText)).slice(0, 2)],
  ] as const)('%s: each name is what it says, and another name is one step there and back', (id, texts) => {
    const language = languageById(id) as Language
    for (const text of texts) {
      const isSound = !language.importer.understand(text).notices.some((it) => it.severity === 'error')
      if (isSound) namedAtRandom(language, text)
    }
  })
})
