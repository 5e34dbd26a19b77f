import { expect, test } from 'vitest'
import { apply, columnsOf, type Id, pasteColumns, tablesOf, typeName } from '#model'
import { design as read } from '../../../test/notation/design.ts'

const start = read({ enums: { mood: ['on'] }, tables: { users: { columns: { id: 'bigint!' }, primary: ['id'] } } })
const users = tablesOf(start)[0]?.id as Id<'table'>
const paste = (text: string) => pasteColumns(start, users, text)

test('cells of a spreadsheet become columns, in their order', () => {
  const text = [
    'Name\tType\tNull\tDefault\tComment',
    'email\tvarchar(200)\tno\t\tWhere to write',
    'mood\tmood\t\t\t"Says ""hi"""',
    '',
    'made_at\ttimestamptz\tNOT NULL\tnow()',
    '"; DROP TABLE users; --\ttext',
  ].join('\r\n')
  const made = paste(text)
  expect(made?.wrong).toEqual([])
  const now = apply(start, made?.changes ?? [])
  expect(
    columnsOf(now, users).map((it) => [it.name, typeName(now, it.type), it.nullable, it.default, it.comment]),
  ).toEqual([
    ['id', 'bigint', false, null, null],
    ['email', 'varchar(200)', false, null, 'Where to write'],
    ['mood', 'mood', true, null, 'Says "hi"'],
    ['made_at', 'timestamptz', false, 'now()', null],
    ['"; DROP TABLE users; --', 'text', true, null, null],
  ])
})

test('a line that is no column is told with its number and the others are taken', () => {
  const made = paste(
    [
      'a\ttext',
      '\ttext',
      'id\tint',
      'b\t',
      'c\ttext(',
      'd\ttext\tmaybe',
      'a\tint',
      'e\tint\t\t1\tsaid\textra',
      'z\tint',
    ].join('\n'),
  )
  expect(made?.columns).toHaveLength(2)
  expect(made?.wrong.map(({ line, message }) => `${line}: ${message}`)).toEqual([
    '2: a name can’t be empty',
    '3: “id” is there already',
    '4: “b” has no type',
    '5: “text(” is not a type',
    '6: “maybe” says neither null nor not null',
    '7: “a” is there already',
    '8: “extra” stands after the comment',
  ])
})

test('a default that would break out of its place is refused', () => {
  const made = paste('a\tint\t\t1); DROP TABLE users; --\nb\tint\t\t1, evil int')
  expect(made?.columns).toEqual([])
  expect(made?.wrong.map((it) => it.line)).toEqual([1, 2])
})

test.each(['', 'just words', 'CREATE TABLE t (\n\tid int\n)'])('%j is left to others', (text) => {
  expect(paste(text)).toBeNull()
})
