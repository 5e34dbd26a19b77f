import { afterAll, beforeAll, expect, test } from 'vitest'
import { sqlExporter, textOf } from '#export'
import { ScriptReader } from '#import'
import {
  all,
  columnsOf,
  createDesignStore,
  type Design,
  emptyDesign,
  heldText,
  pathOf,
  rootsOf,
  tablesOf,
} from '#model'
import { openTestPostgres } from '../../../test/open-postgres.ts'
import { readOnce } from './memory.ts'
import { typeSql } from './type-sql.ts'

const reader = new ScriptReader(openTestPostgres)
let asked: number[] = []
const counted = readOnce((script) => {
  asked.push(script.pieces.length)
  return reader.read(script)
})
beforeAll(() => reader.ready())
afterAll(() => reader.close())

const BLOG = `-- the head
CREATE TABLE users (
  id    serial PRIMARY KEY, -- the key
  email varchar(80) NOT NULL UNIQUE,
  name  text
);

/* what they write */
CREATE TABLE posts (
  id      int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  user_id int NOT NULL REFERENCES users (id) ON DELETE CASCADE,
  title   text
);
CREATE INDEX by_title ON posts (title);

CREATE VIEW titles AS SELECT u.name, p.title FROM users u JOIN posts p ON p.user_id = u.id;
CREATE TABLE tags (id int PRIMARY KEY, label text CHECK (label <> ''));
`

const written = (design: Design) => sqlExporter.emit(design, sqlExporter.defaults).files.map(textOf).join('')

async function start(text = BLOG) {
  const store = createDesignStore(emptyDesign())
  let shown = written(store.design())
  const type = async (now: string) => {
    asked = []
    const before = { text: shown, sound: shown, former: false }
    const done = await typeSql(counted, store.design(), { before, text: now })
    store.commit('type', done.changes)
    if (done.notices.length === 0) shown = now
    return done
  }
  const first = await type(text)
  expect(first.notices).toEqual([])
  return { store, type, shown: () => shown }
}

const table = (design: Design, name: string) => tablesOf(design).find((it) => it.name === name)
const names = (design: Design, name: string) => columnsOf(design, table(design, name)?.id as never).map((it) => it.name)
const paths = (design: Design) => [...all(design.objects)].map((it) => `${it.kind} ${pathOf(design, it.id)}`).sort()

test('a text typed into an empty design makes it, and one undo takes it back', async () => {
  const { store } = await start()
  expect(
    tablesOf(store.design())
      .map((it) => it.name)
      .sort(),
  ).toEqual(['posts', 'tags', 'users'])
  expect(heldText(store.design(), 'sql')?.lines.join('\n')).toBe(BLOG)
  store.undo()
  expect(tablesOf(store.design())).toEqual([])
})

test('a column line, a type, a new name: the rest keeps its ids', async () => {
  const { store, type } = await start()
  const before = store.design()
  await type(BLOG.replace('  name  text\n', "  name  text,\n  phone text DEFAULT '-'\n"))
  expect(names(store.design(), 'users')).toEqual(['id', 'email', 'name', 'phone'])
  // Tables that only refer to users need not run.
  expect(asked.every((count) => count <= 2)).toBe(true)
  expect(
    [...all(before.objects)].filter((it) => !store.design().objects.buckets.has(it.id) && it.parent === null),
  ).toEqual([])
  const email = columnsOf(store.design(), table(store.design(), 'users')?.id as never)[1]
  await type(BLOG.replace('varchar(80)', 'citext').replace('email', 'mail'))
  const now = columnsOf(store.design(), table(store.design(), 'users')?.id as never)
  expect(now[1]).toMatchObject({ name: 'mail', type: { name: 'citext' } })
  void email
})

test('a column under a new name is the same column', async () => {
  const { store, type } = await start()
  const [, email] = columnsOf(store.design(), table(store.design(), 'users')?.id as never)
  await type(BLOG.replace('email varchar', 'mail varchar'))
  const [, mail] = columnsOf(store.design(), table(store.design(), 'users')?.id as never)
  expect(mail).toMatchObject({ id: email?.id, name: 'mail' })
})

test('a table under a new name, wherever it is named, is the same table', async () => {
  const { store, type } = await start()
  const id = table(store.design(), 'users')?.id
  await type(BLOG.replaceAll('users', 'people'))
  expect(table(store.design(), 'people')?.id).toBe(id)
  expect(paths(store.design())).toContain('unique people.people_email_key')
})

test('a statement that is deleted, an index, a view, ten statements', async () => {
  const { store, type } = await start()
  await type(BLOG.replace(/CREATE TABLE tags.*\n/, ''))
  expect(table(store.design(), 'tags')).toBeUndefined()
  await type(`${BLOG}CREATE INDEX ON users (lower(name));\nCREATE VIEW mails AS SELECT email FROM users;\n`)
  expect(paths(store.design())).toContain('index users.users_lower_idx')
  const view = rootsOf(store.design(), 'view').find((it) => it.name === 'mails')
  expect(view?.uses.length).toBeGreaterThan(0)
  const ten = Array.from(
    { length: 10 },
    (_, i) => `CREATE TABLE t${i} (id int PRIMARY KEY, up int REFERENCES t${Math.max(0, i - 1)});`,
  )
  await type(`${BLOG}${ten.join('\n')}\n`)
  expect(tablesOf(store.design()).length).toBe(13)
  store.undo()
  expect(paths(store.design())).toContain('index users.users_lower_idx')
})

test('what Postgres refuses is told at its place, and nothing is done', async () => {
  const { store, type } = await start()
  const { objects } = store.design()
  const { notices } = await type(BLOG.replace('  name  text\n', '  name  text,,\n'))
  expect(notices).toMatchObject([
    { severity: 'error', message: 'syntax error at or near ","', at: { line: 5, column: 14 } },
  ])
  expect(store.design().objects).toBe(objects)
  const refused = await type(`${BLOG}CREATE INDEX ON posts (tittle);\n`)
  expect(refused.notices).toMatchObject([{ message: 'column "tittle" does not exist', at: { line: 18 } }])
  expect(store.design().objects).toBe(objects)
  expect(heldText(store.design(), 'sql')?.draft?.at(-2)).toBe('CREATE INDEX ON posts (tittle);')
  const wrong = await type(BLOG.replace('  name  text', '  name  tekst'))
  expect(wrong.notices).toMatchObject([{ message: 'type "tekst" does not exist', at: { line: 5, column: 9 } }])
  const gone = await type(BLOG.replace('CREATE TABLE users', 'CREATE TABLE user_accounts'))
  expect(gone.notices.map((it) => it.message)).toEqual([
    'relation "users" does not exist',
    'relation "users" does not exist',
  ])
})

test('layout and comments change nothing, and nothing is asked', async () => {
  const { store, type } = await start()
  const { objects } = store.design()
  const { changes } = await type(
    BLOG.replace('-- the head', '-- another head').replace('serial PRIMARY', 'serial\n primary'),
  )
  expect(asked).toEqual([])
  expect(changes.length).toBe(1)
  expect(store.design().objects).toBe(objects)
})

test('a comment that nothing closes is a mistake, wherever it stands', async () => {
  const { store, type, shown } = await start()
  const before = store.design().objects
  const done = await type(`${shown()}\n/* and more`)
  expect(done.notices.map((it) => [it.message, it.at?.line])).toEqual([
    ['unterminated /* comment', BLOG.split('\n').length + 1],
  ])
  expect(store.design().objects).toBe(before)
})

test('ALTER TABLE … RENAME is a rename, of the table and of a column', async () => {
  const { store, type, shown } = await start()
  const id = table(store.design(), 'tags')?.id
  const label = columnsOf(store.design(), id as never).at(-1)?.id
  await type(`${shown()}ALTER TABLE tags RENAME TO labels;\nALTER TABLE labels RENAME COLUMN label TO word;\n`)
  expect(table(store.design(), 'tags')).toBeUndefined()
  expect(table(store.design(), 'labels')?.id).toBe(id)
  expect(columnsOf(store.design(), id as never).at(-1)).toMatchObject({ id: label, name: 'word' })
  await type(shown().replace(/ALTER TABLE tags RENAME[^\n]*\n[^\n]*\n/, ''))
  expect(table(store.design(), 'tags')?.id).toBe(id)
  expect(columnsOf(store.design(), id as never).at(-1)).toMatchObject({ id: label, name: 'label' })
})

test('columns whose lines change places change places', async () => {
  const { store, type, shown } = await start()
  const ids = () => columnsOf(store.design(), table(store.design(), 'posts')?.id as never).map((it) => it.id)
  const [id, user, title] = ids()
  await type(shown().replace(/( {2}user_id [^\n]*),\n( {2}title {3}text)\n/, '$2,\n$1\n'))
  expect(names(store.design(), 'posts')).toEqual(['id', 'title', 'user_id'])
  expect(ids()).toEqual([id, title, user])
})
