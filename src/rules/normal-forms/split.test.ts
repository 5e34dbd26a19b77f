import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { apply, columnsOf, type Design, foreignKeysOf, type Id, indexesOf, intend, tablesOf } from '#model'
import type { Postgres } from '#postgres'
import { provePair } from '#proof'
import { endWithRows } from '../../../test/end-with-rows.ts'
import { designIn } from '../../../test/import-into.ts'
import { lendPostgres } from '../../../test/lent-postgres.ts'
import { depends } from '../normalisation/given.ts'
import { loadParser } from '../reading/parse.ts'
import { boyceCodd } from './boyce-codd.ts'
import { dependenciesOf, normalFormOf } from './of-design.ts'
import { splitTable, splitWords } from './split.ts'
import { thirdNormalForm } from './synthesis.ts'

let db: Postgres
beforeAll(async () => {
  await loadParser()
  db = await lendPostgres()
})
afterAll(() => db.close())

type Said = Parameters<typeof depends>

async function designWith(sql: string, ...said: Said): Promise<Design> {
  const design = await designIn(db, sql)
  return apply(design, depends(...said)(design))
}

const tableIn = (design: Design, name: string): Id<'table'> =>
  tablesOf(design).find((it) => it.name === name)?.id ?? 'table:none'
const shapeOf = (design: Design): Record<string, string> =>
  Object.fromEntries(
    tablesOf(design).map((it) => [
      it.name,
      columnsOf(design, it.id)
        .map((column) => column.name)
        .sort()
        .join(),
    ]),
  )

const splitIn = (design: Design, name: string, form: '3NF' | 'BCNF' = '3NF') => {
  const { stored } = dependenciesOf(design, tableIn(design, name))
  return splitTable(design, tableIn(design, name), form === '3NF' ? thirdNormalForm(stored) : boyceCodd(stored).parts)
}

const asks = (design: Design, about: Id, { name, equality }: { name: string; equality: Id[] }) =>
  intend(design, {
    sort: 'query',
    about,
    name,
    equality,
    sql: null,
    joins: [],
    order: [],
    search: [],
    range: [],
    keyset: false,
    where: null,
  })

/** Splits the table, and proves that its rows are all there after up, down and up. */
async function expectSplit(before: Design, name: string, at: { rows: string; form?: '3NF' | 'BCNF' }): Promise<Design> {
  const split = splitIn(before, name, at.form)
  const after = apply(before, split?.changes() ?? [])
  const proof = await provePair(db, await endWithRows(db, before, at.rows), await endWithRows(db, after, ''), {
    rows: 0,
  })
  for (const way of ['up', 'down', 'again'] as const) {
    expect(proof[way].refusals, way).toEqual([])
    expect(proof[way].drift, way).toEqual([])
    expect(proof[way].lost, way).toEqual([])
  }
  expect(proof.up.steps.filter((it) => it.hazard === 'data-loss')).toEqual([])
  return after
}

describe('a table in parts keeps its rows, and what hangs on its columns', () => {
  test('a part for each determinant, with comments, checks, indexes and what is declared', async () => {
    const before = await designWith(
      `create table regions (id int primary key);
      create table orders (
        id int primary key, customer_no int not null, city text, city_zip text not null, region_id int references regions,
        total int, check (length(city) > 1), check (total > 0)
      );
      comment on column orders.city is 'Where they live';
      create index on orders (city);
      create index on orders (total, city);
      create index on orders (region_id);`,
      { table: 'orders', from: ['customer_no'], to: ['city', 'city_zip', 'region_id'] },
    )
    const orders = tableIn(before, 'orders')
    expect(normalFormOf(before, orders)?.form).toBe('2NF')
    const split = splitIn(before, 'orders')
    expect(split && splitWords(split)).toBe('make customers (customer_no, city, city_zip, region_id)')
    expect(split?.lost).toEqual(['orders_total_city_idx'])
    const after = await expectSplit(before, 'orders', {
      rows: `insert into regions values (1);
        insert into orders values (1, 7, 'Ghent', '9000', 1, 5), (2, 7, 'Ghent', '9000', 1, 6), (3, 8, null, '1', null, 7);`,
    })
    expect(shapeOf(after)).toEqual({
      regions: 'id',
      orders: 'customer_no,id,total',
      customers: 'city,city_zip,customer_no,region_id',
    })
    const customers = tableIn(after, 'customers')
    expect(foreignKeysOf(after, customers).map((it) => it.name)).toEqual(['customers_region_id_fkey'])
    expect(foreignKeysOf(after, orders).map((it) => it.target)).toEqual([customers])
    expect(indexesOf(after, customers).map((it) => it.name)).toEqual(['customers_city_idx', 'customers_region_id_idx'])
    expect(columnsOf(after, customers).find((it) => it.name === 'city')?.comment).toBe('Where they live')
    expect(normalFormOf(after, customers)?.form).toBe('BCNF')
    expect(normalFormOf(after, orders)).toBeNull()
  })

  test('a chain of determinants, each in its own table, and the way back joins them all', async () => {
    const before = await designWith(
      'create table visits (id int primary key, shop_code text not null, city_code text not null, mayor text);',
      { table: 'visits', from: ['shop_code'], to: ['city_code'] },
      { table: 'visits', from: ['city_code'], to: ['mayor'] },
    )
    const after = await expectSplit(before, 'visits', {
      rows: `insert into visits values (1, 'a', 'gh', 'Ann'), (2, 'b', 'gh', 'Ann'), (3, 'c', 'os', null), (4, 'a', 'gh', 'Ann');`,
    })
    expect(shapeOf(after)).toEqual({ visits: 'id,shop_code', shops: 'city_code,shop_code', cities: 'city_code,mayor' })
  })

  test('columns go to the table that the determinant refers to already', async () => {
    const before = await designWith(
      `create table customer (id int primary key, name text not null);
      create table purchase (id int primary key, customer_id int not null references customer, city text not null);
      create index on purchase (customer_id);`,
      { table: 'purchase', from: ['customer_id'], to: ['city'] },
    )
    expect(splitWords(splitIn(before, 'purchase') ?? { tables: [], lost: [], changes: () => [] })).toBe(
      'move city to customer',
    )
    const after = await expectSplit(before, 'purchase', {
      rows: `insert into customer values (1, 'Ann'), (2, 'Bob');
        insert into purchase values (1, 1, 'Ghent'), (2, 1, 'Ghent');`,
    })
    expect(shapeOf(after)).toEqual({ customer: 'city,id,name', purchase: 'customer_id,id' })
  })

  test('Boyce-Codd: a torn primary key gives way to another', async () => {
    const before = await designWith(
      'create table lessons (student text not null, course text not null, teacher text not null, primary key (student, course));',
      { table: 'lessons', from: ['teacher'], to: ['course'] },
    )
    const after = await expectSplit(before, 'lessons', {
      form: 'BCNF',
      rows: `insert into lessons values ('s1', 'maths', 't1'), ('s2', 'maths', 't1'), ('s1', 'art', 't2');`,
    })
    expect(shapeOf(after)).toEqual({ lessons: 'student,teacher', teachers: 'course,teacher' })
  })

  test('queries and seeds go along', async () => {
    const said = await designWith('create table orders (id int primary key, zip text not null, city text);', {
      table: 'orders',
      from: ['zip'],
      to: ['city'],
    })
    const orders = tableIn(said, 'orders')
    const ids = columnsOf(said, orders).map((it) => it.id)
    const [, zip, city] = ids as [Id, Id, Id]
    const before = apply(said, [
      ...asks(said, orders, { name: 'by city', equality: [city] }),
      ...asks(said, orders, { name: 'by zip', equality: [zip] }),
      ...intend(said, {
        sort: 'seed',
        about: orders,
        environment: 'all',
        columns: ids,
        rows: [
          ['1', "'9000'", "'Ghent'"],
          ['2', "'9000'", "'Ghent'"],
        ],
        conflict: null,
      }),
    ])
    const after = apply(before, splitIn(before, 'orders')?.changes() ?? [])
    const zips = tableIn(after, 'zips')
    expect(after.intent.get(`query/${zips}/by city`)).toMatchObject({ equality: [city] })
    expect(after.intent.get(`query/${orders}/by zip`)).toMatchObject({ equality: [zip] })
    expect(after.intent.get(`seed/all/${zips}`)).toMatchObject({ rows: [["'9000'", "'Ghent'"]] })
    expect(after.intent.get(`seed/all/${orders}`)).toMatchObject({
      rows: [
        ['1', "'9000'"],
        ['2', "'9000'"],
      ],
    })
    expect([...after.intent.values()].filter((it) => it.sort === 'dependency')).toMatchObject([{ about: zips }])
  })

  test.each([
    ['a view reads a column that would move', 'create view v as select city from orders;', 'int not null'],
    ['the determinant may be null', '', 'int'],
  ])('nothing is offered where %s', async (_why, more, type) => {
    const before = await designWith(
      `create table orders (id int primary key, customer_no ${type}, city text); ${more}`,
      { table: 'orders', from: ['customer_no'], to: ['city'] },
    )
    expect(normalFormOf(before, tableIn(before, 'orders'))?.form).toBe('2NF')
    expect(splitIn(before, 'orders')).toBeNull()
  })
})

test('a table of which nothing is declared is in no form', async () => {
  const design = await designWith('create table orders (id int primary key, customer_no int, city text);')
  expect(normalFormOf(design, tableIn(design, 'orders'))).toBeNull()
})

test('keys that a null gets round say nothing, and a computed column contradicts nothing', async () => {
  const design = await designWith(
    `create table t (a int not null, b int, c int not null, d int generated always as (b + c) stored,
      unique (b), unique nulls not distinct (b, c), unique (a), check (a = c));`,
  )
  const { relation, stored } = dependenciesOf(design, tableIn(design, 't'))
  const bits = relation.dependencies.map((it) => `${it.from.toString(2)}→${it.to.toString(2)}`)
  expect(bits.sort()).toEqual(['1→100', '1→1111', '100→1', '110→1000', '110→1111'].sort())
  expect(stored.attributes).toBe(0b111n)
})
