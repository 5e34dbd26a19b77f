import { afterAll, beforeAll, expect, test } from 'vitest'
import { apply, type Design, indexesOf, setField, tablesOf } from '#model'
import type { Postgres } from '#postgres'
import { createReview, loadParser } from '#rules'
import { designIn } from '../../../test/import-into.ts'
import { lendPostgres } from '../../../test/lent-postgres.ts'

let db: Postgres
let design: Design
beforeAll(async () => {
  await loadParser()
  db = await lendPostgres()
  design = await designIn(
    db,
    'create table t (id int primary key, a int[], p int); create index i on t (p); create index b on t (a);',
  )
})
afterAll(() => db.close())

const index = (name = 'i') => indexesOf(design, tablesOf(design)[0]?.id ?? 'table:none').find((it) => it.name === name)

const found = (design: Design) =>
  createReview('default')
    .review(design)
    .filter((it) => it.rule === 'index-method-unsupported')

test('a btree over an array is a warning', () => {
  expect(found(design).map((it) => [it.about, it.severity])).toEqual([[index('b')?.id, 'warning']])
})

test.each([
  ['gist over a number', { method: 'gist' }, 'without btree_gist', ['Make it a btree index', 'Declare btree_gist']],
  ['spgist over a number', { method: 'spgist' }, 'spgist can’t index', ['Make it a btree index']],
  ['a unique hash', { method: 'hash', unique: true }, 'can’t be unique', ['Make it a btree index']],
  ['an operator class that says how', { method: 'gist', keys: [{ opclass: 'some_ops' }] }, '', []],
  ['a method that an extension brings', { method: 'bloom' }, '', []],
] as const)('%s', (_, patch, says, fixes) => {
  const it = index()
  const keys = it?.keys.map((key) => ({ ...key, ...('keys' in patch ? patch.keys[0] : {}) }))
  const spoilt = apply(design, setField(design, it?.id ?? 'index:none', { ...patch, keys }))
  const about = found(spoilt).filter((each) => each.about === it?.id)
  expect(about[0]?.message ?? '').toContain(says)
  expect(about.flatMap((each) => each.fixes.map((fix) => fix.label))).toEqual(fixes)
})
