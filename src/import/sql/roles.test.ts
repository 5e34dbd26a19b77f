import { expect, test } from 'vitest'
import { driftBetween, rootsOf } from '#model'
import { openTestPostgres } from '../../../test/open-postgres.ts'
import { sqlImporter } from './index.ts'

const read = async (sql: string) => {
  const imported = await sqlImporter(openTestPostgres).read(sql)
  if (!imported) throw new Error('cancelled')
  return imported
}

test('a role that a script relies on is given, and never made or dropped', async () => {
  const { design, ledger } = await read('create table t (a int); grant select on t to somebody; create role own;')
  expect(ledger.map((entry) => entry.fate)).toEqual(['modelled', 'modelled', 'modelled'])
  expect(rootsOf(design, 'role').map(({ name, given }) => ({ name, given }))).toEqual([
    { name: 'own', given: false },
    { name: 'somebody', given: true },
  ])
})

test('a password is a secret: it is left out, and that is told', async () => {
  const { design, notices } = await read(`create role app login password 'hunter2'`)
  expect(JSON.stringify([...design.objects.buckets])).not.toContain('hunter2')
  expect(notices.map((notice) => notice.code)).toContain('import/password')
})

test('who owns what makes no difference to what is granted', async () => {
  const sql = (owner: string) => `create role boss; create role app;
    create schema s ${owner}; grant usage on schema s to app; create table s.t (a int); grant select on s.t to app`
  const [owned, plain] = [await read(sql('authorization boss')), await read(sql(''))]
  expect(driftBetween(owned.design, plain.design)).toEqual([])
})

test('a server of an extension that is not at hand keeps its wrapper by name', async () => {
  const { design, ledger } = await read(
    'create extension postgres_fdw; create server s foreign data wrapper postgres_fdw; create foreign table t (a int) server s',
  )
  expect(ledger.filter((entry) => entry.fate === 'refused')).toEqual([])
  expect(rootsOf(design, 'foreign-data-wrapper')).toEqual([])
  expect(rootsOf(design, 'foreign-server').map((it) => it.wrapperName)).toEqual(['postgres_fdw'])
})

test('default privileges are of whoever the script has become', async () => {
  const { design } = await read(`create role boss; create role app; set role boss;
    alter default privileges grant select on tables to app; reset role;
    alter default privileges grant usage on sequences to app`)
  const by = rootsOf(design, 'default-privileges').map((it) => [
    it.on,
    rootsOf(design, 'role').find((role) => role.id === it.by)?.name,
  ])
  expect(by).toEqual(
    expect.arrayContaining([
      ['tables', 'boss'],
      ['sequences', undefined],
    ]),
  )
})
