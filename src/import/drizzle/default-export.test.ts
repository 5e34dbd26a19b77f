import { expect, test } from 'vitest'
import { foreignKeysOf, tablesOf } from '#model'
import { bundled } from './bundle.ts'
import { readDrizzle } from './read.ts'

test('what a file exports as its default is exported, and each file has a default of its own', () => {
  const all = {
    'users.ts': `// db/schema/users.ts
import { pgTable, uuid } from 'drizzle-orm/pg-core'
const users = pgTable('users', { id: uuid().primaryKey() })
export default users`,
    'accounts.ts': `import { pgTable, text } from 'drizzle-orm/pg-core'
const accounts = pgTable('accounts', { code: text().primaryKey() })
export default accounts`,
    'index.ts': `export { default as accounts } from './accounts'
export { type AccountRow, default as users } from './users'`,
    'more/notes.ts': `// db/schema/more/notes.ts
import { pgTable, uuid } from 'drizzle-orm/pg-core'
import own from '../users'
import { users } from '@/db/schema'
import gone from '@/gone/away'
export const notes = pgTable('notes', {
  by: uuid().references(() => users.id),
  seenBy: uuid().references(() => own.id),
  lost: uuid().references(() => gone.id),
})`,
  }
  const text = bundled(new Map(Object.entries(all)))
  const { design, notices } = readDrizzle(text)
  const notes = tablesOf(design).find((it) => it.name === 'notes')
  expect(foreignKeysOf(design, notes?.id ?? 'table:none').map((it) => it.name)).toEqual([
    'notes_by_users_id_fk',
    'notes_seenBy_users_id_fk',
  ])
  expect(notices.map((it) => `${it.at?.path}:${it.at?.line} ${it.message}`)).toEqual([
    'more/notes.ts:9 Where it points can’t be read: it comes from @/gone/away',
  ])
})

test('a path at the head of a file keeps it apart from the one before, also where it is its own', () => {
  const table = (name: string) => `import { pgTable, text } from 'drizzle-orm/pg-core'
export const ${name} = pgTable('${name}', { code: text().oops() })`
  const text = bundled(
    new Map([
      ['a.ts', table('a')],
      ['b.ts', `// b.ts\n${table('b')}`],
    ]),
  )
  expect(readDrizzle(text).notices.map((it) => `${it.at?.path}:${it.at?.line}`)).toEqual(['a.ts:2', 'b.ts:3'])
})
