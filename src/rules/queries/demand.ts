import { memoize } from '#base'
import { columnsOf, type Design, type Id, object } from '#model'
import { hasTag } from '../reading/intent.ts'
import { type Condition, conditionsOf } from '../reading/predicate.ts'
import type { Query } from './from-sql.ts'

/** What a query asks of an index: rows with these values, in this order. */
export type Demand = {
  readonly query: Query
  /** Columns that are compared for equality; an index leads with them, in any order. */
  readonly equal: readonly Id<'column'>[]
  /** Columns that one value is asked of every time; an index may have them anywhere before what follows. */
  readonly fixed: readonly Id<'column'>[]
  readonly order: readonly { readonly column: Id<'column'>; readonly descending: boolean }[]
  readonly range: readonly Id<'column'>[]
  readonly conditions: readonly Condition[]
  /** The names of columns that can't be null in the rows that are looked for. */
  readonly filled: ReadonlySet<string>
}

const byTable = memoize((intent: Design['intent']): ReadonlyMap<Id, readonly Query[]> => {
  const found = new Map<Id, Query[]>()
  for (const entry of intent.values())
    if (entry.sort === 'query') found.set(entry.about, [...(found.get(entry.about) ?? []), entry])
  return found
})

/** The queries that a person declared of a table. */
export const queriesOf = (design: Design, table: Id): readonly Query[] => byTable(design.intent).get(table) ?? []

const there = (design: Design, ids: readonly Id[]): Id<'column'>[] =>
  ids.flatMap((id) => {
    const it = object(design, id as Id<'column'>)
    return it?.kind === 'column' ? [it.id] : []
  })

/** What a declared query asks of an index; null where an index for values and order is of no use to it. */
export function demandOf(design: Design, query: Query): Demand | null {
  const conditions = query.where ? (conditionsOf(query.where) ?? []) : []
  const own = there(design, query.equality)
  // Looked up from another table, its rows come in that one's order.
  const looked = own.length === 0 && query.joins.length > 0
  const equal = looked ? there(design, query.joins) : own
  const order = looked
    ? []
    : query.order
        .flatMap((it) => there(design, [it.column]).map((column) => ({ ...it, column })))
        .filter((it) => !equal.includes(it.column))
  const range = there(design, query.range).filter((id) => !equal.includes(id))
  const always = new Set(conditions.flatMap((it) => (it.asks === 'value' ? (it.column ?? []) : [])))
  const fixed = columnsOf(design, query.about).flatMap((it) => (always.has(it.name) ? [it.id] : []))
  const filled = [...equal, ...range, ...there(design, query.joins)].map((id) => object(design, id)?.name ?? '')
  if (equal.length + order.length + range.length === 0) return null
  return { query, equal, fixed, order, range, conditions, filled: new Set(filled) }
}

export const demandsOf = (design: Design, table: Id): readonly Demand[] =>
  queriesOf(design, table).flatMap((it) => demandOf(design, it) ?? [])

/** A table so small that reading all of it is the quickest way. */
export function isSmall(design: Design, table: Id): boolean {
  const estimate = design.intent.get(`estimate/${table}`)
  return (
    hasTag(design, table, 'tiny', 'reference') ||
    (estimate?.sort === 'estimate' && estimate.rows + 12 * estimate.growth < 2000)
  )
}
