import { childrenOf, type Design, type Id, indexKey, object } from '#model'
import { isImplied } from '../reading/predicate.ts'
import type { ObjectOf } from '../reading/shapes.ts'
import { type Demand, demandsOf, queriesOf } from './demand.ts'

type Index = ObjectOf<'index'>
type Key = Index['keys'][number]
/** An index, or what a key brings with it. */
export type Served = { readonly id: Id; readonly name: string } & Pick<Index, 'method' | 'keys' | 'where' | 'unique'>

/** Every index of a table, those that its keys bring included. */
export function servedBy(design: Design, table: Id): Served[] {
  return childrenOf(design, table).flatMap((it): Served[] => {
    if (it.kind === 'index') return [it]
    if (it.kind !== 'primary-key' && it.kind !== 'unique') return []
    const { id, name } = it
    return [{ id, name, method: 'btree', keys: it.columns.map(indexKey), where: null, unique: true }]
  })
}

/** Nulls come last in ascending order and first in descending, in ORDER BY as in an index; read backwards, all is turned. */
const turns = (key: Key, descending: boolean): boolean | null => {
  const usual = (key.order === 'asc') === (key.nulls === 'last')
  return usual ? (key.order === 'desc') !== descending : null
}

/** Whether the keys from here on give the rows in the order that is asked for. */
function inOrder(keys: readonly Key[], order: Demand['order']): boolean {
  const ways = order.map((it, i) => {
    const key = keys[i]
    return key?.column === it.column ? turns(key, it.descending) : null
  })
  return ways.every((it) => it !== null && it === ways[0])
}

/** Whether an index holds all rows that a demand looks for. */
export const holds = (index: Pick<Served, 'where'>, demand: Demand): boolean =>
  index.where === null || isImplied(index.where, demand)

/** Whether the keys of an index, whatever rows it holds, lead straight to the rows of a demand. */
export function fits(design: Design, index: Served, demand: Demand): boolean {
  const { equal, order, range } = demand
  if (index.method === 'hash') {
    const only = index.keys[0]?.column
    return order.length + range.length === 0 && equal.length === 1 && only === equal[0]
  }
  if (index.method !== 'btree') return false
  const plain = index.keys.flatMap((key) => key.column ?? [])
  const required = plain.every((id) => !object(design, id)?.nullable)
  // One row at most is found, which needs no order.
  if (index.unique && plain.length === index.keys.length && required && plain.every((id) => equal.includes(id)))
    return true
  const bound = new Set<Id>([...equal, ...demand.fixed])
  const left = new Set<Id>(equal)
  let at = 0
  for (let key = index.keys[at]; key?.column && bound.has(key.column); key = index.keys[++at]) left.delete(key.column)
  if (left.size > 0) return false
  const rest = index.keys.slice(at)
  if (order.length > 0) return inOrder(rest, order)
  return range.length === 0 || range.some((id) => rest[0]?.column === id)
}

export const serves = (design: Design, index: Served, demand: Demand): boolean =>
  holds(index, demand) && fits(design, index, demand)

/** The declared queries that an index serves. */
export const demandsServed = (design: Design, table: Id, index: Served): readonly Demand[] =>
  demandsOf(design, table).filter((it) => serves(design, index, it))

/** The demands of a table that no index serves. */
export function unserved(design: Design, table: Id): readonly Demand[] {
  if (queriesOf(design, table).length === 0) return []
  const indexes = servedBy(design, table)
  return demandsOf(design, table).filter((it) => !indexes.some((index) => serves(design, index, it)))
}
