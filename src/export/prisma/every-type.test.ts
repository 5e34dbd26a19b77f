import { expect, test } from 'vitest'
import { everyTypeSql } from '../../../test/notation/every-type.ts'
import { readSql } from '../../../test/notation/read-sql.ts'
import { prismaDrift, prismaFormat, prismaValidate } from '../../../test/oracles/prisma.ts'
import { textOf } from '../exporter.ts'
import { prismaExporter } from './index.ts'

test("every type and every form of default stays as it is under Prisma's differ", async () => {
  const { files } = prismaExporter.emit(await readSql(everyTypeSql), prismaExporter.defaults)
  const schema = textOf(files[0] as never)
  expect(prismaValidate(schema)).toBeNull()
  expect(prismaFormat(schema)).toBe(schema)
  expect(await prismaDrift(schema, everyTypeSql)).toBe('')
})
