import { expect, test } from 'vitest'
import { blog } from '../../../test/notation/blog.ts'
import { ddlOf } from '../../../test/notation/ddl.ts'
import { design } from '../../../test/notation/design.ts'
import { drizzleDrift, drizzleStatements, drizzleTypecheck } from '../../../test/oracles/drizzle.ts'
import { textOf } from '../exporter.ts'
import { drizzleExporter } from './index.ts'

/** Tables called as what functions of a schema's text are given. */
const hidden = design({
  tables: {
    t: { columns: { id: 'integer!' }, primary: ['id'] },
    one: {
      columns: { id: 'integer!', t_id: 'integer' },
      primary: ['id'],
      references: [{ columns: ['t_id'], to: 't' }],
    },
    many: {
      columns: { id: 'integer!', one_id: 'integer', t_id: 'integer' },
      primary: ['id'],
      references: [
        { columns: ['one_id'], to: 'one' },
        { columns: ['t_id'], to: 't' },
      ],
    },
  },
})

const DESIGNS = { blog, hidden }

test('a blog, and tables whose names others hide', async () => {
  const written = Object.entries(DESIGNS).map(([name, it]) => {
    const { files } = drizzleExporter.emit(it, drizzleExporter.defaults)
    return [name, textOf(files[0] as never)]
  })
  expect(await drizzleTypecheck(Object.fromEntries(written))).toEqual([])
  const made = await drizzleStatements(Object.fromEntries(written))
  for (const [name, it] of Object.entries(DESIGNS))
    expect(await drizzleDrift(made[name] as never, ddlOf(it)), name).toEqual([])
}, 30_000)
