import { expect, test } from 'vitest'
import { rootsOf } from '#model'
import { lendPostgres } from '../../../test/lent-postgres.ts'
import { sqlImporter } from '../index.ts'
import { split } from './split.ts'

const sorts = (sql: string) => split(sql).map((it) => `${it.at.line} ${it.sort}`)

test.each([
  ['goose', '-- +goose Up', '-- +goose Down'],
  ['sql-migrate', '-- +migrate Up notransaction', '-- +migrate Down'],
  ['dbmate', '-- migrate:up transaction:false', '-- migrate:down'],
  ['node-pg-migrate', '-- Up Migration', '-- Down Migration'],
  ['rambler', '-- rambler up', '-- rambler down'],
  ['shmig', '-- ==== UP ====', '-- ==== DOWN ===='],
  ['Play', '-- !Ups', '-- !Downs'],
  ['tern', '-- a line', '---- create above / drop below ----'],
])('the way back of a migration is told from its way forth: %s', (_tool, forth, back) => {
  const one = `${forth}\ncreate table a ();\n${back}\ndrop table a;\n`
  expect(sorts(one)).toEqual(['2 statement', '4 way-back'])
  // Each file of several begins forth.
  expect(sorts(`-- file: 1.sql\n${one}-- file: 2.sql\ncreate table b ();\n`)).toEqual([
    '3 statement',
    '5 way-back',
    '7 statement',
  ])
})

test('what looks like a mark within a body or beside a statement is none', () => {
  const sql = "create table a (); -- migrate:down\ndo $$\n-- +goose Down\nbegin end $$;\nselect '\n-- migrate:down\n';"
  expect(sorts(sql)).toEqual(['1 statement', '2 statement', '5 statement'])
})

test('migrations that lead both ways come to the design that they lead to, and what is left out is told', async () => {
  const read = await sqlImporter(lendPostgres).read(`-- +goose Up
-- +goose StatementBegin
create table a (id int primary key);
-- +goose StatementEnd
-- +goose Down
drop table a;
-- file: 2.sql
-- +goose Up
create table b (a int references a);
-- +goose Down
drop table b;
`)
  expect(read && rootsOf(read.design, 'table').map((it) => it.name)).toEqual(['a', 'b'])
  expect(read?.ledger.map((it) => it.fate)).toEqual(['modelled', 'skipped', 'modelled', 'skipped'])
  expect(read?.notices.map((it) => it.message)).toContain(
    '2 statements are left out in the script: the way back of a migration takes away what the design holds',
  )
})
