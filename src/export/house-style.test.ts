import { afterAll, beforeAll, expect, test } from 'vitest'
import { drizzleExporter, prismaExporter, sqlmodelExporter, textOf } from '#export'
import { apply, columnsOf, type Design, intend, type ProfileId, tablesOf } from '#model'
import type { Postgres } from '#postgres'
import { designIn } from '../../test/import-into.ts'
import { lendPostgres } from '../../test/lent-postgres.ts'
import { ddlOf } from '../../test/notation/ddl.ts'
import { drizzleTypecheck } from '../../test/oracles/drizzle.ts'
import { prismaDrift, prismaFormat, prismaValidate } from '../../test/oracles/prisma.ts'
import { noSqlmodel, sqlmodelCheck, stopSqlmodel } from '../../test/oracles/sqlmodel.ts'

let db: Postgres
beforeAll(async () => {
  db = await lendPostgres()
})
afterAll(async () => {
  await stopSqlmodel()
  await db.close()
})

const SQL = `create table users (id text primary key, name text not null, updated_at timestamptz not null default now(), seen timestamptz);
create table notes (id text primary key references users on delete cascade, updated_at timestamptz not null default now());
create function set_updated_at() returns trigger language plpgsql as 'begin new.updated_at = now(); return new; end';
create trigger set_updated_at before update on notes for each row execute function set_updated_at();`

const styled = (design: Design, profile: ProfileId): Design =>
  apply(design, intend(design, { sort: 'profile', extends: profile, severities: {}, options: {} }))

const prisma = (design: Design): string =>
  textOf(prismaExporter.emit(design, prismaExporter.defaults).files[0] as never)
const drizzle = (design: Design): string =>
  textOf(drizzleExporter.emit(design, drizzleExporter.defaults).files[0] as never)

test('the ORM keeps times and makes ids where the house says so, and no trigger does', async () => {
  const design = await designIn(db, SQL)
  expect(prisma(design)).not.toMatch(/@updatedAt|cuid/)
  const strict = styled(design, 'prisma-strict')
  const schema = prisma(strict)
  expect(schema.match(/@updatedAt/g)).toHaveLength(1)
  expect(schema.match(/@default\(cuid\(\)\)/g)).toHaveLength(1)
  expect(prismaValidate(schema)).toBeNull()
  expect(prismaFormat(schema)).toBe(schema)
  expect(await prismaDrift(schema, ddlOf(strict))).toBe('')
}, 60_000)

test('what was said of a column goes before its name', async () => {
  const design = styled(await designIn(db, SQL), 'prisma-strict')
  const users = tablesOf(design).find((it) => it.name === 'users')
  const [, , updated, seen] = columnsOf(design, users?.id ?? 'table:none')
  const said = [
    ...intend(design, { sort: 'role', about: updated?.id ?? 'column:none', role: 'none' }),
    ...intend(design, { sort: 'role', about: seen?.id ?? 'column:none', role: 'updated' }),
  ]
  expect(prisma(apply(design, said))).toMatch(/seen .*@updatedAt/)
  expect(prisma(apply(design, said))).not.toMatch(/updatedAt .*@updatedAt/)
})

test('Drizzle sets the time and makes ids in code', async () => {
  const design = styled(await designIn(db, SQL), 'prisma-strict')
  const schema = drizzle(design)
  expect(schema.match(/\.\$defaultFn\(\(\) => crypto\.randomUUID\(\)\)/g)).toHaveLength(1)
  expect(schema.match(/\.\$onUpdate\(\(\) => new Date\(\)\)/g)).toHaveLength(1)
  expect(await drizzleTypecheck({ notes: schema })).toEqual([])
}, 60_000)

const why = noSqlmodel()

test.skipIf(why)(
  `SQLModel makes ids, and SQLAlchemy sets the time with each update${why ? ` (skipped: ${why})` : ''}`,
  async () => {
    const design = styled(await designIn(db, SQL), 'prisma-strict')
    const files = sqlmodelExporter
      .emit(design, sqlmodelExporter.defaults)
      .files.map((file) => ({ path: file.path, text: textOf(file) }))
    const text = files.map((it) => it.text).join('')
    expect(text.match(/^ +id: str = Field\($/m)).not.toBeNull()
    expect(text.match(/default_factory=lambda: str\(uuid\.uuid4\(\)\)/g)).toHaveLength(1)
    expect(text.match(/^.*onupdate=sa\.func\.now\(\).*$/gm)).toHaveLength(1)
    expect(await sqlmodelCheck([{ files, migrates: false }])).toEqual([
      { problem: null, warnings: [], differences: [] },
    ])
  },
  120_000,
)
