import { expect, test } from 'vitest'
import { lendPostgres } from '../../../test/lent-postgres.ts'
import { blog } from '../../../test/notation/blog.ts'
import { ddlOf } from '../../../test/notation/ddl.ts'
import { prismaDrift, prismaFormat, prismaValidate } from '../../../test/oracles/prisma.ts'
import { textOf } from '../exporter.ts'
import { prismaExporter } from './index.ts'

test('a migration goes with it that makes what the schema says, and a way back that leaves nothing', async () => {
  const files = prismaExporter.alongside?.(blog, prismaExporter.defaults) ?? []
  const file = (name: string) =>
    files
      .filter((it) => it.path.endsWith(name))
      .map(textOf)
      .join('')
  const schema = prismaExporter.emit(blog, prismaExporter.defaults).files.slice(0, 1).map(textOf).join('')
  expect(await prismaDrift(schema, file('migration.sql'))).toBe('')
  const db = await lendPostgres()
  await db.exec(file('migration.sql'))
  await db.exec(file('down.sql'))
  const { rows } = await db.query(`select relname from pg_class where relnamespace = 'public'::regnamespace`)
  await db.close()
  expect(rows).toEqual([])
})

test('a blog', async () => {
  const { files } = prismaExporter.emit(blog, prismaExporter.defaults)
  const schema = textOf(files[0] as never)
  expect(prismaValidate(schema)).toBeNull()
  expect(prismaFormat(schema)).toBe(schema)
  expect(await prismaDrift(schema, ddlOf(blog))).toBe('')
})
