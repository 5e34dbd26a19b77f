import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  apply,
  type Change,
  type Converted,
  columnsOf,
  type Design,
  enumToLookup,
  foreignKeysOf,
  type Id,
  lookupToEnum,
  rootsOf,
  tablesOf,
  toJoinTable,
  toLookup,
  toOneToOne,
} from '#model'
import type { Postgres } from '#postgres'
import { provePair } from '#proof'
import { endWithRows } from '../../test/end-with-rows.ts'
import { designIn } from '../../test/import-into.ts'
import { lendPostgres } from '../../test/lent-postgres.ts'

let db: Postgres
beforeAll(async () => {
  db = await lendPostgres()
})
afterAll(() => db.close())

const tableIn = (design: Design, name: string): Id<'table'> =>
  tablesOf(design).find((it) => it.name === name)?.id ?? 'table:none'
const columnsIn = (design: Design, table: string, ...names: string[]): Id<'column'>[] =>
  names.flatMap((name) => columnsOf(design, tableIn(design, table)).find((it) => it.name === name)?.id ?? [])
const changesOf = (it: Converted): readonly Change[] => {
  if ('error' in it) throw new Error(it.error)
  return it.changes
}
const shapeOf = (design: Design) =>
  Object.fromEntries(
    tablesOf(design).map((it) => [
      it.name,
      columnsOf(design, it.id)
        .map((column) => column.name)
        .join(' '),
    ]),
  )

type Case = {
  readonly sql: string
  readonly rows: string
  readonly convert: (design: Design) => Converted
  readonly shape: Readonly<Record<string, string>>
}

/** Converts, and proves that every row is there after up, down and up. */
async function expectConverted({ sql, rows, convert, shape }: Case): Promise<Design> {
  const before = await designIn(db, sql)
  const after = apply(before, changesOf(convert(before)))
  expect(shapeOf(after)).toEqual(shape)
  const proof = await provePair(db, await endWithRows(db, before, rows), await endWithRows(db, after, ''), { rows: 0 })
  for (const way of ['up', 'down', 'again'] as const) {
    expect(proof[way].refusals, way).toEqual([])
    expect(proof[way].drift, way).toEqual([])
    expect(proof[way].lost, way).toEqual([])
  }
  expect(proof.up.steps.filter((it) => it.hazard === 'data-loss').map((it) => it.sql)).toEqual([])
  return after
}

const CASES: Readonly<Record<string, Case>> = {
  'a column becomes a table of its values, which it refers to': {
    sql: 'create table users (id int primary key, country_code text); create index on users (country_code);',
    rows: "insert into users values (1, 'BE'), (2, 'BE'), (3, 'FR'), (4, null);",
    convert: (design) => toLookup(design, columnsIn(design, 'users', 'country_code')),
    shape: { users: 'id country_code', countries: 'country_code' },
  },
  'what goes along with the value becomes a column of its row': {
    sql: 'create table orders (id int primary key, zip text not null, city text);',
    rows: "insert into orders values (1, '9000', 'Ghent'), (2, '9000', 'Ghent'), (3, '8400', null);",
    convert: (design) => toLookup(design, columnsIn(design, 'orders', 'zip', 'city')),
    shape: { orders: 'id zip', order_zips: 'zip city' },
  },
  'columns become a table with a row for each row': {
    sql: 'create table users (id int primary key, email text not null, bio text, birth date, check (bio <> email));',
    rows: "insert into users values (1, 'a', 'x', '2000-01-01'), (2, 'b', null, null);",
    convert: (design) => toOneToOne(design, columnsIn(design, 'users', 'bio', 'birth')),
    shape: { users: 'id email', user_details: 'user_id bio birth' },
  },
  'an enum becomes a table, whatever compares with its labels': {
    sql: `create type mood as enum ('good', 'so so', 'bad');
      create table days (id int primary key, mood mood not null default 'good', was mood, check (mood <> 'bad' or was is null));
      create table nights (id int primary key, mood mood);
      create view good_days as select id from days where mood = 'good';`,
    rows: "insert into days values (1, 'good', 'so so'), (2, 'good', null); insert into nights values (1, 'bad');",
    convert: (design) => enumToLookup(design, rootsOf(design, 'enum')[0]?.id ?? 'enum:none'),
    shape: { days: 'id mood was', nights: 'id mood', moods: 'name' },
  },
  'a foreign key becomes a table that joins': {
    sql: `create table authors (id int primary key);
      create table books (id int primary key, author_id int references authors, title text);
      create index on books (author_id);`,
    rows: "insert into authors values (1), (2); insert into books values (1, 1, 'a'), (2, 1, 'b'), (3, null, 'c');",
    convert: (design) =>
      toJoinTable(design, foreignKeysOf(design, tableIn(design, 'books'))[0]?.id ?? 'foreign-key:none'),
    shape: { authors: 'id', books: 'id title', author_books: 'author_id book_id' },
  },
}

describe('conversions keep every row, there and back', () => {
  test.each(Object.entries(CASES))('%s', async (_title, it) => {
    await expectConverted(it)
  })

  test('a table that was an enum becomes one again', async () => {
    const before = await designIn(
      db,
      "create type mood as enum ('good', 'bad'); create table days (id int primary key, mood mood not null default 'good');",
    )
    const lookup = apply(before, changesOf(enumToLookup(before, rootsOf(before, 'enum')[0]?.id ?? 'enum:none')))
    const after = apply(lookup, changesOf(lookupToEnum(lookup, tableIn(lookup, 'moods'))))
    expect(rootsOf(after, 'enum')[0]?.values.map((it) => it.label)).toEqual(['good', 'bad'])
    const rows = "insert into moods values ('good'), ('bad'); insert into days values (1, 'bad');"
    const proof = await provePair(db, await endWithRows(db, lookup, rows), await endWithRows(db, after, ''), {
      rows: 0,
    })
    expect([proof.up.refusals, proof.up.drift, proof.down.refusals, proof.down.drift]).toEqual([[], [], [], []])
  })

  test.each<[string, string, (design: Design) => Converted]>([
    [
      'is of the primary key',
      'create table a (id int primary key, b int);',
      (it) => toLookup(it, columnsIn(it, 'a', 'id')),
    ],
    ['has no primary key', 'create table a (id int, b int);', (it) => toOneToOne(it, columnsIn(it, 'a', 'b'))],
    [
      'shares its columns',
      'create table a (id int primary key, b int); create table c () inherits (a);',
      (it) => toLookup(it, columnsIn(it, 'a', 'b')),
    ],
    [
      'made by Postgres',
      'create table a (id int primary key, b int generated always as identity);',
      (it) => toLookup(it, columnsIn(it, 'a', 'b')),
    ],
    [
      'in a way that no foreign key can',
      "create type m as enum ('a'); create table a (id int primary key, b m[]);",
      (it) => enumToLookup(it, rootsOf(it, 'enum')[0]?.id ?? 'enum:none'),
    ],
    ['would be lost', 'create table a (name text primary key, note text);', (it) => lookupToEnum(it, tableIn(it, 'a'))],
    ['are not noted', 'create table a (name text primary key);', (it) => lookupToEnum(it, tableIn(it, 'a'))],
  ])('refused, since it %s', async (why, sql, convert) => {
    expect(convert(await designIn(db, sql))).toEqual({ error: expect.stringContaining(why) })
  })
})
