import { expect, test } from 'vitest'
import { rankMatches } from './rank-matches.ts'

const it = (name: string, more = '', weight = 0) => ({ name, more, weight })
const names = (query: string, all: ReturnType<typeof it>[]) => rankMatches(query, all, 10).map((found) => found.name)

test('the exact name comes first, then beginnings, words within, and parts', () => {
  const all = [it('superusers'), it('app_users'), it('users_roles'), it('users')]
  expect(names('users', all)).toEqual(['users', 'users_roles', 'app_users', 'superusers'])
})

test('a table comes before a column of the same name', () => {
  expect(rankMatches('email', [it('email', 'users.email', 3), it('email', '', 0)], 1)[0]?.weight).toBe(0)
})

test('every word must fit, in the name or in the rest', () => {
  const all = [it('email', 'users.email'), it('email', 'posts.email'), it('name', 'users.name')]
  expect(rankMatches('users email', all, 10)).toEqual([all[0]])
})

test('scattered letters find, but last', () => {
  expect(names('ordit', [it('order_items'), it('ordits')])).toEqual(['ordits', 'order_items'])
  expect(names('zz', [it('xzxz')])).toEqual([])
})

test('ten thousand names are ranked within a frame', () => {
  const all = Array.from({ length: 11_000 }, (_, i) => it(`column_${i}`, `table_${i % 1000}.column_${i}`))
  rankMatches('warm', all, 50)
  const start = performance.now()
  expect(rankMatches('col 99', all, 50)).toHaveLength(50)
  expect(performance.now() - start).toBeLessThan(50)
})
