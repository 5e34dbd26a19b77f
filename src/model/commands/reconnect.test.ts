import { expect, test } from 'vitest'
import { apply, type Design, foreignKeysOf, type Id, invert, pathOf, reconnectKey, tablesOf } from '#model'
import { design as read } from '../../../test/notation/design.ts'

const start = read({
  tables: {
    users: { columns: { id: 'bigint!', email: 'text', other: 'bigint' }, primary: ['id'] },
    people: { columns: { id: 'bigint!' }, primary: ['id'] },
    posts: {
      columns: { id: 'bigint!', author_id: 'bigint', editor_id: 'bigint', title: 'text' },
      primary: ['id'],
      references: [{ columns: ['author_id'], to: 'users' }],
    },
    notes: { columns: { id: 'bigint!' }, primary: ['id'] },
  },
})
const table = (name: string) => tablesOf(start).find((it) => it.name === name)?.id as Id<'table'>
const column = (name: string, of: string) =>
  [...(start.objects.buckets.get(table(of))?.members.values() ?? [])].find(
    (it) => it.kind === 'column' && it.name === name,
  )?.id as Id<'column'>
const end = (of: string, name: string | null) => ({ table: table(of), column: name === null ? null : column(name, of) })
const key = foreignKeysOf(start, table('posts'))[0]
const move = (moved: Parameters<typeof reconnectKey>[2]) => reconnectKey(start, key?.id as Id<'foreign-key'>, moved)
const said = (design: Design, of: string) =>
  foreignKeysOf(design, table(of)).map(
    (it) =>
      `${it.name}: ${it.columns.map((id) => pathOf(design, id))} → ${it.targetColumns.map((id) => pathOf(design, id))}`,
  )

test.each([
  [
    'the referencing end to another column',
    { from: end('posts', 'editor_id') },
    'posts',
    'posts_editor_id_fkey: posts.editor_id → users.id',
  ],
  [
    'the referenced end to another table',
    { to: end('people', null) },
    'posts',
    'posts_author_id_fkey: posts.author_id → people.id',
  ],
  [
    'the referencing end to a table without a column for it',
    { from: end('notes', null) },
    'notes',
    'notes_user_id_fkey: notes.user_id → users.id',
  ],
])('%s, and back', (_, moved, of, expected) => {
  const made = move(moved)
  if ('error' in made) throw new Error(made.error)
  const now = apply(start, made.changes)
  expect(said(now, of)).toEqual([expected])
  expect(foreignKeysOf(now, table(of))[0]?.id).toBe(key?.id)
  expect(said(apply(now, invert(made.changes)), 'posts')).toEqual(said(start, 'posts'))
})

test.each([
  ['a column that is not unique', { to: end('users', 'other') }, 'users.other is not unique'],
  ['another type', { from: end('posts', 'title') }, 'title is text, id is bigint'],
])('%s is refused, with the reason', (_, moved, reason) => {
  expect(move(moved)).toEqual({ error: expect.stringContaining(reason) })
})

test('let go where it was, nothing changes', () => {
  expect(move({ to: end('users', 'id') })).toEqual({ changes: [] })
})
