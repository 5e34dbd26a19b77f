import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type DeleteStep, deletionFrom, type Id, tablesOf } from '#model'
import { type Postgres, resetDatabase } from '#postgres'
import { designIn } from '../../test/import-into.ts'
import { openTestPostgres } from '../../test/open-postgres.ts'

let db: Postgres
beforeAll(async () => {
  db = await openTestPostgres()
})
afterAll(() => db.close())

const NAMES = ['a', 'b', 'c', 'd'] as const
type Key = { readonly from: number; readonly to: number; readonly does: string }

/** Four tables with these keys, each in a column of its own and all made in this order, and one row each that refers by all. */
const scriptOf = (keys: readonly Key[]): { tables: string; rows: string } => ({
  tables: [
    ...NAMES.map((name, i) => {
      const own = keys.flatMap((key, at) => (key.from === i ? [`, k${at} int default 1`] : []))
      return `create table ${name} (id int primary key${own.join('')});`
    }),
    ...keys.map((key, at) => {
      return `alter table ${NAMES[key.from]} add foreign key (k${at}) references ${NAMES[key.to]} on delete ${key.does};`
    }),
  ].join('\n'),
  rows: `begin; set constraints all deferred; ${NAMES.map((name) => `insert into ${name} values (1);`).join(' ')} commit;`,
})

/** Whether the row of `a` can be deleted, as told and as Postgres has it. */
async function deletion(keys: readonly Key[]): Promise<{ told: readonly DeleteStep['fails'][]; done: boolean }> {
  const { tables, rows } = scriptOf(keys)
  const design = await designIn(db, tables)
  const a = tablesOf(design).find((it) => it.name === 'a')?.id as Id<'table'>
  await resetDatabase(db)
  await db.exec(tables)
  await db.exec(rows)
  const done = await db.exec('delete from a').then(
    () => true,
    () => false,
  )
  return { told: deletionFrom(design, a).steps.map((it) => it.fails), done }
}

const DOES = ['cascade', 'cascade', 'set null', 'restrict', 'no action', 'no action deferrable initially deferred']
/** Keys only point at tables made before, so that the rows can be put in. */
const someKeys = fc.array(
  fc
    .record({ from: fc.integer({ min: 1, max: 3 }), to: fc.nat(2), does: fc.constantFrom(...DOES) })
    .map((key) => ({ ...key, to: key.to % key.from })),
  { minLength: 1, maxLength: 6 },
)

test('what is told of a DELETE is what Postgres does', async () => {
  let [went, refused] = [0, 0]
  await fc.assert(
    fc.asyncProperty(someKeys, async (keys) => {
      const { told, done } = await deletion(keys)
      if (told.some((it) => it === 'always' || it === 'too early')) expect(done, 'refused').toBe(false)
      else if (!told.includes('by order')) expect(done, 'done').toBe(true)
      if (done) went++
      else refused++
    }),
    { numRuns: 40 },
  )
  expect(Math.min(went, refused)).toBeGreaterThan(5)
})

test.each([
  ['two keys to one table', [], { from: 1, to: 0, does: 'cascade' }, { from: 1, to: 0, does: 'restrict' }],
  [
    'one step further down',
    [
      { from: 3, to: 1, does: 'cascade' },
      { from: 3, to: 2, does: 'no action' },
    ],
    { from: 1, to: 0, does: 'cascade' },
    { from: 2, to: 0, does: 'cascade' },
  ],
] as const)('with %s it depends on which was made first', async (_, rest, one, other) => {
  const first = await deletion([...rest, one, other])
  const second = await deletion([...rest, other, one])
  expect(first.told).toContain('by order')
  expect(second.told).toContain('by order')
  expect(first.done).toBe(true)
  expect(second.done).toBe(false)
})
