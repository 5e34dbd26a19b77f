import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { plan } from '#migrate'
import {
  addColumn,
  addForeignKey,
  apply,
  type Change,
  columnsOf,
  type Design,
  foreignKeysOf,
  type Id,
  lastRank,
  make,
  moveColumn,
  removeObjects,
  renameObject,
  tablesOf,
} from '#model'
import type { Postgres } from '#postgres'
import { arrives, provePair, runPlan } from '#proof'
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
const columnIn = (design: Design, table: string, name: string): Id<'column'> =>
  columnsOf(design, tableIn(design, table)).find((it) => it.name === name)?.id ?? 'column:none'

/** Up, down and up again with these rows: nothing refused, no drift, and no value gone. */
async function expectKept(before: Design, after: Design, rows: string) {
  const proof = await provePair(db, await endWithRows(db, before, rows), await endWithRows(db, after, ''), { rows: 0 })
  for (const way of ['up', 'down', 'again'] as const) {
    expect(proof[way].refusals, way).toEqual([])
    expect(arrives(proof[way]), way).toBe(true)
    expect(proof[way].lost, way).toEqual([])
  }
  return proof
}

const inTurn = (design: Design, ...edits: ((now: Design) => readonly Change[])[]): Design =>
  edits.reduce((now, edit) => apply(now, edit(now)), design)

const ORDERS = `create table customers (id int primary key, name text not null);
create table orders (id int primary key, customer_id int references customers, "Customer city" text not null, total int);`

describe('a column that moves to another table takes its values along', () => {
  test('to the row that its own refers to, and back', async () => {
    const before = await designIn(db, ORDERS)
    const city = columnIn(before, 'orders', 'Customer city')
    const moved = inTurn(
      before,
      (now) => moveColumn(now, city, { table: tableIn(now, 'customers'), before: null }),
      // A customer without an order has no city, and an order without a customer would lose its own.
      (now) =>
        columnsOf(now, tableIn(now, 'customers')).flatMap((it) =>
          it.id === city ? [{ op: 'set', before: it, after: { ...it, nullable: true } } as const] : [],
        ),
      (now) => renameObject(now, tableIn(now, 'orders'), 'purchases'),
    )
    await expectKept(
      before,
      moved,
      `insert into customers values (1, 'Ann'), (2, 'Bob'), (3, 'Cy');
      insert into orders values (1, 1, 'Ghent', 5), (2, 1, 'Ghent', 6), (3, 2, 'Oslo', 7);`,
    )
  })

  test('rows that say two things of one are refused, and not chosen from', async () => {
    const before = await designIn(db, ORDERS)
    const city = columnIn(before, 'orders', 'Customer city')
    const after = inTurn(before, (now) => moveColumn(now, city, { table: tableIn(now, 'customers'), before: null }))
    await endWithRows(
      db,
      before,
      `insert into customers values (1, 'Ann'); insert into orders values (1, 1, 'Ghent', 5), (2, 1, 'Oslo', 6);`,
    )
    expect(await runPlan(db, plan(before, after))).toMatchObject([{ code: '21000' }])
  })

  test('to a new table, which gets a row for each different one', async () => {
    const before = await designIn(
      db,
      'create table orders (id int primary key, customer_no int not null, city text, country text not null, total int);',
    )
    const [orders, no] = [tableIn(before, 'orders'), columnIn(before, 'orders', 'customer_no')]
    const table = make('table', { name: 'customers', parent: 'schema:public', rank: lastRank(before, 'schema:public') })
    const after = inTurn(
      before,
      () => [{ op: 'add', object: table }],
      (now) =>
        addColumn(now, table.id, {
          name: 'customer_no',
          type: { name: 'integer', of: null, dimensions: 0 },
          nullable: false,
        }).changes,
      (now) => [
        {
          op: 'add',
          object: make('primary-key', {
            name: 'customers_pkey',
            parent: table.id,
            rank: lastRank(now, table.id),
            columns: columnsOf(now, table.id).map((it) => it.id),
          }),
        },
      ],
      (now) => moveColumn(now, columnIn(now, 'orders', 'city'), { table: table.id, before: null }),
      (now) => moveColumn(now, columnIn(now, 'orders', 'country'), { table: table.id, before: null }),
      (now) => {
        const made = addForeignKey(now, { from: { table: orders, column: no }, to: { table: table.id, column: null } })
        return 'changes' in made ? made.changes : []
      },
    )
    expect(foreignKeysOf(after, orders).length).toBe(1)
    const proof = await expectKept(
      before,
      after,
      `insert into orders values (1, 7, 'Ghent', 'BE', 5), (2, 7, 'Ghent', 'BE', 6), (3, 8, null, 'NO', 7);`,
    )
    expect(proof.up.steps.filter((it) => it.hazard === 'data-loss')).toEqual([])
    await endWithRows(db, before, `insert into orders values (1, 7, 'Ghent', 'BE', 5), (2, 7, 'Oslo', 'NO', 6);`)
    expect(await runPlan(db, plan(before, after)), 'two cities for one customer').toMatchObject([{ code: '23505' }])
  })

  test('where two keys lead there, nobody can tell which is meant, and the loss is said', async () => {
    const before = await designIn(
      db,
      `create table places (id int primary key);
      create table orders (id int primary key, billed_to int references places, sent_to int references places, street text);`,
    )
    const street = columnIn(before, 'orders', 'street')
    const after = inTurn(before, (now) => moveColumn(now, street, { table: tableIn(now, 'places'), before: null }))
    expect(plan(before, after).map((it) => it.hazard)).toContain('data-loss')
    const gone = inTurn(before, (now) => removeObjects(now, [street]))
    expect(plan(before, gone).map((it) => it.hazard)).toEqual(['data-loss'])
  })
})
