import { expect, test } from 'vitest'
import { sqlImporter } from '#import'
import { lendPostgres } from '../../test/lent-postgres.ts'
import { languageById } from './language.ts'
import { toldOf } from './told.ts'

test('what a text leans on is told unless the design makes it', async () => {
  const prisma = languageById('prisma')
  if (!prisma) throw new Error('there is no Prisma')
  const text = `model a {
  id  String @id @default(dbgenerated("my_id()"))
  at  String @default(dbgenerated("app.other_id()"))
  key String @default(dbgenerated("uuid_generate_v4()")) @db.Uuid
}`
  const told = async (sql: string) => {
    const imported = await sqlImporter(lendPostgres).read(sql)
    if (!imported) throw new Error('nothing was read')
    return toldOf(prisma, text, imported.design).faults.map(
      (it) => `${it.at?.line} ${/\S+\(\)|uuid-ossp/.exec(it.message)?.[0]}`,
    )
  }
  expect(await told('create table a (id text primary key)')).toEqual(['2 my_id()', '3 app.other_id()', '4 uuid-ossp'])
  expect(
    await told(`create extension "uuid-ossp"; create schema app;
      create function my_id() returns text language sql as 'select 1';
      create function app.other_id() returns text language sql as 'select 1';`),
  ).toEqual([])
})
