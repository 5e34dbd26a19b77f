import { afterAll, describe, expect, test } from 'vitest'
import { type Design, object, rootsOf, tablesOf } from '#model'
import { blog } from '../../../test/notation/blog.ts'
import { everyKeySql } from '../../../test/notation/every-key.ts'
import { everyTypeSql } from '../../../test/notation/every-type.ts'
import { hostile } from '../../../test/notation/hostile.ts'
import { readSql } from '../../../test/notation/read-sql.ts'
import { noSqlmodel, sqlmodelCheck, stopSqlmodel } from '../../../test/oracles/sqlmodel.ts'
import { textOf } from '../exporter.ts'
import { sqlmodelExporter } from './index.ts'

afterAll(stopSqlmodel)
const why = noSqlmodel()

function filesOf(design: Design) {
  const { files } = sqlmodelExporter.emit(design, sqlmodelExporter.defaults)
  const all = [...files, ...(sqlmodelExporter.alongside?.(design, sqlmodelExporter.defaults) ?? [])]
  return all.map((file) => ({ path: file.path, text: textOf(file) }))
}
/** Without what comes from pgvector and PostGIS, which a plain server lacks. */
const here = (sql: string): string =>
  sql
    .replace(/create extension (vector|postgis);/g, '')
    .replace(/, v vector\(3\)/, '')
    .replace(/create index many_hnsw[^;]*;/, '')
    .split('\n')
    .filter((line) => !/vec\(|vector\(|geometry|geography|extension vector/.test(line))
    .join('\n')
const SOUND = { problem: null, warnings: [], differences: [] }

describe.skipIf(why)(`SQLModel, asked itself${why ? ` (skipped: ${why})` : ''}`, () => {
  test('a blog: every class is mapped, and Alembic would change nothing', async () => {
    expect(await sqlmodelCheck([{ files: filesOf(blog), migrates: true }])).toEqual([SOUND])
  }, 60_000)

  test('every type and every form of default', async () => {
    const files = filesOf(await readSql(here(everyTypeSql)))
    expect(await sqlmodelCheck([{ files, migrates: true }])).toEqual([SOUND])
  }, 60_000)

  test('every form of key, reference and index, and what is not said is told', async () => {
    const design = await readSql(here(everyKeySql))
    expect(await sqlmodelCheck([{ files: filesOf(design), migrates: true }])).toEqual([SOUND])
    const { notices } = sqlmodelExporter.emit(design, sqlmodelExporter.defaults)
    const told = notices.map(
      ({ code, about }) => `${code.slice('export/sqlmodel-'.length)} ${object(design, about ?? 'x:')?.name}`,
    )
    expect(told.sort()).toMatchInlineSnapshot(`
      [
        "force-row-security guarded",
        "include badge_code",
        "no-inherit not_inherited",
        "no-key by_index",
        "no-key half",
        "no-key keyless",
        "not-valid chicken_egg",
        "nulls-not-distinct many_nnd",
        "nulls-not-distinct one_each",
        "partition parted_1",
        "row-security guarded",
        "set-columns member_manager",
        "table-options quick",
        "view names",
        "view recent",
      ]
    `)
  }, 60_000)

  test('names that try to break out of their place stay in it', async () => {
    const files = filesOf(hostile)
    const models = files[0]?.text ?? ''
    expect(models).not.toMatch(/^\s*(import os|evil|__import__)/m)
    const [result] = await sqlmodelCheck([{ files, migrates: false }])
    expect(result?.problem).toBeNull()
    const made = [...models.matchAll(/^ {4}__tablename__ = |^\w+ = sa\.Table\($/gm)]
    expect(made).toHaveLength(tablesOf(hostile).length + rootsOf(hostile, 'view').length)
  }, 60_000)
})
