import { expect, test } from 'vitest'
import { degreesOf, hubsOf, type Id, joinSql, object, type TableWay, tablesOf, waysBetween } from '#model'
import { design } from '../../test/notation/design.ts'

const refers = (column: string, to: string) => ({ columns: [column], to })
const shop = design({
  tables: {
    country: { columns: { id: 'integer!' }, primary: ['id'] },
    city: {
      columns: { id: 'integer!', country_id: 'integer!' },
      primary: ['id'],
      references: [refers('country_id', 'country')],
    },
    customer: {
      columns: { id: 'integer!', city_id: 'integer!' },
      primary: ['id'],
      references: [refers('city_id', 'city')],
    },
    order: {
      columns: { id: 'integer!', customer_id: 'integer!', payer_id: 'integer', city_id: 'integer' },
      primary: ['id'],
      references: [refers('payer_id', 'customer'), refers('customer_id', 'customer'), refers('city_id', 'city')],
    },
    island: { columns: { id: 'integer!' }, primary: ['id'] },
  },
})

const idOf = (name: string): Id<'table'> => tablesOf(shop).find((it) => it.name === name)?.id ?? 'table:none'
const words = (way: TableWay) => way.map((step) => object(shop, step.to)?.name).join(' ')
const ways = (from: string, to: string, without: string[] = []) =>
  waysBetween(shop, { from: idOf(from), to: idOf(to), without: new Set(without.map(idOf)) })

test('the shortest way comes first, then the longer ones', () => {
  expect(ways('order', 'country').map(words)).toEqual(['city country', 'customer city country'])
  expect(ways('country', 'order').map(words)).toEqual(['city order', 'city customer order'])
})

test('a table can be passed by, though not one that was asked for', () => {
  expect(ways('order', 'city', ['customer']).map(words)).toEqual(['city'])
  expect(ways('order', 'country', ['city']).map(words)).toEqual([])
  expect(ways('order', 'city', ['city', 'order']).map(words)).toEqual(['city', 'customer city'])
})

test('there is no way to what nothing joins, or to where one is', () => {
  expect(ways('order', 'island')).toEqual([])
  expect(ways('order', 'order')).toEqual([])
})

test('of two keys between the same tables the required one is taken first', () => {
  const [step] = ways('order', 'customer')[0] ?? []
  expect(step?.keys.map((key) => object(shop, key.columns[0] as Id)?.name)).toEqual(['customer_id', 'payer_id'])
})

test('a way is a query; a reference that may be null keeps its rows', () => {
  const [, longer] = ways('order', 'country')
  expect(joinSql(shop, longer ?? [])).toBe(
    'select "order".*, country.*\nfrom "order"\njoin customer on customer.id = "order".customer_id\n' +
      'join city on city.id = customer.city_id\njoin country on country.id = city.country_id;\n',
  )
  expect(joinSql(shop, longer ?? [], [1])).toContain(
    'left join customer on customer.id = "order".payer_id\nleft join city on',
  )
})

test('what very many refer to is a hub', () => {
  expect(hubsOf(degreesOf(shop.objects))).toEqual([])
  expect(
    hubsOf(
      new Map<Id, number>([
        ['table:a', 20],
        ['table:b', 2],
        ['table:c', 30],
      ]),
    ),
  ).toEqual(['table:c', 'table:a'])
})
