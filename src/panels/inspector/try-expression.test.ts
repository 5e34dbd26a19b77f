import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  addCheck,
  addIndex,
  addObject,
  addTable,
  addView,
  apply,
  type Change,
  columnsOf,
  type DbObject,
  emptyDesign,
  setField,
} from '#model'
import type { Postgres } from '#postgres'
import { openTestPostgres } from '../../../test/open-postgres.ts'
import { trialOf } from './trial.ts'
import { tryExpression } from './try-expression.ts'

let db: Postgres
beforeAll(async () => {
  db = await openTestPostgres()
}, 60_000)
afterAll(() => db.close())

const added = (changes: readonly Change[], kind: string): DbObject => {
  const found = changes.flatMap((it) => (it.op === 'add' && it.object.kind === kind ? [it.object] : []))[0]
  if (!found) throw new Error(`no ${kind} was added`)
  return found
}

const empty = emptyDesign()
const { changes, table } = addTable(empty, { name: 'posts' })
const drawn = apply(empty, changes)
const [key] = columnsOf(drawn, table)
if (!key) throw new Error('the new table has no column')
const whole = { name: 'integer', of: null, dimensions: 0 }
const base = apply(drawn, setField(drawn, key.id, { type: whole, default: null, identity: null }))
const id = { ...key, type: whole, default: null, identity: null }

const ask = (it: DbObject, field: string, design = base) => tryExpression(db, trialOf(design, it, field))
const told = async (it: DbObject, field: string) => (await ask(it, field)).trouble?.text ?? null

// Postgres itself gives no place for what it finds in ALTER TABLE.
test('a check is told as Postgres tells it', async () => {
  const check = { ...added(addCheck(base, table, 'true'), 'check') }
  expect(await told({ ...check, expression: 'id > 0' } as DbObject, 'expression')).toBeNull()
  expect(await told({ ...check, expression: '1 < idd' } as DbObject, 'expression')).toMatch(
    /^column "idd" does not exist/,
  )
  expect(await told({ ...check, expression: 'id >' } as DbObject, 'expression')).toMatch(/syntax error/)
})

test('a default and a generated value are tried on the column that has them', async () => {
  const column = id
  expect(await told({ ...column, default: '7' }, 'default')).toBeNull()
  expect(await told({ ...column, default: "'x'::text" }, 'default')).toMatch(/is of type .* but default expression/)
  const generated = { expression: 'random()', stored: true }
  expect(await told({ ...column, generated }, 'generated')).toMatch(/generation expression is not immutable/)
})

test("an index's error is told under the field in which it stands", async () => {
  const index = added(addIndex(base, table, [id.id]), 'index')
  const wrong = { ...index, where: 'nope' } as DbObject
  expect(await told(wrong, 'where')).toMatch(/"nope" does not exist \(character 1\)/)
  expect(await told({ ...index, where: 'id > 3' } as DbObject, 'where')).toBeNull()
})

test('a view sees the tables that it names', async () => {
  const view = added(addView(base, { query: 'select 1' }).changes, 'view')
  expect(await told({ ...view, query: 'select id from posts' } as DbObject, 'query')).toBeNull()
  expect(await told({ ...view, query: 'select id\nfrom postss' } as DbObject, 'query')).toMatch(
    /relation "postss" does not exist \(line 2, character 6\)/,
  )
})

test('what a query reads and returns is learned with it', async () => {
  const view = added(addView(base, { query: 'select 1' }).changes, 'view')
  const { trouble, learned } = await ask({ ...view, query: 'select id as number from posts' } as DbObject, 'query')
  expect(trouble).toBeNull()
  expect(learned?.fields).toEqual({ columns: [{ name: 'number', type: 'integer' }] })
  expect(learned?.uses).toContain(key.id)
})

test("a routine's body is read as it is called", async () => {
  const made = addObject(base, 'routine')?.object as DbObject
  expect(await told({ ...made, body: 'select id from posts' } as DbObject, 'body')).toBeNull()
  const wrong = await ask({ ...made, body: 'select 1;\nselect idd from posts' } as DbObject, 'body')
  expect(wrong.trouble?.text).toMatch(/column "idd" does not exist \(line 2, character 8\)/)
  expect(wrong.trouble?.at).toBe('select 1;\nselect '.length)
})

test('a text can not end the transaction in which it is tried', async () => {
  const check = { ...added(addCheck(base, table, 'true'), 'check'), expression: 'true); COMMIT; SELECT (1' } as DbObject
  expect(await told(check, 'expression')).toMatch(/multiple commands/)
  expect((await db.query("select 1 from pg_class where relname = 'posts'")).rows).toEqual([])
})
