import { expect, test } from 'vitest'
import { childrenOfKind, rootsOf, tablesOf } from '#model'
import { openTestPostgres } from '../../../test/open-postgres.ts'
import { sqlImporter } from './index.ts'

const read = async (sql: string) => {
  const imported = await sqlImporter(openTestPostgres).read(sql)
  if (!imported) throw new Error('cancelled')
  return imported
}

test('lz4, which the Postgres inside does not have, is held where it is said and where it is inherited, and that is told', async () => {
  const { design, ledger, notices } = await read(`
    create table t (id int, "a A" text compression lz4, b text compression pglz, c text) partition by range (id);
    create table t1 partition of t default;
    alter table t alter column c set compression lz4;
    alter table t rename column "a A" to a`)
  expect(ledger.filter((entry) => entry.fate === 'refused')).toEqual([])
  const [t, t1] = tablesOf(design).map((it) =>
    childrenOfKind(design, it.id, 'column').map(({ name, compression }) => `${name} ${compression}`),
  )
  expect(t).toEqual(['id null', 'a lz4', 'b pglz', 'c lz4'])
  expect(t1).toContain('a lz4')
  expect(notices.map((notice) => notice.code)).toContain('import/lz4')
})

test('tablespaces and access methods of the server are held by name, however a script says them', async () => {
  const { design, ledger } = await read(`
    set default_tablespace = fast; set default_table_access_method = columnar;
    create table t (id int primary key); create index i on t (id);
    set default_tablespace = ''; reset default_table_access_method;
    create table u (id int) using other tablespace "Slow"`)
  expect(ledger.filter((entry) => entry.fate === 'refused')).toEqual([])
  expect(tablesOf(design).map((it) => [it.name, it.accessMethod?.name, it.tablespace])).toEqual([
    ['t', 'columnar', 'fast'],
    ['u', 'other', 'Slow'],
  ])
  expect(rootsOf(design, 'access-method')).toEqual([])
})

test('a security label is kept as text, and why is told', async () => {
  const { design, ledger, notices } = await read(
    `create table t (id int); security label for anon on column t.id is 'MASKED WITH VALUE 0'`,
  )
  expect(ledger.map((entry) => entry.fate)).toEqual(['modelled', 'verbatim'])
  expect(rootsOf(design, 'raw').map((it) => it.sql)).toEqual([
    `security label for anon on column t.id is 'MASKED WITH VALUE 0'`,
  ])
  expect(notices.map((notice) => notice.code)).toContain('import/security-label')
})
