import { afterAll, expect, test } from 'vitest'
import { blog } from '../../../test/notation/blog.ts'
import { ddlOf } from '../../../test/notation/ddl.ts'
import { closeDatabase } from '../../../test/oracles/database.ts'
import { prismaDrift, prismaFormat, prismaValidate } from '../../../test/oracles/prisma.ts'
import { textOf } from '../exporter.ts'
import { prismaExporter } from './index.ts'

afterAll(closeDatabase)

test('a blog', async () => {
  const { files } = prismaExporter.emit(blog, prismaExporter.defaults)
  const schema = textOf(files[0] as never)
  expect(prismaValidate(schema)).toBeNull()
  expect(prismaFormat(schema)).toBe(schema)
  expect(await prismaDrift(schema, ddlOf(blog))).toBe('')
})
