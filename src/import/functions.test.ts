import { expect, test } from 'vitest'
import type { Design } from '#model'
import { rootsOf } from '#model'
import { lendPostgres } from '../../test/lent-postgres.ts'
import { readDbml } from './dbml/read.ts'
import { readDrizzle } from './drizzle/read.ts'
import { isOwnFunction } from './own-functions.ts'
import { readPrisma } from './prisma/read.ts'
import { readSqlmodel } from './sqlmodel/read.ts'

const READ = { prisma: readPrisma, drizzle: readDrizzle, sqlmodel: readSqlmodel, dbml: readDbml }

/** One default of a function that nobody makes, one of an extension's, and what Postgres has itself. */
const TEXTS: Readonly<Record<keyof typeof READ, string>> = {
  prisma: `model A {
  id    String @id @default(dbgenerated("my_id()"))
  other String @default(dbgenerated("my_id()"))
  key   String @default(dbgenerated("uuid_generate_v4()")) @db.Uuid
  plain String @default(dbgenerated("lower('X (y)'::varchar(20))"))
}`,
  drizzle: `import { check, index, pgPolicy, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { sql } from 'drizzle-orm'
export const a = pgTable('a', {
  id: text().primaryKey().default(sql\`my_id()\`),
  other: text().default(sql\`my_id()\`),
  key: uuid().default(sql\`uuid_generate_v4()\`),
  plain: text().generatedAlwaysAs(sql\`upper(coalesce('my_id()', ''))\`),
}, (t) => [
  check('a_check', sql\`\${t.id} in ('x') and cast(\${t.other} as varchar(20)) <> ''\`),
  index().on(sql\`folded(\${t.id})\`),
  pgPolicy('own', { using: sql\`auth.uid() = \${t.key}\` }),
])`,
  sqlmodel: `from sqlalchemy import Index, func, text
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column
class Base(DeclarativeBase):
    pass
class A(Base):
    __tablename__ = "a"
    id: Mapped[str] = mapped_column(primary_key=True, server_default=func.my_id())
    key: Mapped[str] = mapped_column(server_default=text("uuid_generate_v4()"))
    at: Mapped[str] = mapped_column(server_default=func.now())
    __table_args__ = (Index("a_folded", text("folded(id)"), postgresql_where=text("lower(id) <> ''")),)
`,
  dbml: `Table a {
  id text [pk, default: \`my_id()\`]
  key uuid [default: \`uuid_generate_v4()\`]
  at timestamptz [default: \`now()\`]
  checks { \`length(id) > 3\` }
}`,
}

const extensionsIn = (design: Design) => rootsOf(design, 'extension').map((it) => it.name)

test.each(Object.entries(TEXTS))(
  '%s: a function that nobody makes is told where it is first called',
  (language, text) => {
    const { design, notices } = READ[language as keyof typeof READ](text)
    expect(extensionsIn(design)).toEqual(['uuid-ossp'])
    const told = notices.filter((it) => it.message.startsWith('Nothing here makes'))
    expect(told.map((it) => `${it.at?.line} ${it.severity} ${/\S+\(\)/.exec(it.message)?.[0]}`)).toEqual(
      {
        prisma: ['2 warning my_id()'],
        drizzle: ['4 warning my_id()', '3 warning folded()', '11 warning auth.uid()'],
        sqlmodel: ['7 warning my_id()', '5 warning folded()'],
        dbml: ['2 warning my_id()'],
      }[language],
    )
  },
)

test('what Postgres has itself is known', async () => {
  const db = await lendPostgres()
  const { rows } = await db.query<{ name: string }>(
    `select distinct proname as name from pg_proc where prokind in ('f', 'a', 'w') and pronamespace = 'pg_catalog'::regnamespace`,
  )
  const theirs = new Set(rows.map((it) => it.name))
  for (const name of [
    'now',
    'gen_random_uuid',
    'uuidv7',
    'jsonb_build_object',
    'to_tsvector',
    'array_append',
    'hashtext',
  ])
    expect([theirs.has(name), isOwnFunction(name)]).toEqual([true, true])
  expect(
    [...theirs].filter((it) => /^(?:to_|jsonb_(?:build|path|array)|regexp_)/.test(it) && !isOwnFunction(it)),
  ).toEqual([])
  await db.close()
})
