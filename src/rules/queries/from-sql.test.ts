import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Design, object, pathOf } from '#model'
import type { Postgres } from '#postgres'
import { loadParser } from '#rules'
import { designIn } from '../../../test/import-into.ts'
import { lendPostgres } from '../../../test/lent-postgres.ts'
import { readQuery } from './from-sql.ts'

let db: Postgres
let design: Design
beforeAll(async () => {
  await loadParser()
  db = await lendPostgres()
  design = await designIn(
    db,
    `create type state as enum ('open', 'done');
    create table users (id int primary key, email text not null, deleted_at timestamptz);
    create table tasks (id int primary key, owner_id int references users, state state not null, due date, title text,
      urgent boolean not null default false, data jsonb, tags text[]);`,
  )
})
afterAll(() => db.close())

/** What a SELECT is read as, in a few words a table. */
function read(sql: string): string[] {
  const { queries, unread } = readQuery(design, { name: 'q', sql })
  const names = (ids: readonly `${string}:${string}`[]) => ids.map((id) => object(design, id)?.name).join(',')
  const told = queries.map((it) =>
    [
      pathOf(design, it.about),
      it.equality.length > 0 ? `= ${names(it.equality)}` : '',
      it.range.length > 0 ? `< ${names(it.range)}` : '',
      it.joins.length > 0 ? `join ${names(it.joins)}` : '',
      it.search.length > 0 ? `search ${names(it.search)}` : '',
      it.order.length > 0
        ? `order ${it.order.map((o) => `${names([o.column])}${o.descending ? ' desc' : ''}`).join(',')}`
        : '',
      it.keyset ? 'keyset' : '',
      it.where ? `where ${it.where}` : '',
    ]
      .filter((part) => part !== '')
      .join(' · '),
  )
  return [...told, ...unread.map((it) => `? ${it}`)]
}

describe('a SELECT is read into what it asks of each table', () => {
  test.each([
    ['select * from tasks where owner_id = $1 order by due desc', ['tasks · = owner_id · order due desc']],
    ["select * from tasks where state = 'open' and due < now()", ["tasks · < due · where state = 'open'"]],
    [
      "select * from users where email = 'ann@example.com' and deleted_at is null",
      ['users · = email · where deleted_at IS NULL'],
    ],
    [
      'select t.title as name from tasks t join users u on u.id = t.owner_id where u.email = $1 and not t.urgent order by name',
      ['tasks · join owner_id · order title · where NOT urgent', 'users · = email · join id'],
    ],
    [
      'select id, due from tasks where (due, id) > ($1, $2) order by due, id limit 20',
      ['tasks · order due,id · keyset'],
    ],
    ['select due, id from tasks where due between $1 and $2 order by 1', ['tasks · < due · order due']],
    ["select 1 from tasks where data @> '{}' and tags && $1 and title ilike '%x%'", ['tasks · search data,tags,title']],
    [
      'select 1 from users u where exists (select from tasks where owner_id = u.id and urgent)',
      ['tasks · join owner_id · where urgent'],
    ],
    [
      'with t as (select * from tasks where due = $1) select * from t where due > $2',
      ['tasks · = due', '? a condition with >'],
    ],
    ['select * from tasks join users using (id)', ['tasks · join id', 'users · join id']],
    [
      'select * from tasks where id in (select owner_id from tasks where due = $1)',
      ['tasks · join id', 'tasks · = due'],
    ],
    [
      'select owner_id, count(*) from tasks group by owner_id order by 2',
      ['? ORDER BY over groups, which no index can give'],
    ],
    ['select * from users where lower(email) = $1', ['users · search email']],
    [
      'select * from users where length(email) = $1',
      ['? length(…) =, for which an index over that expression is needed'],
    ],
    ['select * from users where email = $1 or id = $2', ['users · = email', 'users · = id']],
    ['select * from users where id = $1 or id = $2 or id = $3', ['users · = id']],
    [
      'select * from tasks where urgent and (owner_id = $1 or (due < now() or title like $2)) order by due',
      [
        'tasks · = owner_id · where urgent',
        'tasks · < due · where urgent',
        'tasks · search title · where urgent',
        '? ORDER BY of rows found by OR, which no index gives',
      ],
    ],
    ['select * from tasks where owner_id = $1 or urgent', ['? conditions joined by OR']],
    ['select * from tasks where $1::date is null or due = $1', ['? conditions joined by OR']],
    [
      'select 1 from tasks t join users u on u.id = t.owner_id where t.title = $1 or u.email = $1',
      ['tasks · join owner_id', 'users · join id', '? conditions joined by OR'],
    ],
    [
      'select 1 from users u where email = $1 or exists (select from tasks where owner_id = u.id)',
      ['tasks · join owner_id', '? conditions joined by OR'],
    ],
    ["select 1 from tasks where to_tsvector('english', title) @@ plainto_tsquery($1)", ['tasks · search title']],
    [
      'select 1 from tasks where $1 = any (tags)',
      ['? tags as a list of values, for which no index helps: @> can use one'],
    ],
    ['select * from nowhere where a = 1', ['? nowhere is no table of the design', '? a condition with =']],
    ['delete from users', ['? only SELECT is read']],
    ['select from where', ['? Postgres can’t parse it']],
  ])('%s', (sql, told) => {
    expect(read(sql)).toEqual(told)
  })
})
