import { expect, test } from 'vitest'
import { apply, type CellOf, columnsOf, type Design, type Id, primaryKeyOf, setCells, tablesOf, typeName } from '#model'
import { design as designOf } from '../../../test/notation/design.ts'

const design = designOf({
  tables: {
    users: { columns: { id: 'integer!', email: 'text', age: 'text' }, primary: ['id'], checks: { old: 'age > 3' } },
  },
})
const table = tablesOf(design)[0]?.id ?? 'table:none'
const ids = columnsOf(design, table).map((it) => it.id)
const cell = (at: number, field: CellOf, text: string) => ({
  column: ids[at] ?? ('column:none' as Id<'column'>),
  field,
  text,
})
const sheet = (it: Design) =>
  columnsOf(it, table).map((column) =>
    [
      column.name,
      typeName(it, column.type),
      column.nullable ? 'null' : 'not null',
      column.default ?? '-',
      column.comment ?? '-',
    ].join(' '),
  )

test('each field is set as it would be by hand, all in one', () => {
  const { changes, wrong, count } = setCells(design, [
    cell(1, 'name', 'mail'),
    cell(1, 'nullable', 'no'),
    cell(2, 'type', 'int'),
    cell(2, 'default', '18'),
    cell(2, 'comment', 'In years'),
    cell(1, 'key', 'x'),
  ])
  const after = apply(design, changes)
  expect([wrong, count]).toEqual([[], 6])
  expect(sheet(after)).toEqual(['id integer not null - -', 'mail text not null - -', 'age integer null 18 In years'])
  expect(primaryKeyOf(after, table)?.columns).toEqual([ids[0], ids[1]])
})

test('renames go along: what names the column follows', () => {
  const after = apply(design, setCells(design, [cell(2, 'name', 'years')]).changes)
  expect(JSON.stringify([...(after.objects.buckets.get(table)?.members.values() ?? [])])).toContain('years > 3')
})

test('what can’t be is told, and the rest is done', () => {
  const { wrong, count } = setCells(design, [
    cell(1, 'name', 'id'),
    cell(1, 'name', ''),
    cell(1, 'type', 'varchar(8'),
    cell(1, 'default', '1); drop table users; --'),
    cell(1, 'nullable', 'perhaps'),
    cell(1, 'name', 'x'.repeat(64)),
    cell(9, 'name', 'gone'),
    cell(1, 'comment', 'fine'),
  ])
  expect(wrong.map((it) => it.field)).toEqual(['name', 'name', 'type', 'default', 'nullable', 'name', 'name'])
  expect(count).toBe(1)
})

test('what is so already changes nothing', () => {
  expect(
    setCells(design, [cell(1, 'name', 'email'), cell(1, 'nullable', 'yes'), cell(0, 'key', 'yes')]).changes,
  ).toEqual([])
})
