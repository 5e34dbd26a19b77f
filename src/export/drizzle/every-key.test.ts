import { expect, test } from 'vitest'
import { object } from '#model'
import { everyKeySql } from '../../../test/notation/every-key.ts'
import { readSql } from '../../../test/notation/read-sql.ts'
import { drizzleDrift, drizzleStatements, drizzleTypecheck } from '../../../test/oracles/drizzle.ts'
import { textOf } from '../exporter.ts'
import { drizzleExporter } from './index.ts'

test('every form of key, reference and index compiles and arrives, and what is not said is told', async () => {
  const design = await readSql(everyKeySql)
  const { files, notices } = drizzleExporter.emit(design, drizzleExporter.defaults)
  const schema = textOf(files[0] as never)
  expect(await drizzleTypecheck({ schema })).toEqual([])
  const { schema: made } = await drizzleStatements({ schema })
  const prelude = everyKeySql.match(/create extension \w+;/g) ?? []
  expect(await drizzleDrift(made as never, everyKeySql, prelude)).toMatchInlineSnapshot(`
    [
      "- public.many constraint span EXCLUDE USING gist (n WITH =, r WITH &&)",
    ]
  `)
  const told = notices.map(
    ({ code, about }) => `${code.slice('export/drizzle-'.length)} ${object(design, about ?? 'x:')?.name}`,
  )
  expect(told.sort()).toMatchInlineSnapshot(`
    [
      "deferrable badge_giver_tenant_giver_nr_fkey",
      "deferrable badge_late",
      "deferrable late_pk",
      "force-row-security guarded",
      "include badge_code",
      "include many_inc",
      "include many_uinc",
      "inherits derived",
      "match badge_holder",
      "no-inherit not_inherited",
      "not-valid chicken_egg",
      "nulls-not-distinct many_nnd",
      "partition parted_1",
      "partitioned parted",
      "set-columns member_manager",
      "table-options quick",
      "unlogged quick",
    ]
  `)
})
