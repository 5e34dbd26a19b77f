import { memoize, remembered } from '#base'
import { columnsOf, type Design, type Id, tablesOf } from '#model'
import { keptByTable, whileSame } from '../reading/everywhere.ts'
import { keysUsing, type Table, wholeTable } from '../reading/shapes.ts'
import { spelled, wordsOf } from '../reading/words.ts'

export type Clones = { readonly why: 'names' | 'columns'; readonly tables: readonly Table[] }

const USUAL = new Set(['id', 'created_at', 'updated_at', 'deleted_at', 'version'])

const isUsual = remembered((name): boolean => USUAL.has(spelled(name)))

/** A table's columns as what is compared: names, types and what they refer to; what every table has is left out. */
const shapeOf = keptByTable((design, table): readonly string[] => {
  const shape: string[] = []
  for (const it of columnsOf(design, table)) {
    if (isUsual(it.name)) continue
    const { of, name, dimensions } = it.type
    const target = keysUsing(design, it).at(-1)?.target ?? ''
    shape.push(`${it.name} ${of ?? name} ${dimensions} ${target}`)
  }
  return shape
})

const MONTH = /^(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*$/

/** `orders_2023_q1`: the name without the numbers and months at its end; null where it has none. */
const stemOf = memoize((it: Table): string | null => {
  const words = wordsOf(it.name.replace(/([a-z])(\d)/gi, '$1_$2'))
  let end = words.length
  while (end > 1 && /^[a-z]?\d+$/.test(words[end - 1] ?? '')) end--
  if (end < words.length && end > 1 && MONTH.test(words[end - 1] ?? '')) end--
  return end < words.length ? words.slice(0, end).join('_') : null
})

/** Whether nine of ten columns are the same. */
function isAlike(one: readonly string[], other: readonly string[]): boolean {
  const most = Math.max(one.length, other.length)
  if (Math.min(one.length, other.length) < 0.9 * most) return false
  const same = one.filter((it) => other.includes(it)).length
  return same > 0 && same >= 0.9 * most
}

/** One is called after the other: `orders_archive` is there beside `orders` on purpose. */
const isCompanion = (a: Table, b: Table): boolean => a.name.includes(b.name) || b.name.includes(a.name)

/** Columns that more tables than this have say little of any. */
const COMMON = 12

/** Tables that are one table several times, each group under its first. */
function find(design: Design): ReadonlyMap<Id, Clones> {
  const whole = tablesOf(design).filter((it) => wholeTable(design, it.id) && it.inherits.length === 0)
  const found = new Map<Id, Clones>()
  const taken = new Set<Id>()
  const note = (why: Clones['why'], first: Table, others: readonly Table[]): void => {
    const rest = others.filter((it) => !taken.has(it.id))
    if (rest.length === 0 || taken.has(first.id)) return
    found.set(first.id, { why, tables: [first, ...rest] })
    for (const it of [first, ...rest]) taken.add(it.id)
  }
  const byStem = new Map<string, Table[]>()
  for (const it of whole) {
    const stem = stemOf(it)
    if (stem) byStem.set(`${it.parent} ${stem}`, [...(byStem.get(`${it.parent} ${stem}`) ?? []), it])
  }
  for (const [first, ...others] of byStem.values()) {
    const alike = others.filter((it) => first && isAlike(shapeOf(design, first.id), shapeOf(design, it.id)))
    if (first) note('names', first, alike)
  }
  const bySchema = new Map<Id | null, Map<string, Table[]>>()
  for (const it of whole) {
    const here = bySchema.get(it.parent) ?? new Map<string, Table[]>()
    bySchema.set(it.parent, here)
    for (const column of shapeOf(design, it.id)) {
      const group = here.get(column)
      if (group) group.push(it)
      else here.set(column, [it])
    }
  }
  for (const first of whole) {
    const shape = shapeOf(design, first.id)
    // A few columns are alike by chance.
    if (shape.length < 5) continue
    const near = new Set<Table>()
    for (const column of shape) {
      const group = bySchema.get(first.parent)?.get(column) ?? []
      if (group.length <= COMMON) for (const it of group) near.add(it)
    }
    near.delete(first)
    note(
      'columns',
      first,
      [...near].filter((it) => !isCompanion(first, it) && isAlike(shape, shapeOf(design, it.id))),
    )
  }
  return found
}

const signsIn = (design: Design): unknown =>
  tablesOf(design).map((it) => [it.id, it.name, it.parent, it.partitionOf, it.inherits.length, shapeOf(design, it.id)])

/** An edit rarely changes what a column is, and then what was found last still holds. */
export const clonesOf = whileSame(signsIn, find)
