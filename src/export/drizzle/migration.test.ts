import { expect, test } from 'vitest'
import { blog } from '../../../test/notation/blog.ts'
import { everyKeySql } from '../../../test/notation/every-key.ts'
import { everyTypeSql } from '../../../test/notation/every-type.ts'
import { readSql } from '../../../test/notation/read-sql.ts'
import { drizzleStatements } from '../../../test/oracles/drizzle.ts'
import { textOf } from '../exporter.ts'
import { drizzleExporter } from './index.ts'

test('beside our own SQL drizzle-kit finds nothing to do', async () => {
  const designs = { blog, keys: await readSql(everyKeySql), types: await readSql(everyTypeSql) }
  const schemas: Record<string, string> = {}
  const snapshots: Record<string, string> = {}
  for (const [name, design] of Object.entries(designs)) {
    const options = drizzleExporter.defaults
    schemas[name] = drizzleExporter.emit(design, options).files.map(textOf).join('')
    const beside = drizzleExporter.alongside?.(design, options) ?? []
    expect(beside.map((file) => file.path)).toEqual([
      'drizzle.config.ts',
      'drizzle/0000_initial.sql',
      'drizzle/meta/_journal.json',
      'drizzle/meta/0000_snapshot.json',
    ])
    snapshots[name] = beside
      .filter((file) => file.path.endsWith('_snapshot.json'))
      .map(textOf)
      .join('')
  }
  const made = await drizzleStatements(schemas, snapshots)
  expect(made).toMatchObject({ blog: { statements: [] }, keys: { statements: [] }, types: { statements: [] } })
})
