import { expect, test } from 'vitest'
import { blog } from '../../../test/notation/blog.ts'
import { ddlOf } from '../../../test/notation/ddl.ts'
import { drizzleDrift, drizzleStatements, drizzleTypecheck } from '../../../test/oracles/drizzle.ts'
import { textOf } from '../exporter.ts'
import { drizzleExporter } from './index.ts'

test('a blog', async () => {
  const { files } = drizzleExporter.emit(blog, drizzleExporter.defaults)
  const schema = textOf(files[0] as never)
  expect(await drizzleTypecheck({ blog: schema })).toEqual([])
  const made = await drizzleStatements({ blog: schema })
  expect(await drizzleDrift(made.blog as never, ddlOf(blog))).toEqual([])
}, 30_000)
