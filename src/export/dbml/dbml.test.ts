import { Parser } from '@dbml/core'
import { expect, test } from 'vitest'
import { checksOf, columnsOf, type Design, foreignKeysOf, rootsOf, tablesOf } from '#model'
import { blog } from '../../../test/notation/blog.ts'
import { everyKeySql } from '../../../test/notation/every-key.ts'
import { everyTypeSql } from '../../../test/notation/every-type.ts'
import { hostile } from '../../../test/notation/hostile.ts'
import { readSql } from '../../../test/notation/read-sql.ts'
import { textOf } from '../exporter.ts'
import { dbmlExporter } from './index.ts'

/** What DBML's own parser makes of the export: how many of each, and the columns by table. */
function parsed(design: Design) {
  const { files } = dbmlExporter.emit(design, dbmlExporter.defaults)
  const database = new Parser().parse(files.map(textOf).join(''), 'dbmlv2')
  const tables = database.schemas.flatMap((schema) => schema.tables)
  return {
    columns: Object.fromEntries(
      tables.map((it) => [`${it.schema.name}.${it.name}`, it.fields.map((field) => field.name)]),
    ),
    checks: tables.flatMap((it) => it.checks).length,
    references: database.schemas.flatMap((schema) => schema.refs).length,
    enums: database.schemas.flatMap((schema) => schema.enums).length,
  }
}

function expected(design: Design) {
  const told = dbmlExporter.emit(design, dbmlExporter.defaults).notices
  const unsaid = told.filter((it) => it.code === 'export/dbml-relation').length
  const shown = tablesOf(design).filter((it) => !it.partitionOf)
  const schema = (parent: string | null) => rootsOf(design, 'schema').find((it) => it.id === parent)?.name ?? 'public'
  return {
    columns: Object.fromEntries(
      shown.map((it) => [`${schema(it.parent)}.${it.name}`, columnsOf(design, it.id).map((column) => column.name)]),
    ),
    checks: shown.flatMap((it) => checksOf(design, it.id)).length,
    references: shown.flatMap((it) => foreignKeysOf(design, it.id)).length - unsaid,
    enums: rootsOf(design, 'enum').filter((it) => it.values.some(({ label }) => label !== '')).length,
  }
}

test('a blog is read by DBML as it is', () => expect(parsed(blog)).toEqual(expected(blog)))

test.each([
  ['type', everyTypeSql],
  ['key', everyKeySql],
])(
  'every form of %s is read by DBML',
  async (_, sql) => {
    const design = await readSql(sql)
    expect(parsed(design)).toEqual(expected(design))
  },
  60_000,
)

test('names that try to break out of their place stay in it', () => {
  expect(parsed(hostile).references).toBe(expected(hostile).references)
  expect(Object.keys(parsed(hostile).columns)).toHaveLength(Object.keys(expected(hostile).columns).length)
})
