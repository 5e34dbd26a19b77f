import { sqlAt } from './at.ts'
import { type Design, object } from './design.ts'
import type { Id } from './id.ts'
import type { ObjectOf } from './kinds/index.ts'
import { wholeOf } from './on-diagram.ts'
import { foreignKeysOf, incomingOf } from './read.ts'
import { relationshipOf } from './relationships.ts'

type Key = ObjectOf<'foreign-key'>

/** A step from one table to the next, and the foreign keys that it can take: the first is the likeliest. */
export type WayStep = { readonly from: Id<'table'>; readonly to: Id<'table'>; readonly keys: readonly Key[] }
/** A way from one table to another over foreign keys, passing no table twice. */
export type Way = readonly WayStep[]

/** What a search of ways may come to. */
const MOST_WAYS = 12
const MOST_LOOKS = 20_000
/** How much longer than the shortest a way may be and still be worth a look. */
const LONGER = 2

/** Of a partitioned table's parts each would be a way of its own, and all the same. */
const isPart = (design: Design, id: Id): boolean => {
  const it = object(design, id as Id<'table'>)
  const whole = it && wholeOf(it)
  return whole !== null && object(design, whole) !== null
}

/** The keys between each table and its neighbours; what everybody refers to is passed by, if it is to be. */
function stepsOf(design: Design, table: Id, without: ReadonlySet<Id>): ReadonlyMap<Id<'table'>, Key[]> {
  const steps = new Map<Id<'table'>, Key[]>()
  const add = (to: Id, key: Key) => {
    if (to === table || without.has(to) || isPart(design, to)) return
    const keys = steps.get(to as Id<'table'>)
    if (keys) keys.push(key)
    else steps.set(to as Id<'table'>, [key])
  }
  for (const key of foreignKeysOf(design, table)) add(key.target, key)
  for (const key of incomingOf(design, table)) if (key.parent) add(key.parent, key)
  return steps
}

function distancesTo(design: Design, to: Id, without: ReadonlySet<Id>): ReadonlyMap<Id, number> {
  const far = new Map<Id, number>([[to, 0]])
  for (const [id, steps] of far)
    for (const near of stepsOf(design, id, without).keys()) if (!far.has(near)) far.set(near, steps + 1)
  return far
}

/** Keys that rows must have come first, then those with the shorter names: `order_id` before `replacement_order_id`. */
const byLikelihood = (design: Design, keys: readonly Key[]): Key[] => {
  const length = (key: Key) => key.columns.reduce((sum, id) => sum + (object(design, id)?.name.length ?? 0), 0)
  const optional = (key: Key) => (relationshipOf(design, key).toEnd === 'one' ? 0 : 1)
  return [...keys].sort((a, b) => optional(a) - optional(b) || length(a) - length(b))
}

/** The ways between two tables by foreign keys, the shortest first. `without`: tables not to be passed through. */
export function waysBetween(
  design: Design,
  { from, to, without = new Set() }: { from: Id<'table'>; to: Id<'table'>; without?: ReadonlySet<Id> },
): readonly Way[] {
  const shut = new Set([...without].filter((id) => id !== from && id !== to))
  const far = distancesTo(design, to, shut)
  const shortest = far.get(from)
  if (shortest === undefined || from === to) return []
  const ways: Way[] = []
  let looks = 0
  const passed = new Set<Id>([from])
  const walk = (at: Id<'table'>, way: Way, left: number): void => {
    if (at === to) {
      if (left === 0) ways.push(way)
      return
    }
    for (const [next, keys] of stepsOf(design, at, shut)) {
      if (ways.length >= MOST_WAYS || looks++ > MOST_LOOKS) return
      if (passed.has(next) || (far.get(next) ?? Number.POSITIVE_INFINITY) > left - 1) continue
      passed.add(next)
      walk(next, [...way, { from: at, to: next, keys: byLikelihood(design, keys) }], left - 1)
      passed.delete(next)
    }
  }
  // One length after the other, so that no long way stands before a shorter one.
  for (let length = shortest; length <= shortest + LONGER; length++) walk(from, [], length)
  return ways
}

/** The tables that more foreign keys touch than most: what joins everything, and says little about any two. */
export function hubsOf(degrees: ReadonlyMap<Id, number>): readonly Id[] {
  const most = Math.max(8, Math.ceil(Math.sqrt(degrees.size) * 1.5))
  return [...degrees]
    .filter(([, degree]) => degree >= most)
    .sort((a, b) => b[1] - a[1])
    .map(([id]) => id)
}

/** The query that joins the tables of a way; `chosen` picks a step's key where there are several. */
export function joinSql(design: Design, way: Way, chosen: readonly number[] = []): string {
  const at = sqlAt(design)
  const first = way[0]
  if (!first) return ''
  const on = ({ from, keys }: WayStep, i: number): string => {
    const key = keys[chosen[i] ?? 0] ?? keys[0]
    if (!key) return 'true'
    const forward = key.parent === from
    const [mine, theirs] = forward ? [key.columns, key.targetColumns] : [key.targetColumns, key.columns]
    const pairs = mine.map((id, n) => `${at.path(theirs[n] as Id)} = ${at.path(id)}`)
    return pairs.join(' and ')
  }
  // A row that need not refer to anything would fall out of an inner join, there and in every later one.
  const isOptional = (step: WayStep, i: number): boolean => {
    const key = step.keys[chosen[i] ?? 0] ?? step.keys[0]
    return key !== undefined && key.parent === step.from && relationshipOf(design, key).toEnd === 'zero-or-one'
  }
  const optional = way.findIndex(isOptional)
  const word = (i: number): string => (optional !== -1 && i >= optional ? 'left join' : 'join')
  const lines = way.map((step, i) => `${word(i)} ${at.path(step.to)} on ${on(step, i)}`)
  const named = [first.from, ...way.map((step) => step.to)]
  const last = named.at(-1) ?? first.from
  const select = [first.from, last].map((id) => `${at.path(id)}.*`).join(', ')
  return `${[`select ${select}`, `from ${at.path(first.from)}`, ...lines].join('\n')};\n`
}
