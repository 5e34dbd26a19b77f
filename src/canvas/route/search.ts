import { Heap } from './heap.ts'
import { firstFrom, type Lines } from './lines.ts'
import { CLEAR, type RouteCard, type RouteEdge, type RouteEnd, type Way } from './route-job.ts'

type Side = 1 | -1
type Point = { readonly x: number; readonly y: number }

/** Straight out of a card at a row: how far it goes, what stops it, and the upright lines that it meets on its way. */
type Ray = {
  readonly side: Side
  readonly x: number
  readonly y: number
  readonly hits: string | null
  readonly lines: readonly number[]
}

/** A turn costs as much as this many pixels. */
const TURN = 90
/** Nothing turns nearer to a card. */
const LEAST_OUT = 8
/** Rows that are as good as level are joined by a straight edge. */
const LEVEL = 6
const MOST_STEPS = 6000
/**
 * How much what is left of the way counts: first as much as what was gone, which finds the shortest. Where that takes too many steps,
 * as between hubs far apart, a way that leads straight on will do (weighted A*, Pohl 1970).
 */
const HASTES = [1, 3]

/** Finds the way of one edge after another between cards that stand still. */
export class Search {
  readonly #lines: Lines
  readonly #cards: ReadonlyMap<string, RouteCard>
  readonly #rays = new Map<string, Ray>()
  readonly #heap = new Heap()
  /** For each crossing the least cost at which its line was entered there, in the search of that number. */
  readonly #least: Float64Array
  readonly #seen: Int32Array
  /** For each line where and at what cost it was first left, in the search of that number. */
  readonly #first: Float64Array
  readonly #firstAt: Float64Array
  readonly #left: Int32Array
  #search = 0
  /** What was reached, numbered as it came: the line, where on it, at what cost, from which. */
  #line = new Int32Array(4096)
  #at = new Float64Array(4096)
  #cost = new Float64Array(4096)
  #before = new Int32Array(4096)
  #size = 0
  #from = -1
  #goals: readonly Ray[] = []
  #haste = 1

  constructor(lines: Lines, cards: ReadonlyMap<string, RouteCard>) {
    this.#lines = lines
    this.#cards = cards
    this.#least = new Float64Array(lines.meets.length)
    this.#seen = new Int32Array(lines.meets.length)
    this.#first = new Float64Array(lines.at.length)
    this.#firstAt = new Float64Array(lines.at.length)
    this.#left = new Int32Array(lines.at.length)
  }

  /** The corners of an edge's way, or null where there is none between the cards. */
  find({ from, to }: RouteEdge): Way | null {
    const [starts, goals] = [this.#raysOf(from), this.#raysOf(to)]
    const direct = straight(from, to, starts, goals)
    if (direct) return direct
    for (const haste of HASTES) {
      this.#haste = haste
      const way = this.#seek(starts, goals)
      if (way) return way
      // It was not given up: there is no way.
      if (this.#heap.size === 0) return null
    }
    return null
  }

  #raysOf(end: RouteEnd): readonly Ray[] {
    return ([1, -1] as const).flatMap((side) => this.#ray(end, side) ?? [])
  }

  #ray({ card, y }: RouteEnd, side: Side): Ray | null {
    const key = `${card} ${y} ${side}`
    const known = this.#rays.get(key)
    if (known) return known
    const own = this.#cards.get(card)
    if (!own) return null
    const x = side === 1 ? own.right : own.x
    let stop = Infinity
    let hits: string | null = null
    for (const it of this.#cards.values()) {
      if (it === own || it.y - CLEAR >= y || it.bottom + CLEAR <= y) continue
      const away = side === 1 ? it.x - x : x - it.right
      if (away < 0 && (it.right <= x || it.x >= x)) continue
      if (away >= stop) continue
      stop = Math.max(0, away)
      hits = it.id
    }
    const ray = { side, x, y, hits, lines: this.#met(x, y, { side, stop }) }
    this.#rays.set(key, ray)
    return ray
  }

  #met(x: number, y: number, { side, stop }: { side: Side; stop: number }): number[] {
    const { at, low, high, upright } = this.#lines
    const [from, to] = side === 1 ? [x + LEAST_OUT, x + stop - CLEAR] : [x - stop + CLEAR, x - LEAST_OUT]
    const found: number[] = []
    for (let i = firstFrom(at, from, upright); i < upright && (at[i] as number) <= to; i++)
      if ((low[i] as number) <= y && (high[i] as number) >= y) found.push(i)
    return found
  }

  /** Notes that a line can be entered at a place, from where `#from` says. */
  #put(line: number, at: number, cost: number, left: number): void {
    if (this.#size === this.#line.length) this.#grow()
    const item = this.#size++
    this.#line[item] = line
    this.#at[item] = at
    this.#cost[item] = cost
    this.#before[item] = this.#from
    this.#heap.push(item, cost + left * this.#haste)
  }

  #grow(): void {
    const twice = 2 * this.#line.length
    const line = new Int32Array(twice)
    const before = new Int32Array(twice)
    const [at, cost] = [new Float64Array(twice), new Float64Array(twice)]
    line.set(this.#line)
    before.set(this.#before)
    at.set(this.#at)
    cost.set(this.#cost)
    this.#line = line
    this.#before = before
    this.#at = at
    this.#cost = cost
  }

  #seek(starts: readonly Ray[], goals: readonly Ray[]): Way | null {
    const { at, upright } = this.#lines
    this.#search++
    this.#heap.clear()
    this.#size = 0
    this.#goals = goals
    const ends = new Map<number, Ray>()
    for (const ray of goals)
      for (const line of ray.lines) {
        const other = ends.get(line)
        if (!other || this.#out(ray, line) < this.#out(other, line)) ends.set(line, ray)
      }
    for (const ray of starts)
      for (const line of ray.lines) {
        const cost = this.#out(ray, line) + TURN + (this.#lines.toll[line] as number)
        this.#from = ray.side === 1 ? -1 : -2
        this.#put(line, ray.y, cost, this.#leftFrom(at[line] as number, ray.y) + TURN)
      }
    for (let steps = 0; this.#heap.size > 0 && steps < MOST_STEPS; steps++) {
      const item = this.#heap.pop()
      const line = this.#line[item] as number
      if (line < 0) return this.#trace(this.#before[item] as number, starts, goals[-1 - line] as Ray)
      if (this.#dominated(item, line)) continue
      this.#from = item
      const end = line < upright ? ends.get(line) : undefined
      if (end) {
        const cost = (this.#cost[item] as number) + Math.abs((this.#at[item] as number) - end.y) + TURN
        this.#put(-1 - goals.indexOf(end), 0, cost + this.#out(end, line), 0)
      }
      this.#leave(item, line)
    }
    return null
  }

  /** No way from a point to either side of the goal is shorter. */
  #leftFrom(x: number, y: number): number {
    let least = Infinity
    for (const goal of this.#goals) {
      const far = Math.abs(goal.x - x) + Math.abs(goal.y - y)
      if (far < least) least = far
    }
    return least
  }

  #out = (ray: Ray, line: number): number => Math.abs((this.#lines.at[line] as number) - ray.x)

  /** Whether the line was better reached elsewhere, and then followed to here. */
  #dominated(item: number, line: number): boolean {
    const [cost, at] = [this.#cost[item] as number, this.#at[item] as number]
    if (this.#left[line] === this.#search) {
      const along = Math.abs(at - (this.#firstAt[line] as number))
      return cost >= (this.#first[line] as number) + along
    }
    this.#left[line] = this.#search
    this.#first[line] = cost
    this.#firstAt[line] = at
    return false
  }

  /** Turns from a line into each that it crosses. */
  #leave(item: number, line: number): void {
    const { at, meets, firstMeet, toll, upright } = this.#lines
    const [cost, here] = [this.#cost[item] as number, this.#at[item] as number]
    const own = at[line] as number
    const before = this.#before[item] as number
    const from = before >= 0 ? this.#line[before] : -1
    for (let i = firstMeet[line] as number; i < (firstMeet[line + 1] as number); i++) {
      const other = meets[i] as number
      if (other === from) continue
      const there = at[other] as number
      const next = cost + Math.abs(there - here) + TURN + (toll[other] as number)
      if (this.#seen[i] === this.#search && (this.#least[i] as number) <= next) continue
      this.#seen[i] = this.#search
      this.#least[i] = next
      const left = line < upright ? this.#leftFrom(own, there) + 2 * TURN : this.#leftFrom(there, own) + TURN
      this.#put(other, own, next, left)
    }
  }

  #trace(item: number, starts: readonly Ray[], goal: Ray): Way {
    const lines: number[] = []
    let at = item
    for (; at >= 0; at = this.#before[at] as number) lines.unshift(this.#line[at] as number)
    const start = starts.find((it) => it.side === (at === -1 ? 1 : -1)) as Ray
    return cornersOf(
      lines.map((it) => this.#lines.at[it] as number),
      start,
      goal,
    )
  }
}

/** Where a way turns: out of the start, then by each line in turn, upright ones first and last, into the goal. */
export function cornersOf(at: readonly number[], start: Point, goal: Point): Way {
  const heights = [start.y, ...at.filter((_, i) => i % 2 === 1), goal.y]
  const corners: number[] = [start.x, start.y]
  at.forEach((x, i) => {
    if (i % 2 === 0) corners.push(x, heights[i / 2] as number, x, heights[i / 2 + 1] as number)
  })
  return [...corners, goal.x, goal.y]
}

/** Two rows that face one another, with nothing between. */
function straight(from: RouteEnd, to: RouteEnd, starts: readonly Ray[], goals: readonly Ray[]): Way | null {
  if (Math.abs(from.y - to.y) > LEVEL || from.card === to.card) return null
  const start = starts.find((it) => it.hits === to.card)
  const goal = goals.find((it) => it.hits === from.card && it.side === -(start?.side ?? 0))
  const y = (from.y + to.y) / 2
  return start && goal ? [start.x, y, goal.x, y] : null
}
