import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { Parser } from '@dbml/core'
import mermaid from 'mermaid'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { quoteName } from '#base'
import { plan } from '#migrate'
import { all, columnsOf, type Design, emptyDesign, kindOfId, ObjectsEdit, object, rootsOf, tablesOf } from '#model'
import { importedDesign } from '../../test/imported.ts'
import { drizzleDrift, drizzleStatements, drizzleTypecheck, type KitResult } from '../../test/oracles/drizzle.ts'
import { prismaDrift, prismaFormat, prismaValidate } from '../../test/oracles/prisma.ts'
import { noSqlmodel, type SqlmodelResult, sqlmodelCheck, stopSqlmodel } from '../../test/oracles/sqlmodel.ts'
import { dbmlExporter } from './dbml/index.ts'
import { drizzleExporter } from './drizzle/index.ts'
import { type Emitted, textOf } from './exporter.ts'
import { mermaidExporter } from './mermaid/index.ts'
import { prismaExporter } from './prisma/index.ts'
import { sqlmodelExporter } from './sqlmodel/index.ts'

const folder = new URL('../../../shared/corpus/sql-postgres/', import.meta.url)
const there = existsSync(folder)
const files = there ? readdirSync(folder).filter((name) => name.endsWith('.sql')) : []
const designs = new Map<string, Design>()

beforeAll(async () => {
  for (const name of files) designs.set(name, await importedDesign(name, readFileSync(new URL(name, folder), 'utf8')))
}, 600_000)

const designOf = (name: string): Design => {
  const design = designs.get(name)
  if (!design) throw new Error(`${name} was not read`)
  return design
}
const fileOf = (emitted: Emitted, at = 0): string =>
  emitted.files
    .slice(at, at + 1)
    .map(textOf)
    .join('')

/** What these tools know nothing of, and what may name a role that only a server has. */
const BEYOND = ['policy', 'trigger', 'event-trigger', 'rule', 'role', 'grant', 'default-privileges', 'publication']

/** An exclusion is folded into its CREATE TABLE, so it goes before the plan is made. */
function withinReach(design: Design): Design {
  const edit = new ObjectsEdit(design.objects)
  for (const { id } of all(design.objects)) if (kindOfId(id) === 'exclusion') edit.delete(id)
  return { ...design, objects: edit.now() }
}

/** Our SQL statement by statement, since this Postgres lacks some extensions; of some kinds only, where asked. */
const sqlOf = (design: Design, kinds?: readonly string[]): readonly string[] =>
  plan(emptyDesign(), withinReach(design))
    .filter(({ about }) => (kinds ? kinds.includes(kindOfId(about)) : !BEYOND.includes(kindOfId(about))))
    .map((step) => `${step.sql};`)

/** The roles that a policy names and a server has: no schema makes them. */
const given = (design: Design): readonly string[] =>
  rootsOf(design, 'role').flatMap((it) =>
    it.given
      ? [`DO $$ BEGIN CREATE ROLE ${quoteName(it.name)}; EXCEPTION WHEN duplicate_object THEN NULL; END $$;`]
      : [],
  )

/** The drift that the exporter itself foretold in a notice: a key it can't say, an index it has to call otherwise. */
function foretold(design: Design, emitted: Emitted): readonly string[] {
  return emitted.notices.flatMap(({ code, about }) => {
    const name = about ? object(design, about)?.name : ''
    if (code === 'export/prisma-relation') return [`DROP CONSTRAINT "${name}"`]
    return code === 'export/prisma-same-name' ? [`ALTER INDEX "${name}" RENAME TO "${name}_idx"`] : []
  })
}

/** A migration as its statements' heads, as far as they can be foretold. */
const drifts = (migration: string): readonly string[] =>
  migration
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('--'))
    .map((line) =>
      line
        .replace(/^ALTER TABLE \S+ (DROP CONSTRAINT .*);$/, '$1')
        .replace(/^(ALTER INDEX )(?:"[^"]*"\.)?(.*);$/, '$1$2'),
    )

describe('real schemas in Prisma: valid, formatted, and without drift but what a notice foretold', () => {
  if (!there) test.skip('skipped: ../shared/corpus is not here', () => undefined)

  test.each(files)('%s', async (name) => {
    const design = designOf(name)
    const emitted = prismaExporter.emit(design, prismaExporter.defaults)
    const schema = fileOf(emitted)
    expect(prismaValidate(schema)).toBeNull()
    expect(prismaFormat(schema)).toBe(schema)
    const external = /external: \[(.*)\]/.exec(fileOf(emitted, 1))?.[1] ?? ''
    const drift = await prismaDrift(schema, sqlOf(design), JSON.parse(`[${external}]`) as string[])
    expect([...drifts(drift)].sort()).toEqual([...foretold(design, emitted)].sort())
  })
})

describe('real schemas as diagrams: read by DBML and by Mermaid', () => {
  if (!there) test.skip('skipped: ../shared/corpus is not here', () => undefined)

  test.each(files)(
    '%s',
    async (name) => {
      const design = designOf(name)
      const tables = tablesOf(design).filter((it) => !it.partitionOf && columnsOf(design, it.id).length > 0)
      const database = new Parser().parse(fileOf(dbmlExporter.emit(design, dbmlExporter.defaults)), 'dbmlv2')
      expect(database.schemas.flatMap((schema) => schema.tables)).toHaveLength(tables.length)
      const diagram = fileOf(mermaidExporter.emit(design, {}))
      expect(await mermaid.parse(diagram)).toMatchObject({ diagramType: 'er' })
    },
    60_000,
  )
})

/** What drizzle-kit makes otherwise than the SQL says, with the reason; a line that is made right fails. */
const KIT_GAPS: Readonly<Record<string, readonly RegExp[]>> = {
  // Kit makes every generated column STORED.
  'pagila.sql': [
    /^- public\.film column length_hours .* generated v/,
    /^\+ public\.film column length_hours .* generated s/,
  ],
  // A column called `__proto__` is lost in kit's own objects.
  'crystal-kitchen-sink.sql': [/^! ZodError/],
}

/** What Drizzle leaves to the SQL and its tables need. */
const UNSAID = ['schema', 'extension', 'domain', 'composite', 'range', 'base-type', 'routine', 'raw']

describe('real schemas in Drizzle: strict TypeScript, from which drizzle-kit makes the same catalog', () => {
  if (!there) test.skip('skipped: ../shared/corpus is not here', () => undefined)
  let texts: Readonly<Record<string, string>> = {}
  let made: Readonly<Record<string, KitResult>> = {}

  beforeAll(async () => {
    const emit = (name: string) => fileOf(drizzleExporter.emit(designOf(name), drizzleExporter.defaults))
    texts = Object.fromEntries(files.map((name) => [name, emit(name)]))
    made = await drizzleStatements(texts)
  }, 600_000)

  test.skipIf(!there)('all compile', async () => expect(await drizzleTypecheck(texts)).toEqual([]), 300_000)

  test.each(files)('%s', async (name) => {
    const result = made[name]
    if (!result) throw new Error(`nothing was made of ${name}`)
    const design = designOf(name)
    const drift = await drizzleDrift(result, sqlOf(design), [...given(design), ...sqlOf(design, UNSAID)])
    const gaps = KIT_GAPS[name] ?? []
    expect(drift.filter((line) => !gaps.some((gap) => gap.test(line)))).toEqual([])
    for (const gap of gaps)
      expect(
        drift.some((line) => gap.test(line)),
        String(gap),
      ).toBe(true)
  })
})

/** What this server can't hold; a schema that it can hold after all fails. */
const ALEMBIC_REFUSES: Readonly<Record<string, RegExp>> = {
  // It has a table of the name that Alembic keeps its own revisions in.
  'harbor-migrations.sql': /relation "alembic_version" already exists/,
}
const LACKS = /extension "[\w-]+" is not available|could not load library/

/** Where SQLAlchemy 1.4 looks at the database wrongly; a schema that it reads right after all fails. */
const MISREAD: Readonly<Record<string, RegExp>> = {
  // It asks for schemas NOT LIKE 'pg_%', and a LIKE's underscore is any letter: pgmq is none to it.
  'pgmq.sql': /^op\.create_table\('meta',$/,
  // It takes a column for NOT NULL whose elements are of a domain that is.
  'crystal-kitchen-sink.sql': /^op\.alter_column\('posts', 'thread_content',$/,
}

const withMigration = (design: Design) =>
  [
    ...sqlmodelExporter.emit(design, sqlmodelExporter.defaults).files,
    ...(sqlmodelExporter.alongside?.(design, sqlmodelExporter.defaults) ?? []),
  ].map((file) => ({ path: file.path, text: textOf(file) }))

const why = there ? noSqlmodel() : '../shared/corpus is not here'

describe.skipIf(why)(
  `real schemas in SQLModel${why ? ` (skipped: ${why})` : ''}: mapped, migrated, nothing to change`,
  () => {
    let results: readonly SqlmodelResult[] = []
    beforeAll(async () => {
      const jobs = files.map((name) => {
        const design = designOf(name)
        const roles = rootsOf(design, 'role').flatMap((it) => (it.given ? [it.name] : []))
        return { files: withMigration(design), migrates: true, roles }
      })
      results = await sqlmodelCheck(jobs)
    }, 900_000)
    afterAll(stopSqlmodel)

    test.each(files.map((name, i) => [name, i] as const))('%s', (name, i) => {
      const result = results[i]
      const problem = result?.problem ?? ''
      if (ALEMBIC_REFUSES[name]) expect(problem).toMatch(ALEMBIC_REFUSES[name])
      else if (MISREAD[name]) expect(result?.differences[0]).toMatch(MISREAD[name])
      else if (!LACKS.test(problem)) expect(result).toEqual({ problem: null, warnings: [], differences: [] })
    })
  },
)
