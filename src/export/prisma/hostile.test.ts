import { expect, test } from 'vitest'
import { ddlOf } from '../../../test/notation/ddl.ts'
import { hostile } from '../../../test/notation/hostile.ts'
import { prismaDrift, prismaFormat, prismaValidate } from '../../../test/oracles/prisma.ts'
import { textOf } from '../exporter.ts'
import { prismaExporter } from './index.ts'

test('names that try to break out of their place stay in it', async () => {
  const schema = textOf(prismaExporter.emit(hostile, prismaExporter.defaults).files[0] as never)
  expect(prismaValidate(schema)).toBeNull()
  expect(prismaFormat(schema)).toBe(schema)
  expect(schema).not.toMatch(/^model (Evil|Injected)/m)
  expect(await prismaDrift(schema, ddlOf(hostile))).toBe('')
})
