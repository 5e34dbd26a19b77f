import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sqlImporter } from '#import'
import { type Design, rootsOf, tablesOf } from '#model'
import { openTestPostgres } from '../../../test/open-postgres.ts'
import { noSqlmodel, type SqlmodelResult, sqlmodelCheck, stopSqlmodel } from '../../../test/oracles/sqlmodel.ts'
import { textOf } from '../exporter.ts'
import { sqlmodelExporter } from './index.ts'

const folder = new URL('../../../../shared/corpus/sql-postgres/', import.meta.url)
const there = existsSync(folder)
const names = there ? readdirSync(folder).filter((name) => name.endsWith('.sql')) : []
const why = there ? noSqlmodel() : '../shared/corpus is not here'

/** Reading a database back takes SQLAlchemy a dozen queries a table. Every schema is mapped, those up to this size migrated. */
const MOST_TABLES = 60

/** What this server can't hold; a schema that it can hold after all fails. */
const BEYOND: Readonly<Record<string, RegExp>> = {
  // It has a table of the name that Alembic keeps its own revisions in.
  'harbor-migrations.sql': /relation "alembic_version" already exists/,
}
const LACKS = /extension "[\w-]+" is not available|could not load library/

/** Where SQLAlchemy 1.4 looks at the database wrongly; a schema that it reads right after all fails. */
const MISREAD: Readonly<Record<string, RegExp>> = {
  // It asks for schemas NOT LIKE 'pg_%', and a LIKE's underscore is any letter: pgmq is none to it.
  'pgmq.sql': /^op\.create_table\('meta',$/,
}

const filesOf = (design: Design) =>
  [
    ...sqlmodelExporter.emit(design, sqlmodelExporter.defaults).files,
    ...(sqlmodelExporter.alongside?.(design, sqlmodelExporter.defaults) ?? []),
  ].map((file) => ({ path: file.path, text: textOf(file) }))

describe.skipIf(why)(`real schemas in SQLModel${why ? ` (skipped: ${why})` : ''}`, () => {
  let results: readonly SqlmodelResult[] = []
  beforeAll(async () => {
    const jobs = []
    for (const name of names) {
      const imported = await sqlImporter(openTestPostgres).read(readFileSync(new URL(name, folder), 'utf8'), { name })
      const design = imported?.design
      if (!design) throw new Error(`${name} was not read`)
      const roles = rootsOf(design, 'role').flatMap((it) => (it.given ? [it.name] : []))
      jobs.push({ files: filesOf(design), migrates: tablesOf(design).length <= MOST_TABLES, roles })
    }
    results = await sqlmodelCheck(jobs)
  }, 900_000)
  afterAll(stopSqlmodel)

  test.each(names.map((name, i) => [name, i] as const))('%s', (name, i) => {
    const result = results[i]
    const problem = result?.problem ?? ''
    if (BEYOND[name]) expect(problem).toMatch(BEYOND[name])
    else if (MISREAD[name]) expect(result?.differences[0]).toMatch(MISREAD[name])
    else if (!LACKS.test(problem)) expect(result).toEqual({ problem: null, warnings: [], differences: [] })
  })
})
