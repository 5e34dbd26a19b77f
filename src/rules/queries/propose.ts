import { addIndex, type Change, type Design, type Id, indexKey, object } from '#model'
import type { Demand } from './demand.ts'

/**
 * An index in the making: groups of columns whose order among themselves is still free, then columns whose order is not.
 * `where` null: it holds all rows.
 */
export type Proposal = {
  readonly groups: readonly (readonly Id<'column'>[])[]
  readonly tail: readonly { readonly column: Id<'column'>; readonly descending: boolean }[]
  readonly where: string | null
  readonly demands: readonly Demand[]
}

const tailOf = (it: Demand): Proposal['tail'] =>
  it.order.length > 0 ? it.order : it.range.slice(0, 1).map((column) => ({ column, descending: false }))

const propose = (it: Demand): Proposal => ({
  groups: it.equal.length > 0 ? [it.equal] : [],
  tail: tailOf(it),
  where: it.query.where,
  demands: [it],
})

type Tail = Proposal['tail']
/** Whether one list begins with the other; read backwards, an index gives the order turned round. */
function begins(long: Tail, short: Tail): boolean {
  const turned = long[0] !== undefined && short[0] !== undefined && long[0].descending !== short[0].descending
  return short.every((it, i) => {
    const at = long[i]
    return at?.column === it.column && (at.descending !== it.descending) === turned
  })
}

/** The groups with these columns in front, as far as their order is free; null where it isn't. */
function leading(groups: Proposal['groups'], columns: readonly Id<'column'>[]): Proposal['groups'] | null {
  const wanted = new Set(columns)
  const made: (readonly Id<'column'>[])[] = []
  let left = columns.length
  for (const group of groups) {
    if (left === 0) {
      made.push(group)
      continue
    }
    const mine = group.filter((id) => wanted.has(id))
    if (mine.length < group.length && mine.length < left) return null
    const rest = group.filter((id) => !wanted.has(id))
    made.push(mine)
    if (rest.length > 0) made.push(rest)
    left -= mine.length
  }
  return left === 0 ? made : null
}

/** One index for both, where the smaller can be read from the larger. */
function merge(it: Proposal, demand: Demand): Proposal | null {
  const tail = tailOf(demand)
  const groups = leading(it.groups, demand.equal)
  if (!groups) return null
  const where = it.where === demand.query.where ? it.where : null
  const demands = [...it.demands, demand]
  if (tail.length === 0) return { ...it, groups, where, demands }
  const all = it.groups.flat().length
  if (demand.equal.length === all) {
    if (begins(it.tail, tail)) return { ...it, groups, where, demands }
    return begins(tail, it.tail) ? { groups, tail, where, demands } : null
  }
  // A range over what another query asks a value of: `a = 1 AND b > 2` reads the index over (a, b) for `a = 1 AND b = 2`.
  const [only, ...more] = tail
  const further = only && more.length === 0 ? leading(groups, [...demand.equal, only.column]) : null
  return further ? { ...it, groups: further, where, demands } : null
}

/** As few indexes as serve all of these demands: those that share a beginning share an index. */
export function proposals(demands: readonly Demand[]): readonly Proposal[] {
  const width = (it: Demand) => it.equal.length + tailOf(it).length
  const made: Proposal[] = []
  for (const demand of [...demands].sort((a, b) => width(b) - width(a))) {
    const at = made.findIndex((it) => merge(it, demand) !== null)
    const merged = made[at] && merge(made[at], demand)
    if (merged) made[at] = merged
    else made.push(propose(demand))
  }
  return made
}

export const columnsIn = (it: Proposal): Id<'column'>[] => [...it.groups.flat(), ...it.tail.map((key) => key.column)]

/** The index that a proposal comes to. */
export function addProposed(design: Design, table: Id, it: Proposal): Change[] {
  const descending = new Set(it.tail.flatMap((key) => (key.descending ? [key.column] : [])))
  // One direction throughout can be read backwards.
  const mixed = descending.size > 0 && it.tail.some((key) => !key.descending)
  const keys = columnsIn(it).map((id) =>
    mixed && descending.has(id) ? { ...indexKey(id), order: 'desc' as const, nulls: 'first' as const } : indexKey(id),
  )
  return addIndex(design, table, columnsIn(it), { keys, where: it.where })
}

export const wordsOf = (design: Design, it: Proposal): string =>
  `(${columnsIn(it)
    .map((id) => object(design, id)?.name ?? '?')
    .join(', ')})${it.where ? ` where ${it.where}` : ''}`
