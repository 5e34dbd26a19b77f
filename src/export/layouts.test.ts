import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { drizzleImporter, prismaImporter, sqlmodelImporter } from '#import'
import { apply, type Design, drawShape, driftBetween, MAIN_DIAGRAM, placeObjects, tablesOf } from '#model'
import { filesApart } from '#text'
import { ddlOf } from '../../test/notation/ddl.ts'
import { readSql } from '../../test/notation/read-sql.ts'
import { drizzleStatements, drizzleTypecheck } from '../../test/oracles/drizzle.ts'
import { prismaDrift, prismaFormat, prismaValidate } from '../../test/oracles/prisma.ts'
import { noSqlmodel, sqlmodelCheck, stopSqlmodel } from '../../test/oracles/sqlmodel.ts'
import { drizzleExporter, type Exporter, prismaExporter, sqlmodelExporter, textOf } from './index.ts'

/** Files that need one another, names that files have already, and one name twice. */
const SQL = `create schema billing; create sequence bill_nr; create role reader;
create type task_status as enum ('todo', 'in progress'); create type billing.state as enum ('open', 'paid');
create domain email as text check (value like '%@%');
create table users (id integer generated always as identity primary key, mail email not null, boss integer references users, best_post integer);
create table posts (id integer primary key, author integer not null references users on delete cascade, reviewer integer references users,
  status task_status not null default 'todo', was task_status[], span tstzrange, "when" date);
alter table users add foreign key (best_post) references posts; create index on posts (author, span desc);
create table billing.users (id uuid primary key, owner integer references public.users, nr bigint default nextval('bill_nr'), state billing.state);
create table types (id integer primary key, "index" text, owner uuid unique references billing.users);
create table "index" (id bigserial primary key, task_status_type text, note text); create table "Straße 9" (id integer primary key, "Größe" money);
create table post_types (post integer references posts, type integer references types, primary key (post, type)); create table heap (posts task_status);
create view open_posts as select id, status, span from posts; alter table posts enable row level security;
create policy reads on posts for select to reader using (true);`

const LAYOUTS = ['by-schema', 'by-table', 'by-area'] as const
let design: Design

beforeAll(async () => {
  design = await readSql(SQL)
  const at = new Map(tablesOf(design).map((it, i) => [it.id, { x: 300 * i, y: 0 }]))
  design = apply(design, placeObjects(design, MAIN_DIAGRAM, { at, placed: true }))
  const text = 'Users & posts\nthe heart'
  const shape = { sort: 'area', text, x: -10, y: -10, width: 500, height: 500, colour: null } as const
  design = apply(design, drawShape(design, MAIN_DIAGRAM, { shape }).changes)
}, 60_000)
afterAll(stopSqlmodel)

const filesOf = <O>(exporter: Exporter<O>, more: Partial<O>): readonly (readonly [path: string, text: string])[] => {
  const options = { ...exporter.defaults, ...more }
  const { files } = exporter.emit(design, options)
  return [...filesApart(exporter as Exporter<never>, files), ...(exporter.alongside?.(design, options) ?? [])].map(
    (it) => [it.path, textOf(it)],
  )
}
const wholeOf = <O>(exporter: Exporter<O>, more: Partial<O>): string =>
  exporter
    .emit(design, { ...exporter.defaults, ...more })
    .files.slice(0, 1)
    .map(textOf)
    .join('')
const without = (path: string): string => path.replace(/\.ts$/, '')

describe('Drizzle in files', () => {
  const CASES = {
    'by-schema': { layout: 'by-schema' },
    'by-table': { layout: 'by-table', enums: 'as-type', keys: 'as-in-database' },
  } as const

  test('compiles strictly, each file with what it needs, and drizzle-kit finds nothing to do', async () => {
    const files: Record<string, string> = {}
    const snapshots: Record<string, string> = {}
    for (const [name, options] of Object.entries(CASES))
      for (const [path, text] of filesOf(drizzleExporter, options)) {
        if (path.startsWith('schema/')) files[`${name}/${without(path)}`] = text
        if (path.endsWith('_snapshot.json')) snapshots[`${name}/schema/index`] = text
        if (path === 'drizzle.config.ts') expect(text).toContain("schema: './schema/index.ts'")
      }
    expect(Object.keys(files).filter((it) => it.startsWith('by-schema/'))).toEqual(
      ['index', 'types', 'billing', 'public'].map((it) => `by-schema/schema/${it}`),
    )
    expect(await drizzleTypecheck(files)).toEqual([])
    const made = await drizzleStatements(files, snapshots, Object.keys(snapshots))
    for (const name of Object.keys(CASES)) expect(made[`${name}/schema/index`], name).toMatchObject({ statements: [] })
  }, 120_000)

  test('is read again as what stands in one file', () => {
    const { design: one } = drizzleImporter.understand(wholeOf(drizzleExporter, {}))
    for (const options of [...Object.values(CASES), { layout: 'by-area' } as const]) {
      const read = drizzleImporter.understand(wholeOf(drizzleExporter, options))
      expect(read.notices).toEqual(drizzleImporter.understand(wholeOf(drizzleExporter, {})).notices)
      expect(driftBetween(one, read.design)).toEqual([])
    }
  })
})

describe('SQLModel in modules', () => {
  const CASES = [{ layout: 'by-table', values: 'literal' }, { layout: 'by-schema' }, { layout: 'by-area' }] as const
  const why = noSqlmodel()

  test.skipIf(why)(
    'is mapped without a word, and Alembic would change nothing',
    async () => {
      const jobs = CASES.map((options, i) => ({
        files: filesOf(sqlmodelExporter, options).map(([path, text]) => ({ path, text })),
        migrates: i === 0,
      }))
      const sound = { problem: null, warnings: [], differences: [] }
      expect(await sqlmodelCheck(jobs)).toEqual(CASES.map(() => sound))
    },
    120_000,
  )

  test('each module imports what it uses', () => {
    for (const options of CASES)
      for (const [path, text] of filesOf(sqlmodelExporter, options)) {
        if (!/^models\/(?!__init__)/.test(path)) continue
        const head = text.slice(0, text.indexOf('\n\n\n'))
        for (const [name] of head.matchAll(
          /\b(?!import|from|as|if|sqlalchemy|dialects|postgresql|sqlmodel|typing)[A-Za-z]\w*\b(?=,|$|:)/gm,
        ))
          expect(text.match(new RegExp(`\\b${name}\\b`, 'g'))?.length, `${path}: ${name}`).toBeGreaterThan(1)
      }
  })

  test('is read again as what stands in one module', () => {
    const one = sqlmodelImporter.understand(wholeOf(sqlmodelExporter, {}))
    for (const options of CASES) {
      const read = sqlmodelImporter.understand(wholeOf(sqlmodelExporter, options))
      expect(read.notices.length).toBe(one.notices.length)
      expect(driftBetween(one.design, read.design)).toEqual([])
    }
  })
})

describe('Prisma in files, and under the names of the database', () => {
  test.each([...LAYOUTS.map((layout) => ({ layout })), { names: 'as-in-database', layout: 'by-table' } as const])(
    '%o',
    async (options) => {
      const files = filesOf(prismaExporter, options).filter(([path]) => path.endsWith('.prisma'))
      expect(new Set(files.map(([path]) => path.toLowerCase())).size).toBe(files.length)
      expect(prismaValidate(files)).toBeNull()
      for (const [, text] of files) expect(prismaFormat(text).trim()).toBe(text.trim())
      const whole = wholeOf(prismaExporter, options)
      const one = prismaImporter.understand(wholeOf(prismaExporter, {}))
      expect(driftBetween(one.design, prismaImporter.understand(whole).design)).toEqual([])
      if (!('names' in options)) return
      expect(whole).not.toMatch(/[^@]@map\("\w+"\)/)
      expect(await prismaDrift(whole, ddlOf(design))).toBe('')
    },
  )
})
