import { expect, test } from 'vitest'
import { apply, columnsOf, type Design, MAIN_DIAGRAM, renameObject, setField, tablesOf } from '#model'
import { design as designOf } from '../../../test/notation/design.ts'
import { replaceAll } from './replace.ts'
import { type FindQuery, type Hit, search } from './search.ts'

const plain: FindQuery = {
  text: '',
  matchCase: false,
  wholeWords: false,
  pattern: false,
  sorts: ['name', 'comment', 'sql', 'label', 'note'],
  diagram: null,
}
const first = designOf({
  enums: { user_state: ['Active user', 'gone'] },
  tables: {
    users: {
      columns: { id: 'integer!', user_name: 'text', superuser: 'boolean' },
      primary: ['id'],
      checks: { long_name: 'length(user_name) > 3' },
    },
    posts: {
      columns: { id: 'integer!', user_id: 'integer' },
      primary: ['id'],
      references: [{ columns: ['user_id'], to: 'users' }],
    },
  },
})
const users = tablesOf(first)[0]
const design = apply(first, setField(first, users?.id ?? 'table:none', { comment: 'Whoever signs in.\nA user, once.' }))

const hits = (query: Partial<FindQuery>): readonly Hit[] => {
  const found = search(design, { ...plain, ...query })
  return 'hits' in found ? found.hits : []
}
const marked = (it: Hit) => `${it.line.slice(0, it.from)}[${it.line.slice(it.from, it.to)}]${it.line.slice(it.to)}`

test('names, comments, labels and SQL are all looked through', () => {
  expect(hits({ text: 'user' }).map(marked)).toEqual(
    expect.arrayContaining([
      '[user]s',
      '[user]_name',
      'super[user]',
      'A [user], once.',
      'Active [user]',
      'length([user]_name) > 3',
      '[user]_state',
    ]),
  )
})

test('a whole word ends where an underscore joins the next; case counts where it is asked to', () => {
  expect(
    hits({ text: 'user', wholeWords: true, sorts: ['name'] })
      .map((it) => it.line)
      .sort(),
  ).toEqual(expect.arrayContaining(['user_id', 'user_name', 'user_state']))
  expect(hits({ text: 'user', wholeWords: true }).map((it) => it.line)).not.toContain('superuser')
  expect(hits({ text: 'WHOEVER', matchCase: true })).toEqual([])
})

test('patterns find, and a wrong one says why', () => {
  expect(hits({ text: '^user_(id|name)$', pattern: true, sorts: ['name'] }).map((it) => it.line)).toEqual([
    'user_id',
    'user_name',
  ])
  expect(search(design, { ...plain, text: '(', pattern: true })).toHaveProperty('wrong')
  expect(hits({ text: '(' }).map(marked)).toEqual(['length[(]user_name) > 3'])
})

test('a diagram without anything on it has nothing to be found', () => {
  expect(hits({ text: 'user', diagram: MAIN_DIAGRAM })).toEqual([])
})

const names = (it: Design) =>
  tablesOf(it).map((table) => [table.name, ...columnsOf(it, table.id).map((column) => column.name)].join(' '))
const replaced = (query: Partial<FindQuery>, by: string) => {
  const asked = { ...plain, sorts: ['name'] as const, ...query }
  const found = search(design, asked)
  const only = new Set('hits' in found ? found.hits.map((it) => it.id) : [])
  return replaceAll(design, { query: asked, by, only })
}

test('replacing renames, once each, and everything that names it follows', () => {
  const { changes, refused } = replaced({ text: 'user' }, 'app_user')
  const after = apply(design, changes)
  expect(names(after)).toEqual(['app_users id app_user_name superapp_user', 'posts id app_user_id'])
  expect(refused).toEqual([])
  const renamed = tablesOf(design)[0]
  const alone = apply(design, renamed ? renameObject(design, renamed.id, 'app_users') : [])
  const key = (it: Design) =>
    [...it.objects.buckets.values()]
      .flatMap((b) => [...b.members.values()])
      .filter((it) => it.kind === 'primary-key')
      .map((it) => it.name)
  expect(key(after)).toEqual(key(alone))
  expect(JSON.stringify([...after.objects.buckets.values()].flatMap((b) => [...b.members.values()]))).toContain(
    'length(app_user_name) > 3',
  )
})

test('a pattern may say what it found; a dollar in plain words is a dollar', () => {
  expect(names(apply(design, replaced({ text: '^user_(.*)$', pattern: true }, '$1_of_user').changes))).toEqual([
    'users id name_of_user superuser',
    'posts id id_of_user',
  ])
  expect(names(apply(design, replaced({ text: 'posts' }, 'p$1').changes))).toContain('p$1 id user_id')
})

test('what can’t be is refused with the reason, and the rest is done', () => {
  const { refused, count } = replaced({ text: '^(user_name|user_id)$', pattern: true }, 'id')
  expect(count).toBe(0)
  expect(refused.map((it) => it.why)).toEqual(['“id” is there already', '“id” is there already'])
  expect(replaced({ text: 'posts' }, '').refused[0]?.why).toBe('nothing would be left of the name')
  expect(replaced({ text: 'posts' }, 'x'.repeat(64)).refused[0]?.why).toContain('longer than Postgres allows')
})

test('comments are replaced as text', () => {
  const asked: FindQuery = { ...plain, text: 'whoever', sorts: ['comment'] }
  const { changes } = replaceAll(design, { query: asked, by: 'Who', only: new Set([users?.id ?? '']) })
  expect(tablesOf(apply(design, changes))[0]?.comment).toBe('Who signs in.\nA user, once.')
})
