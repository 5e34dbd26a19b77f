import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Imported, ScriptReader } from '#import'
import {
  addColumn,
  addEnum,
  addForeignKey,
  addTable,
  type Change,
  columnsOf,
  createDesignStore,
  type Design,
  emptyDesign,
  holdText,
  type Id,
  MAIN_DIAGRAM,
  parseType,
  removeObjects,
  renameObject,
  setColumnType,
  setField,
  type TypeRef,
  tablesOf,
  toggleNullable,
  togglePrimaryKey,
} from '#model'
import { openTestPostgres } from '../../../test/open-postgres.ts'
import { linesOf } from './script.ts'
import { isTypedSql, shownSql } from './show-sql.ts'

const reader = new ScriptReader(openTestPostgres)
beforeAll(() => reader.ready())
afterAll(() => reader.close())

const BLOG = `-- the head

-- Whoever writes.
CREATE TABLE users (
  id    serial PRIMARY KEY, -- the key
  email varchar(80) NOT NULL UNIQUE, -- in lower case
  name  text
);

/* what they write */
CREATE TABLE posts (
  id      int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  user_id int NOT NULL REFERENCES users ON DELETE CASCADE,
  title   text,
  -- at least some
  CHECK (length(title) > 2)
);
CREATE INDEX ON posts (title); -- to find them

CREATE VIEW titles AS
  -- both of them
  SELECT u.name, p.title FROM users u JOIN posts p ON p.user_id = u.id;
COMMENT ON TABLE posts IS 'What they write';
-- the end
`

async function start(text = BLOG) {
  const { design } = (await reader.read({
    given: '',
    pieces: linesOf(text).map((it) => it.piece),
    extensions: [],
  })) as Imported
  const store = createDesignStore({ ...emptyDesign(), objects: design.objects })
  store.commit('hold', holdText(store.design(), { language: 'sql', path: 'schema.sql', text }))
  isTypedSql(store.design(), text)
  const shown = () => shownSql(store.design())?.text ?? ''
  const edit = (change: (design: Design) => readonly Change[]) => {
    store.commit('edit', change(store.design()))
    return shown()
  }
  return { store, shown, edit }
}

const table = (design: Design, name: string) => tablesOf(design).find((it) => it.name === name)?.id as Id<'table'>
const column = (design: Design, path: string) => {
  const [of = '', name = ''] = path.split('.')
  return columnsOf(design, table(design, of)).find((it) => it.name === name)?.id as Id<'column'>
}
const type = (design: Design, words: string) => parseType(design, words) as TypeRef

test('the text stands as it was typed', async () => {
  const { shown } = await start()
  expect(shown()).toBe(BLOG)
})

test('a table under a new name: wherever it is named, and nothing else', async () => {
  const { edit, store, shown } = await start()
  const now = edit((it) => renameObject(it, table(it, 'users'), 'people'))
  expect(now).toBe(
    BLOG.replace('TABLE users', 'TABLE people')
      .replace('REFERENCES users', 'REFERENCES people')
      .replace('FROM users', 'FROM people'),
  )
  store.undo()
  expect(shown()).toBe(BLOG)
})

test('a view that is made twice, as pg_dump does where it is made of what comes later, says both by the new name', async () => {
  const dump = `${BLOG}CREATE VIEW counted AS SELECT NULL::text AS title, NULL::bigint AS count;
CREATE OR REPLACE VIEW counted AS SELECT title, count(*) AS count FROM posts GROUP BY posts.id, title;
`
  const { edit, store, shown } = await start(dump)
  const now = edit((it) => renameObject(it, table(it, 'posts'), 'notes'))
  expect(now).toContain('CREATE VIEW counted AS SELECT NULL::text')
  expect(now).toContain('count(*) AS count FROM notes GROUP BY notes.id, title;')
  store.undo()
  expect(shown()).toBe(dump)
})

test('a column comes, changes its type, its name, and goes', async () => {
  const { edit, store, shown } = await start()
  const added = edit(
    (it) => addColumn(it, table(it, 'users'), { name: 'phone', type: type(it, 'varchar(20)'), nullable: true }).changes,
  )
  expect(added).toBe(BLOG.replace('  name  text\n', '  name  text,\n  phone varchar(20)\n'))
  expect(edit((it) => removeObjects(it, [column(it, 'users.phone')]))).toBe(BLOG)
  const typed = edit((it) => {
    const made = setColumnType(it, column(it, 'users.email'), 'varchar(120)')
    return 'changes' in made ? made.changes : []
  })
  expect(typed).toBe(BLOG.replace('varchar(80)', 'varchar(120)'))
  expect(edit((it) => renameObject(it, column(it, 'users.email'), 'mail'))).toBe(
    BLOG.replace('email varchar(80)', 'mail varchar(120)'),
  )
  expect(edit((it) => removeObjects(it, [column(it, 'users.mail')]))).toBe(
    BLOG.replace('  email varchar(80) NOT NULL UNIQUE, -- in lower case\n', ''),
  )
  while (store.state.getState().past.length > 1) store.undo()
  expect(shown()).toBe(BLOG)
})

test('null, default, key and comment are words of their line', async () => {
  const { edit } = await start()
  expect(edit((it) => toggleNullable(it, column(it, 'users.name')))).toBe(
    BLOG.replace('name  text', 'name  text NOT NULL'),
  )
  expect(edit((it) => toggleNullable(it, column(it, 'users.name')))).toBe(BLOG)
  expect(edit((it) => setField(it, column(it, 'users.name'), { default: "'-'" }))).toBe(
    BLOG.replace('name  text', "name  text DEFAULT '-'"),
  )
  expect(edit((it) => setField(it, column(it, 'users.name'), { default: null }))).toBe(BLOG)
  expect(edit((it) => setField(it, table(it, 'posts'), { comment: 'Texts' }))).toBe(
    BLOG.replace("'What they write'", "'Texts'"),
  )
  expect(edit((it) => setField(it, table(it, 'posts'), { comment: null }))).toBe(
    BLOG.replace("COMMENT ON TABLE posts IS 'What they write';\n", ''),
  )
  const keyless = edit((it) => togglePrimaryKey(it, column(it, 'posts.id')))
  expect(keyless).toContain('  id      int GENERATED ALWAYS AS IDENTITY,\n')
})

test('a table comes at the end, what others lean on before them, and a key where its target stands', async () => {
  const { edit } = await start()
  const withTags = edit((it) => addTable(it, { name: 'tags', diagram: MAIN_DIAGRAM, x: 0, y: 0 }).changes)
  expect(withTags.startsWith(BLOG)).toBe(true)
  expect(withTags.slice(BLOG.length)).toContain('CREATE TABLE tags (')
  const keyed = edit((it) => {
    const made = addForeignKey(it, {
      from: { table: table(it, 'posts'), column: null },
      to: { table: table(it, 'tags'), column: null },
    })
    return 'changes' in made ? made.changes : []
  })
  expect(keyed).toMatch(/CREATE TABLE tags[^;]*;\nALTER TABLE posts ADD CONSTRAINT \w+ FOREIGN KEY[^;]*;\n$/)
  const withEnum = edit((it) => {
    const made = addEnum(it, { name: 'mood', labels: ['a', 'b'] })
    return made.changes
  })
  expect(withEnum).toContain("CREATE TYPE mood AS ENUM ('a', 'b');")
})

test('dropping a table drops its statements, and what stands around them stays', async () => {
  const { edit } = await start()
  const now = edit((it) => removeObjects(it, [table(it, 'posts')]))
  expect(now).toContain('-- the head\n')
  expect(now).toContain('/* what they write */')
  expect(now).not.toContain('posts')
  expect(now).toContain('-- the end')
})
