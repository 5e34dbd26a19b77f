import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { amendDesign } from '#import'
import { plan } from '#migrate'
import {
  adopt,
  all,
  apply,
  type DbObject,
  type Design,
  diff,
  driftBetween,
  emptyDesign,
  type Id,
  object,
  pathOf,
  renameObject,
} from '#model'
import { type Postgres, readCatalog, resetDatabase } from '#postgres'
import { designIn } from '../../test/import-into.ts'
import { openTestPostgres } from '../../test/open-postgres.ts'
import { designs, edits, walk } from '../../test/random-design.ts'
import { runPlan } from './prove.ts'
import { Standing } from './standing.ts'

let db: Postgres
beforeAll(async () => {
  db = await openTestPostgres()
})
afterAll(() => db.close())

async function standing(design: Design): Promise<boolean> {
  await resetDatabase(db)
  return (await runPlan(db, plan(emptyDesign(), design))).length === 0
}

async function amended(design: Design, sql: string) {
  expect(await standing(design)).toBe(true)
  const read = await amendDesign(db, design, sql)
  if (!read) throw new Error('cancelled')
  return read
}

const idAt = (design: Design, path: string) => [...all(design.objects)].find((it) => pathOf(design, it.id) === path)?.id

const SHOP = `create table customers (id bigint primary key, email varchar(80) not null, age int check (age > 0));
  create table orders (id bigint primary key, customer_id bigint references customers, state text default 'new');
  create view late as select id, state from orders where state = 'late';`

test('a script renames, adds, alters and drops, and only that changes; what stays is the same object', async () => {
  const shop = await designIn(db, SHOP)
  const { design, ledger } = await amended(
    shop,
    `alter table customers rename to people;
     alter table people rename column email to mail;
     alter table orders add column note text not null default '';
     alter table orders alter column state set not null;
     drop view late;
     create index on orders (state);`,
  )
  expect(ledger.map((it) => it.fate)).toEqual(Array.from({ length: 6 }, () => 'modelled'))
  expect(idAt(design, 'people.mail')).toBe(idAt(shop, 'customers.email'))
  expect(idAt(design, 'people')).toBe(idAt(shop, 'customers'))
  const changes = diff(shop, design).map((it) => ('object' in it ? `${it.op} ${it.object.kind}` : it.op))
  expect(changes.sort()).toEqual(['add column', 'add index', 'remove view', 'set', 'set', 'set'])
})

test('what leans on what has changed is not itself changed', async () => {
  const shop = await designIn(db, SHOP)
  const { design } = await amended(shop, 'alter table customers add column born date;')
  expect(diff(shop, design).map((it) => it.op)).toEqual(['add'])
})

test('a statement that Postgres refuses is told with its place, and the rest is done', async () => {
  const shop = await designIn(db, SHOP)
  const { design, ledger } = await amended(
    shop,
    'alter table orders drop column nothing;\nalter table orders drop column state cascade;',
  )
  expect(ledger[0]).toMatchObject({ fate: 'refused', at: { line: 1 }, code: '42703' })
  expect(idAt(design, 'orders.state')).toBeUndefined()
  expect(idAt(design, 'late')).toBeUndefined()
})

test('one of the same name made anew stands in the place of the old one', async () => {
  const shop = await designIn(db, SHOP)
  const { design } = await amended(shop, 'drop view late; create view late as select id from orders;')
  expect(idAt(design, 'late')).toBe(idAt(shop, 'late'))
})

test('two tables that change names keep their own ids', async () => {
  const shop = await designIn(db, SHOP)
  const { design } = await amended(
    shop,
    'alter table orders rename to x; alter table customers rename to orders; alter table x rename to customers;',
  )
  expect(idAt(design, 'orders')).toBe(idAt(shop, 'customers'))
  expect(idAt(design, 'customers.state')).toBe(idAt(shop, 'orders.state'))
})

test('the Postgres that stands for a design follows it, edit by edit, and says what it does not take', async () => {
  let opened = 0
  const standing = new Standing(async () => {
    opened++
    return openTestPostgres()
  })
  const shop = await designIn(db, SHOP)
  const first = await amendDesign((await standing.holding(shop)).db, shop, 'alter table orders add column a int;')
  standing.holds(first?.design as Design)
  const renamed = apply(shop, renameObject(shop, idAt(shop, 'orders') as Id, 'sales'))
  const { db: at, refused } = await standing.holding(renamed)
  expect(refused).toEqual([])
  expect(driftBetween(renamed, adopt((await readCatalog(at)).design, renamed))).toEqual([])
  const check = [...all(renamed.objects)].find((it) => it.kind === 'check') as DbObject
  const wrong = apply(renamed, [
    { op: 'set', before: check, after: { ...check, expression: 'nowhere > 0' } as DbObject },
  ])
  expect((await standing.holding(wrong)).refused[0]?.code).toBe('42703')
  standing.holds(wrong)
  expect((await standing.holding(wrong)).refused[0]?.code, 'what was refused is not there').toBe('42703')
  expect(opened).toBe(1)
  await standing.close()
})

test('whatever a design becomes by a migration, it becomes by running its text, under the same ids where it is altered', async () => {
  let proved = 0
  await fc.assert(
    fc.asyncProperty(designs(10), edits(8), async (from, list) => {
      const to = walk(from, list)
      if (to.postgres !== from.postgres || !(await standing(to))) return
      const there = adopt((await readCatalog(db)).design, to)
      if (!(await standing(from))) return
      const steps = plan(from, to)
      const read = await amendDesign(db, from, steps.map((it) => `${it.sql};`).join('\n'))
      if (!read || read.ledger.some((it) => it.fate === 'refused')) return
      expect(driftBetween(there, read.standing)).toEqual([])
      for (const it of all(to.objects))
        if (it.kind === 'table' && object(from, it.id)) expect(object(read.design, it.id)?.name).toBe(it.name)
      proved++
    }),
    { numRuns: 25 },
  )
  expect(proved).toBeGreaterThan(8)
})
