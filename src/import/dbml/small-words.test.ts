import { expect, test } from 'vitest'
import { dbmlExporter, textOf } from '#export'
import { all, driftBetween } from '#model'
import { readDbml } from './read.ts'

const TEXT = `Enum core.kind { a }
Table core.t {
  id int [pk]
  kinds "core.kind[]"
  body text [default: '''two
  lines's \\\\ end''']
  n int [default: \`'5'::integer\`]
  checks { \`n > 0\`
    \`n < id\` }
}
`

test('lists of an enum in a schema, texts of several lines, and checks as Postgres calls them', () => {
  const { design, notices } = readDbml(TEXT)
  expect(notices).toEqual([])
  const objects = [...all(design.objects)]
  const columns = objects.flatMap((it) => (it.kind === 'column' ? [it] : []))
  expect(columns.map((it) => [it.name, it.type.of !== null, it.default])).toEqual([
    ['id', false, null],
    ['kinds', true, null],
    ['body', false, "'two\n  lines''s \\ end'"],
    ['n', false, "'5'"],
  ])
  expect(objects.flatMap((it) => (it.kind === 'check' ? [it.name] : []))).toEqual(['t_n_check', 't_check'])
  const written = dbmlExporter.emit(design, dbmlExporter.defaults).files.map(textOf).join('')
  expect(driftBetween(design, readDbml(written).design)).toEqual([])
})
