import { expect, test } from 'vitest'
import { keepOutputNames } from './output-names.ts'
import { calledIn, renameInText, renameMeant } from './rename-in-text.ts'

const plainly = (sql: string) => renameInText(sql, { was: 'title', now: 'heading' })
const keep = (sql: string) => keepOutputNames(sql, { was: 'title', now: 'heading', rename: plainly })

test.each([
  ['SELECT id, title FROM posts', 'SELECT id, heading AS title FROM posts'],
  ['SELECT DISTINCT p.title\n   FROM posts p', 'SELECT DISTINCT p.heading AS title\n   FROM posts p'],
  ['SELECT title AS name FROM posts', 'SELECT heading AS name FROM posts'],
  ['SELECT upper(title) AS title FROM posts', 'SELECT upper(heading) AS title FROM posts'],
  ['SELECT id FROM posts WHERE title > 5 ORDER BY title', 'SELECT id FROM posts WHERE heading > 5 ORDER BY heading'],
  [
    'SELECT title FROM a UNION SELECT title FROM b',
    'SELECT heading AS title FROM a UNION SELECT heading AS title FROM b',
  ],
  [
    'WITH t AS (SELECT title FROM posts) SELECT t.title FROM t',
    'WITH t AS (SELECT heading FROM posts) SELECT t.heading AS title FROM t',
  ],
  ['SELECT (SELECT max(title) FROM posts) AS top', 'SELECT (SELECT max(heading) FROM posts) AS top'],
])('a query keeps the names of what it returns: %s', (sql, expected) => {
  expect(keep(sql)).toBe(expected)
})

test('an alias that the column has itself from now on goes without saying', () => {
  const rename = (sql: string) => renameInText(sql, { was: 'heading', now: 'title' })
  const back = keepOutputNames('SELECT p.heading AS title, p.id FROM posts p', { was: 'heading', now: 'title', rename })
  expect(back).toBe('SELECT p.title, p.id FROM posts p')
})

test('where two tables have such a column, only the one that is meant is renamed', () => {
  const sql = 'SELECT p.title, d.title AS draft FROM (posts p JOIN drafts d ON ((d.title = p.title)))'
  expect([...calledIn(sql, 'posts')]).toEqual(['p'])
  const rename = (part: string) =>
    renameMeant(part, { was: 'title', now: 'heading', of: calledIn(sql, 'posts'), bare: 'nowhere' })
  expect(keepOutputNames(sql, { was: 'title', now: 'heading', rename })).toBe(
    'SELECT p.heading AS title, d.title AS draft FROM (posts p JOIN drafts d ON ((d.title = p.heading)))',
  )
})

test('a field of a row is none of what is called the same in a schema', () => {
  const name = { was: 'species', now: 'kinds', schema: 'public' }
  expect(renameInText("((new.species)::text ~ ' x '::text) AND public.species.id > 0", name)).toBe(
    "((new.species)::text ~ ' x '::text) AND public.kinds.id > 0",
  )
  expect(renameInText('SELECT species.species FROM ONLY species', name)).toBe('SELECT kinds.species FROM ONLY kinds')
})
