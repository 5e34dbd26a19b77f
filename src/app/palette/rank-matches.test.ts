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

test('of ten thousand names the best are given, and no more than asked for', () => {
  const all = Array.from({ length: 11_000 }, (_, i) => it(`column_${i}`, `table_${i % 1000}.column_${i}`))
  expect(rankMatches('col 99', all, 50)).toHaveLength(50)
  expect(rankMatches('column_10999', all, 50)[0]).toBe(all[10_999])
})
