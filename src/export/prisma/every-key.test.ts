import { expect, test } from 'vitest'
import { object } from '#model'
import { everyKeySql } from '../../../test/notation/every-key.ts'
import { readSql } from '../../../test/notation/read-sql.ts'
import { prismaDrift, prismaFormat, prismaValidate } from '../../../test/oracles/prisma.ts'
import { textOf } from '../exporter.ts'
import { prismaExporter } from './index.ts'

test('every form of key, reference and index stays as it is, and what is not said is told', async () => {
  const design = await readSql(everyKeySql)
  const { files, notices } = prismaExporter.emit(design, prismaExporter.defaults)
  const schema = textOf(files[0] as never)
  expect(prismaValidate(schema)).toBeNull()
  expect(prismaFormat(schema)).toBe(schema)
  // The one thing that has no stable form: an index and a foreign key of one table under one name.
  const drift = (await prismaDrift(schema, everyKeySql)).split('\n').filter((line) => line && !line.startsWith('--'))
  expect(drift).toEqual(['ALTER INDEX "chicken_egg" RENAME TO "chicken_egg_idx";'])
  const told = notices.map(
    ({ code, about }) => `${code.slice('export/prisma-'.length)} ${object(design, about ?? 'x:')?.name}`,
  )
  expect(told.sort()).toMatchInlineSnapshot(`
    [
      "check guarded_id_check",
      "check not_inherited",
      "collation many_collate",
      "deferrable badge_giver_tenant_giver_nr_fkey",
      "deferrable badge_late",
      "deferrable late_pk",
      "expression-index many_low",
      "expression-index many_mixed",
      "identity id",
      "include badge_code",
      "include many_inc",
      "include many_uinc",
      "index-method many_bloom",
      "index-method many_hnsw",
      "index-options many_hnsw",
      "index-options many_with",
      "inherits derived",
      "match badge_holder",
      "no-key half",
      "no-key keyless",
      "not-valid chicken_egg",
      "nulls-not-distinct many_nnd",
      "nulls-not-distinct one_each",
      "nulls-order many_nulls",
      "operator-class many_class",
      "operator-class many_class_desc",
      "operator-class many_gist",
      "operator-class many_hnsw",
      "partition parted_1",
      "partitioned parted",
      "row-security guarded",
      "same-name chicken_egg",
      "set-columns member_manager",
      "table-options quick",
      "unlogged quick",
      "unsupported r",
      "unsupported ts",
      "unsupported v",
      "view-query names",
      "view-query recent",
    ]
  `)
})

test('a schema without partial indexes and views in preview has none and says so', async () => {
  const design = await readSql(everyKeySql)
  const options = { ...prismaExporter.defaults, partialIndexes: false, views: false, relationNames: 'always' } as const
  const { files, notices } = prismaExporter.emit(design, options)
  const schema = textOf(files[0] as never)
  expect(prismaValidate(schema)).toBeNull()
  expect(schema).not.toContain('previewFeatures')
  expect(notices.filter((it) => it.code === 'export/prisma-partial-index')).toHaveLength(3)
  expect(notices.filter((it) => it.code === 'export/prisma-view')).toHaveLength(2)
  expect(await prismaDrift(schema, everyKeySql)).not.toMatch(/^(DROP|CREATE|ALTER TABLE)/m)
})
