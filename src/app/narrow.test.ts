import { expect, test } from 'vitest'
import { addSchema, addTable, apply, drawShape, emptyDesign, type Id, MAIN_DIAGRAM, object } from '#model'
import { NO_FILTER } from '#session'
import { design as designOf } from '../../test/notation/design.ts'
import { type Asked, onlyOf } from './narrow.ts'

const wide = { diagram: MAIN_DIAGRAM, focus: null, filter: NO_FILTER, found: new Map() } satisfies Asked

function three() {
  let design = emptyDesign()
  const schema = addSchema(design, 'billing')
  design = apply(design, schema.changes)
  const tables = ['users', 'posts', 'invoices'].map((name, i) => {
    const made = addTable(design, {
      name,
      diagram: MAIN_DIAGRAM,
      x: i * 400,
      y: 0,
      ...(name === 'invoices' ? { schema: schema.schema } : {}),
    })
    design = apply(design, made.changes)
    return made.table
  })
  const area = drawShape(design, MAIN_DIAGRAM, {
    id: 'area:1',
    shape: { sort: 'area', text: 'People', x: -20, y: -20, width: 200, height: 300, colour: null },
  })
  return { design: apply(design, area.changes), tables, schema: schema.schema }
}
const { design, tables, schema } = three()
const names = (asked: Partial<Asked>) => {
  const only = onlyOf(design, { ...wide, ...asked })
  return only && [...only].map((id) => object(design, id)?.name)
}

test('nothing asked leaves everything', () => {
  expect(names({})).toBeNull()
})

test('a filter goes by schema, by kind, by area and by finding', () => {
  expect(names({ filter: { ...NO_FILTER, schemas: [schema] } })).toEqual(['invoices'])
  expect(names({ filter: { ...NO_FILTER, kinds: ['view'] } })).toEqual([])
  expect(names({ filter: { ...NO_FILTER, areas: ['area:1'] } })).toEqual(['users'])
  const column = [...(design.objects.buckets.get(tables[1] as Id)?.members.keys() ?? [])][1] as Id
  const found = new Map([
    [column, 'warning' as const],
    [tables[0] as Id, 'info' as const],
  ])
  expect(names({ found, filter: { ...NO_FILTER, findings: 'warning' } })).toEqual(['posts'])
  expect(names({ found, filter: { ...NO_FILTER, findings: 'info' } })).toEqual(['users', 'posts'])
})

test('a focus leaves what is near, what was added since, and itself whatever the filter says', () => {
  const focus = { about: [tables[0] as Id], hops: 1, also: [tables[2] as Id] }
  expect(names({ focus })).toEqual(['users', 'invoices'])
  expect(names({ focus, filter: { ...NO_FILTER, kinds: ['view'] } })).toEqual(['users', 'invoices'])
})

test('what is not on the diagram is never among what is left', () => {
  const elsewhere = designOf({ tables: { a: { columns: { id: 'integer!' }, primary: ['id'] } } })
  expect(onlyOf(elsewhere, { ...wide, filter: { ...NO_FILTER, kinds: ['table'] } })).toEqual(new Set())
})
