import { describe, expect, test } from 'vitest'
import { addSchema, addTable, apply, emptyDesign, type Id, object, tablesOf } from '#model'
import { endsOf, outlinePages, pageWith } from './outline-pages.ts'

function designOf(names: readonly string[]) {
  let design = emptyDesign()
  for (const name of names) design = apply(design, addTable(design, { name }).changes)
  return design
}
const namesOn = (design: ReturnType<typeof designOf>, ids: readonly Id[]) => ids.map((id) => object(design, id)?.name)

describe('the pages of an outline', () => {
  test('tables come by name, a number as a number', () => {
    const design = designOf(['t10', 't2', 'a'])
    const [page] = outlinePages(design)
    expect(namesOn(design, page?.parts[0]?.tables ?? [])).toEqual(['a', 't2', 't10'])
  })

  test('every table stands on just one page, and none holds too much', () => {
    const design = designOf(Array.from({ length: 200 }, (_, i) => `t${i}`))
    const pages = outlinePages(design)
    expect(pages.length).toBeGreaterThan(3)
    const all = pages.flatMap((page) => page.parts.flatMap((it) => it.tables))
    expect(new Set(all)).toEqual(new Set(tablesOf(design).map((it) => it.id)))
    expect(all).toHaveLength(200)
    const last = tablesOf(design).find((it) => it.name === 't199')?.id as Id
    expect(pageWith(pages, last)).toBe(pages.length - 1)
    expect(endsOf(pages.at(-1) as (typeof pages)[0])[1]).toBe(last)
  })

  test('an empty schema is there to be filled', () => {
    const empty = designOf(['a'])
    const design = apply(empty, addSchema(empty, 'billing').changes)
    const [page] = outlinePages(design)
    expect(namesOn(design, page?.parts.flatMap((it) => it.schema ?? []) ?? [])).toEqual(['public', 'billing'])
  })
})
