import mermaid from 'mermaid'
import { expect, test } from 'vitest'
import { blog } from '../../../test/notation/blog.ts'
import { everyKeySql } from '../../../test/notation/every-key.ts'
import { everyTypeSql } from '../../../test/notation/every-type.ts'
import { hostile } from '../../../test/notation/hostile.ts'
import { readSql } from '../../../test/notation/read-sql.ts'
import { textOf } from '../exporter.ts'
import { mermaidExporter } from './index.ts'

test.each([
  ['a blog', async () => blog],
  ['every form of type', () => readSql(everyTypeSql)],
  ['every form of key', () => readSql(everyKeySql)],
  ['names that try to break out', async () => hostile],
])(
  '%s is read by Mermaid',
  async (_, design) => {
    const text = mermaidExporter
      .emit(await design(), {})
      .files.map(textOf)
      .join('')
    expect(await mermaid.parse(text)).toMatchObject({ diagramType: 'er' })
  },
  60_000,
)

test('what a diagram does not show of a table is told', async () => {
  const design = await readSql(`
    create type mood as enum ('ok');
    create table notes (id integer generated always as identity primary key, a text default 'x', b mood, unique (a, b));`)
  const told = mermaidExporter.emit(design, {}).notices.map((it) => it.code)
  expect(told.toSorted()).toEqual(['export/mermaid-default', 'export/mermaid-identity', 'export/mermaid-unique'])
})
