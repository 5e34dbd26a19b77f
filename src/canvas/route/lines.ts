import { Grid } from '../project/grid.ts'
import { CLEAR, type RouteCard } from './route-job.ts'

/**
 * The ways that edges can take between cards: beside each side of a card a line, in the middle of the corridor where
 * another card faces it, as long as nothing stands in the way. Upright lines come first. `meets[firstMeet[i]]` to
 * `meets[firstMeet[i + 1]]` are the lines that line `i` crosses, in the order of where.
 */
export type Lines = {
  readonly upright: number
  readonly at: Float64Array
  readonly low: Float64Array
  readonly high: Float64Array
  /** What turning into a line costs beyond a turn: corridors that are wide take more edges. */
  readonly toll: Float64Array
  readonly firstMeet: Int32Array
  readonly meets: Int32Array
}

type Ends = readonly [number, number]
type Line = { readonly at: number; readonly low: number; readonly high: number; readonly room: number }

/** The cards by one axis: `near` and `far` sides across a line, `low` and `high` along it. */
type Sides = {
  readonly near: Float64Array
  readonly far: Float64Array
  readonly low: Float64Array
  readonly high: Float64Array
}

const sidesOf = (cards: readonly RouteCard[], upright: boolean): Sides => {
  const [x, right] = [Float64Array.from(cards, (it) => it.x), Float64Array.from(cards, (it) => it.right)]
  const [y, bottom] = [Float64Array.from(cards, (it) => it.y), Float64Array.from(cards, (it) => it.bottom)]
  return upright ? { near: x, far: right, low: y, high: bottom } : { near: y, far: bottom, low: x, high: right }
}

/** How far from a card its line runs where there is room: upright ones leave room for an end's mark. */
const OFF = { upright: 38, level: 24 }
/** What is narrower is no way through. */
const NARROW = 2 * CLEAR
const AROUND = 120
/** Lines of one corridor that are nearer than that are one. */
const ALIKE = 24

/** Beyond that a gap is as good as none. */
const WIDE = 4

/** How far the next card is that faces a side, if it is near enough to matter. */
function gapBeside(
  card: RouteCard,
  how: { upright: boolean; side: 1 | -1; most: number; grid: Grid<RouteCard> },
): number {
  const { upright, side, most, grid } = how
  const [near, far] = upright ? (['x', 'right'] as const) : (['y', 'bottom'] as const)
  const [low, high] = upright ? (['y', 'bottom'] as const) : (['x', 'right'] as const)
  const border = side === 1 ? card[far] : card[near]
  const [from, to] = side === 1 ? [border, border + most] : [border - most, border]
  const [start, end] = [card[low] - CLEAR, card[high] + CLEAR]
  const box = upright ? { x: from, right: to, y: start, bottom: end } : { x: start, right: end, y: from, bottom: to }
  let gap = Infinity
  for (const it of grid.within(box))
    if (it !== card) gap = Math.min(gap, Math.max(0, side === 1 ? it[near] - border : border - it[far]))
  return gap
}

/** A line beside a side of a card, as far as it goes both ways. */
function lineBeside(sides: Sides, i: number, how: { gap: number; side: 1 | -1; off: number; ends: Ends }): Line | null {
  const { gap } = how
  if (gap < NARROW) return null
  const { near, far, low, high } = sides
  const border = (how.side === 1 ? far[i] : near[i]) as number
  const at = border + how.side * Math.min(how.off, gap / 2)
  let [from, to] = how.ends
  for (let j = 0; j < near.length; j++) {
    if (j === i || (near[j] as number) - CLEAR >= at || (far[j] as number) + CLEAR <= at) continue
    if ((high[j] as number) <= (low[i] as number)) from = Math.max(from, high[j] as number)
    else to = Math.min(to, low[j] as number)
  }
  return to > from ? { at, low: from, high: to, room: Math.min(gap, WIDE * how.off) } : null
}

function linesAlong(cards: readonly RouteCard[], grid: Grid<RouteCard>, upright: boolean): Line[] {
  const sides = sidesOf(cards, upright)
  const off = upright ? OFF.upright : OFF.level
  const ends = [Math.min(...sides.low) - AROUND, Math.max(...sides.high) + AROUND] as const
  const found = cards.flatMap((card, i) =>
    ([-1, 1] as const).flatMap((side) => {
      const gap = gapBeside(card, { upright, side, most: WIDE * off, grid })
      return lineBeside(sides, i, { gap, side, off, ends }) ?? []
    }),
  )
  const kept = new Map<string, Line>()
  return found
    .sort((a, b) => a.at - b.at || a.low - b.low || a.high - b.high)
    .filter((it) => {
      const corridor = `${it.low} ${it.high}`
      const alike = kept.get(corridor)
      if (alike && it.at - alike.at < ALIKE) return false
      kept.set(corridor, it)
      return true
    })
}

/** Which lines cross which, upright ones against level ones. */
function crossings(uprights: readonly Line[], levels: readonly Line[]): number[][] {
  const meets: number[][] = [...uprights, ...levels].map(() => [])
  const heights = levels.map((it) => it.at)
  uprights.forEach((line, i) => {
    for (let j = firstFrom(heights, line.low); j < levels.length; j++) {
      const level = levels[j] as Line
      if (level.at > line.high) break
      if (level.low > line.at || level.high < line.at) continue
      meets[i]?.push(uprights.length + j)
      meets[uprights.length + j]?.push(i)
    }
  })
  return meets
}

/** Where in a sorted list the first number stands that is not below a bound. */
export function firstFrom(sorted: ArrayLike<number>, bound: number, end = sorted.length): number {
  let [low, high] = [0, end]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sorted[middle] as number) < bound) low = middle + 1
    else high = middle
  }
  return low
}

const TIGHT = 60

export function linesBetween(cards: readonly RouteCard[]): Lines {
  const grid = new Grid<RouteCard>()
  for (const it of cards) grid.add(it)
  const [uprights, levels] = [linesAlong(cards, grid, true), linesAlong(cards, grid, false)]
  const all = [...uprights, ...levels]
  const meets = crossings(uprights, levels)
  const firstMeet = new Int32Array(all.length + 1)
  meets.forEach((those, i) => {
    firstMeet[i + 1] = (firstMeet[i] as number) + those.length
  })
  return {
    upright: uprights.length,
    at: Float64Array.from(all, (it) => it.at),
    low: Float64Array.from(all, (it) => it.low),
    high: Float64Array.from(all, (it) => it.high),
    toll: Float64Array.from(all, (it) => Math.max(0, TIGHT - it.room) / 2),
    firstMeet,
    meets: Int32Array.from(meets.flat()),
  }
}
