import { expect, test } from 'vitest'
import { apply, columnsOf, type Design, type Id, type IntentEntry, intend, tablesOf } from '#model'
import { design as read } from '../../../test/notation/design.ts'
import { textOf } from '../exporter.ts'
import { decisionsExporter } from './index.ts'

const PLAIN = read({ tables: { users: { columns: { id: 'bigint!', email: 'text' } } } })
const TABLE = tablesOf(PLAIN)[0]?.id as Id<'table'>
const [ID, EMAIL] = columnsOf(PLAIN, TABLE).map((it) => it.id) as [Id, Id]

const withEntries = (...entries: readonly IntentEntry[]): Design =>
  entries.reduce((design, entry) => apply(design, intend(design, entry)), PLAIN)

const written = (design: Design): string => decisionsExporter.emit(design, {}).files.map(textOf).join('')

test('deviations are written with their reasons, beside what the designer knows', () => {
  const text = written(
    withEntries(
      { sort: 'profile', extends: 'sqlmodel', options: { money: 'cents' }, severities: { 'pk-required': 'off' } },
      { sort: 'decision', rule: 'pk-required', about: TABLE, reason: 'it is filled\nfrom a file' },
      { sort: 'decision', rule: 'name-case', about: EMAIL, reason: 'as in the mail server', until: '2031-05-01' },
      { sort: 'baseline', rule: 'name-case', about: TABLE },
      { sort: 'role', about: EMAIL, role: 'email' },
      { sort: 'dependency', about: TABLE, from: [ID], to: [EMAIL], multivalued: false },
    ),
  )
  expect(text).toContain('- table users deviates from pk-required: it is filled from a file\n')
  expect(text).toContain('- column users.email deviates from name-case until 2031-05-01: as in the mail server\n')
  expect(text).toContain('1 findings were there')
  expect(text).toContain('- column users.email: email\n')
  expect(text).toContain('id → email')
  expect(text).toContain('the style sqlmodel')
})

test('a reason is text, whatever it holds', () => {
  const reason = '<img src=x onerror=alert(1)> [a](javascript:b)\n# not a title\n- nor a line'
  const text = written(withEntries({ sort: 'decision', rule: 'pk-required', about: TABLE, reason }))
  expect(text).not.toMatch(/(^|[^\\])[<[]/)
  expect(text.split('\n').filter((line) => /^#{1,2} /.test(line))).toHaveLength(3)
})
