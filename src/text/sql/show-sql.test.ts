import { afterAll, beforeAll, expect, test } from 'vitest'
import { sqlExporter } from '#export'
import { type Imported, ScriptReader } from '#import'
import { addTable, apply, createDesignStore, emptyDesign, holdText, renameObject, setField, tablesOf } from '#model'
import { openTestPostgres } from '../../../test/open-postgres.ts'
import { emitBeside } from '../emit.ts'
import { forgetSayings, readOnce } from './memory.ts'
import { linesOf } from './script.ts'
import { isSqlReady, readySql, shownSql } from './show-sql.ts'

const reader = new ScriptReader(openTestPostgres)
beforeAll(() => reader.ready())
afterAll(() => reader.close())

const TEXT = `-- Whoever buys.
create table customers (
  id int primary key,
  state text default 'new' check (state in ('new', 'old'))
);
`

test('after a reload the text says again what it said, and follows what the design did since', async () => {
  const read = readOnce(reader.read)
  const { design } = (await reader.read({
    given: '',
    pieces: linesOf(TEXT).map((it) => it.piece),
    extensions: [],
  })) as Imported
  const made = { ...emptyDesign(), objects: design.objects }
  const draft = `${TEXT}create index on customers (nothing);\n`
  const held = apply(made, holdText(made, { language: 'sql', path: 'schema.sql', text: TEXT, draft }))
  const [table] = tablesOf(held)
  const now = apply(held, setField(held, table?.id as never, { comment: 'Buyers' }))
  forgetSayings()
  expect(isSqlReady(now)).toBe(false)
  expect(shownSql(now)?.sound).toBe(TEXT)
  await readySql(read, now)
  expect(isSqlReady(now)).toBe(true)
  expect(shownSql(now)?.sound).toBe(`${TEXT.trimEnd()}\nCOMMENT ON TABLE customers IS 'Buyers';\n`)
  // What is wrong in the draft is known again, and told where it is shown.
  expect(emitBeside(sqlExporter, now).faults.map((it) => it.message)).toEqual(['column "nothing" does not exist'])
  const spans = emitBeside(sqlExporter, now).files[0]?.chunks[0]?.spans ?? []
  expect(spans.some((it) => it.about === table?.id)).toBe(true)
})

test('a rename since is one by the names that the text still has', async () => {
  const { design } = (await reader.read({
    given: '',
    pieces: linesOf(TEXT).map((it) => it.piece),
    extensions: [],
  })) as Imported
  const made = { ...emptyDesign(), objects: design.objects }
  const store = createDesignStore(made)
  store.commit('hold', holdText(made, { language: 'sql', path: 'schema.sql', text: TEXT }))
  store.commit('rename', renameObject(store.design(), tablesOf(made)[0]?.id as never, 'buyers'))
  const now = store.design()
  forgetSayings()
  await readySql(reader.read, now)
  expect(shownSql(now)?.text).toBe(
    TEXT.replace('create table customers', 'create table buyers').replace(
      "check (state in ('new', 'old'))",
      "CONSTRAINT customers_state_check check (state in ('new', 'old'))",
    ),
  )
})

test('what comes to a migration that leads both ways comes before its way back', async () => {
  const text = '-- +goose Up\ncreate table a (id int primary key);\n\n-- +goose Down\ndrop table a;\n'
  const { design } = (await reader.read({
    given: '',
    pieces: linesOf(text).map((it) => it.piece),
    extensions: [],
  })) as Imported
  const made = { ...emptyDesign(), objects: design.objects }
  const store = createDesignStore(apply(made, holdText(made, { language: 'sql', path: 'schema.sql', text })))
  store.commit('add', addTable(store.design(), { name: 'b' }).changes)
  forgetSayings()
  await readySql(reader.read, store.design())
  const shown = shownSql(store.design())?.text ?? ''
  expect(shown.indexOf('CREATE TABLE b')).toBeGreaterThan(0)
  expect(shown.indexOf('CREATE TABLE b')).toBeLessThan(shown.indexOf('-- +goose Down'))
  expect(shown.endsWith('-- +goose Down\ndrop table a;\n')).toBe(true)
})
