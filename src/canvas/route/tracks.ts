import { besides } from './beside.ts'
import { READS } from './route-job.ts'
import type { Segment } from './segments.ts'

/** How far parallel edges are apart where there is room. */
const APART = 8
/** Lines that are nearer than that share a corridor. */
const NEAR = 14
/** Stretches that end and begin so near to one another are kept apart as well. */
const TOUCH = 6

const overlap = (a: Segment, b: Segment): boolean => a.low < b.high + TOUCH && b.low < a.high + TOUCH

/** Stretches that have to make room for one another, in groups. */
function groupsOf(segments: readonly Segment[]): Segment[][] {
  const sorted = [...segments].sort(
    (a, b) => a.at - b.at || a.low - b.low || a.high - b.high || (a.edge.id < b.edge.id ? -1 : 1),
  )
  const group = sorted.map((_, i) => i)
  const rootOf = (i: number): number => {
    let at = i
    while (group[at] !== at) at = group[at] = group[group[at] as number] as number
    return at
  }
  sorted.forEach((a, i) => {
    for (let j = i + 1; j < sorted.length; j++) {
      const b = sorted[j] as Segment
      if (b.at - a.at > NEAR) break
      if (overlap(a, b)) group[Math.max(rootOf(i), rootOf(j))] = Math.min(rootOf(i), rootOf(j))
    }
  })
  const groups = new Map<number, Segment[]>()
  sorted.forEach((it, i) => {
    const there = groups.get(rootOf(i))
    if (there) there.push(it)
    else groups.set(rootOf(i), [it])
  })
  return [...groups.values()]
}

/** In the order in which they cross least: each is put where the fewest of those before it would rather be elsewhere. */
function inOrder(group: readonly Segment[], upright: boolean): Segment[] {
  const order: Segment[] = []
  const prefers = (a: Segment, b: Segment): number =>
    Math.abs(a.at - b.at) >= 1 ? a.at - b.at : overlap(a, b) ? besides(a, b, upright) : 0
  for (const it of group) {
    const wishes = order.map((other) => prefers(it, other))
    let cost = wishes.filter((wish) => wish > 0).length
    let [best, least] = [0, cost]
    wishes.forEach((wish, i) => {
      cost += wish < 0 ? 1 : wish > 0 ? -1 : 0
      if (cost <= least) [best, least] = [i + 1, cost]
    })
    order.splice(best, 0, it)
  }
  return order
}

/** For each the number of its track, counted from where the list begins. */
function levelsOf(order: readonly Segment[]): number[] {
  const levels: number[] = []
  order.forEach((it, i) => {
    let level = 0
    for (let j = 0; j < i; j++)
      if ((levels[j] as number) >= level && overlap(it, order[j] as Segment)) level = (levels[j] as number) + 1
    levels.push(level)
  })
  return levels
}

const clamp = (value: number, from: number, to: number): number =>
  from > to ? (from + to) / 2 : Math.max(from, Math.min(to, value))

const ROUNDS = 4

/** Pushes apart what is still too near, as far as corridors allow. */
function pushApart(order: readonly Segment[], at: number[], apart: readonly number[]): void {
  for (let round = 0; round < ROUNDS; round++)
    for (let i = 0; i < order.length; i++)
      for (let j = i + 1; j < order.length; j++) {
        const [a, b] = [order[i] as Segment, order[j] as Segment]
        const lacks = Math.min(apart[i] as number, apart[j] as number) - (at[j] as number) + (at[i] as number)
        if (lacks <= 0.01 || !overlap(a, b)) continue
        at[i] = clamp((at[i] as number) - lacks / 2, a.from, a.to)
        at[j] = clamp((at[j] as number) + lacks / 2, b.from, b.to)
      }
}

/** Gives each stretch of a group a track of its own; where the corridor is full, they move closer together. */
function layGroup(group: readonly Segment[], upright: boolean, put: (it: Segment, at: number) => void): void {
  const [only] = group
  if (group.length === 1 && only) {
    put(only, clamp(only.at, only.from, only.to))
    return
  }
  const order = inOrder(group, upright)
  const before = levelsOf(order)
  const after = levelsOf([...order].reverse()).reverse()
  const apart: number[] = []
  const at = order.map((it, i) => {
    const tracks = (before[i] as number) + (after[i] as number)
    const step = Math.min(APART, Math.max(0, it.to - it.from) / Math.max(1, tracks))
    apart.push(step)
    const half = (tracks * step) / 2
    const middle = clamp(it.at, it.from + half, it.to - half)
    return middle + (before[i] as number) * step - half
  })
  pushApart(order, at, apart)
  order.forEach((it, i) => {
    put(it, at[i] as number)
  })
}

/** Lines that all lead to one view run as one: which of them are meant is told by where they come from. */
const strandOf = ({ edge, at }: Segment): string =>
  edge.from.mark === READS ? `${edge.from.card} ${Math.round(at)}` : edge.id

/** Stretches that run as one, each such strand as long as all of them. */
function strands(group: readonly Segment[]): readonly (readonly Segment[])[] {
  const found = new Map<string, Segment[]>()
  for (const it of group) {
    const strand = found.get(strandOf(it))
    if (strand) strand.push(it)
    else found.set(strandOf(it), [it])
  }
  return [...found.values()]
}

const asOne = (strand: readonly Segment[]): Segment => ({
  ...(strand[0] as Segment),
  low: Math.min(...strand.map((it) => it.low)),
  high: Math.max(...strand.map((it) => it.high)),
  from: Math.max(...strand.map((it) => it.from)),
  to: Math.min(...strand.map((it) => it.to)),
})

/** Lays parallel stretches beside one another. Each is told where it comes to be. */
export function layTracks(
  segments: readonly Segment[],
  upright: boolean,
  put: (it: Segment, at: number) => void,
): void {
  for (const group of groupsOf(segments)) {
    const whole = new Map(strands(group).map((strand) => [asOne(strand), strand]))
    layGroup([...whole.keys()], upright, (one, at) => {
      for (const it of whole.get(one) ?? []) put(it, at)
    })
  }
}
