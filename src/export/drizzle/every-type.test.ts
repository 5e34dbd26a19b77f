import { expect, test } from 'vitest'
import { everyTypePrelude, everyTypeSql } from '../../../test/notation/every-type.ts'
import { readSql } from '../../../test/notation/read-sql.ts'
import { drizzleDrift, drizzleStatements, drizzleTypecheck } from '../../../test/oracles/drizzle.ts'
import { textOf } from '../exporter.ts'
import { drizzleExporter } from './index.ts'

test('every type and every form of default compiles, and drizzle-kit makes of it what the SQL says', async () => {
  const { files } = drizzleExporter.emit(await readSql(everyTypeSql), drizzleExporter.defaults)
  const schema = textOf(files[0] as never)
  expect(await drizzleTypecheck({ schema })).toEqual([])
  const { schema: made } = await drizzleStatements({ schema })
  expect(await drizzleDrift(made as never, everyTypeSql, everyTypePrelude)).toEqual([])
})
