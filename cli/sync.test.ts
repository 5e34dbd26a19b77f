import { expect, test } from 'vitest'
import { all, createDesignStore, renameObject } from '#model'
import { fromFile, toFile } from '#share'
import { desk } from '../test/desk.ts'

const USERS = `import { integer, pgTable, text } from 'drizzle-orm/pg-core'

/* Who signs in. */
export const users = pgTable('users', {
  id: integer().primaryKey(), // never shown
  email: text().notNull(),
})
`
const POSTS = `// What they write.
import { integer, pgTable } from 'drizzle-orm/pg-core'
import { users } from './users'

export const posts = pgTable('posts', {
  id: integer().primaryKey(),
  userId: integer('user_id').references(() => users.id), // whose
})`

const project = { 'app/src/db/users.ts': USERS, 'app/src/db/posts.ts': POSTS, 'app/README.md': '# App\n' }

/** The design file after something was called otherwise on the canvas. */
function renamed(file: string | undefined, from: string, to: string): string {
  const { design } = fromFile(file ?? '')
  if (!design) throw new Error('this is no design')
  const store = createDesignStore(design)
  for (const it of all(design.objects))
    if (it.name === from) store.commit('rename', renameObject(store.design(), it.id, to))
  return toFile(store.design())
}

test('a project’s folder is imported, and its files follow the design and the design its files', async () => {
  const { files, run } = desk({ ...project })
  expect(await run('import', 'app', '-o', 'design.json')).toMatchObject({ code: 0 })
  expect(await run('sync', 'design.json', 'app')).toMatchObject({ code: 0, out: 'Both say the same\n' })

  files['design.json'] = renamed(files['design.json'], 'email', 'mail')
  expect(await run('sync', 'design.json', 'app', '--check')).toMatchObject({ code: 1 })
  expect(files['app/src/db/users.ts']).toBe(USERS)
  expect((await run('sync', 'design.json', 'app')).out).toBe('app/src/db/users.ts\ndesign.json\n')
  expect(files['app/src/db/users.ts']).toBe(USERS.replace('email:', 'mail:'))
  expect(files['app/src/db/posts.ts']).toBe(POSTS)

  // Both go on: the design by a name, a file by a column.
  files['design.json'] = renamed(files['design.json'], 'mail', 'address')
  files['app/src/db/posts.ts'] = POSTS.replace('\n})', '\n  likes: integer(),\n})')
  expect((await run('sync', 'design.json', 'app')).out).toBe('app/src/db/users.ts\ndesign.json\n')
  expect(files['app/src/db/users.ts']).toBe(USERS.replace('email:', 'address:'))
  expect(files['app/src/db/posts.ts']).toBe(POSTS.replace('\n})', '\n  likes: integer(),\n})'))
  expect(files['design.json']).toContain('"name": "likes"')
  expect((await run('sync', 'design.json', 'app')).out).toBe('Both say the same\n')
})

test('scripts that are run in their order are the project of a design as well', async () => {
  const second = '-- More.\nalter table users add column name text;\n'
  const { files, run } = desk({
    'db/2_more.sql': second,
    'db/10_last.sql': 'create table posts (id int primary key, user_id int references users); -- theirs\n',
    'db/1_first.sql': '-- Who signs in.\ncreate table users (\n  id int primary key -- a number\n);\n',
    'db/2_more.down.sql': 'drop table users;\n',
  })
  expect(await run('import', 'db', '-o', 'design.json')).toMatchObject({ code: 0 })
  files['design.json'] = renamed(files['design.json'], 'posts', 'letters')
  expect((await run('sync', 'design.json', 'db')).out).toBe('db/10_last.sql\ndesign.json\n')
  expect(files['db/10_last.sql']).toMatch(/create table letters \(id int .*; -- theirs\n$/s)
  expect(files['db/2_more.sql']).toBe(second)
})

test('a file that would be written outside of the folder asked for stops it, and nothing is written', async () => {
  const { files, run } = desk({ ...project })
  await run('import', 'app', '-o', 'design.json')
  const before = (files['design.json'] ?? '').replaceAll('src/db/users.ts', '../../users.ts')
  files['design.json'] = before
  const { code, err } = await run('export', 'design.json', '--to', 'drizzle', '-o', 'out')
  expect(code).toBe(3)
  expect(err).toContain('would be written outside of it: ../../users.ts')
  expect(Object.keys(files).filter((it) => it.startsWith('out/'))).toEqual([])
  expect(files['design.json']).toBe(before)
})
