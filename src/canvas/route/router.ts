import { linesBetween } from './lines.ts'
import { CLEAR, type RouteCard, type RouteEdge, type Way } from './route-job.ts'
import { Search } from './search.ts'
import { type Found, spread } from './spread.ts'

/** What has changed on a diagram since it was last told. */
export type RouteNews = {
  readonly cards: readonly RouteCard[]
  readonly gone: readonly string[]
  readonly edges: readonly RouteEdge[]
  readonly lost: readonly string[]
}

type Box = Omit<RouteCard, 'id'>

/** Whether a way passes through a box, or too near to it. */
function passes(way: Way, box: Box, near: number): boolean {
  for (let i = 0; i + 3 < way.length; i += 2) {
    const [ax, ay, bx, by] = way.slice(i, i + 4) as [number, number, number, number]
    const across = Math.min(ax, bx) < box.right + near && Math.max(ax, bx) > box.x - near
    if (across && Math.min(ay, by) < box.bottom + near && Math.max(ay, by) > box.y - near) return true
  }
  return false
}

/** How near a way must have passed to a card that has left for a shorter one to be looked for. */
const DETOUR = 48

const sameEnds = (a: RouteEdge, b: RouteEdge): boolean =>
  (['from', 'to'] as const).every((it) => a[it].card === b[it].card && a[it].y === b[it].y && a[it].mark === b[it].mark)

/**
 * The ways of a diagram's edges. Told what has changed, it looks again only for those that it concerns: with an end at
 * a card that moved, in the way of where one stands now, or that went round where it stood.
 */
export class Router {
  readonly #cards = new Map<string, RouteCard>()
  readonly #edges = new Map<string, RouteEdge>()
  /** Found, but not yet spread. Null where there is none. */
  readonly #ways = new Map<string, Way | null>()
  readonly #waiting = new Set<string>()
  /** As last given out. */
  readonly #told = new Map<string, string>()
  #search: Search | null = null

  hear({ cards, gone, edges, lost }: RouteNews): void {
    const boxes: { box: Box; near: number }[] = []
    for (const id of [...gone, ...cards.map((it) => it.id)]) {
      const was = this.#cards.get(id)
      if (was) boxes.push({ box: was, near: DETOUR })
      this.#cards.delete(id)
    }
    for (const it of cards) {
      this.#cards.set(it.id, it)
      boxes.push({ box: it, near: CLEAR - 1 })
    }
    if (boxes.length > 0) this.#search = null
    for (const id of lost) this.#forget(id)
    for (const it of edges) {
      const was = this.#edges.get(it.id)
      if (was && sameEnds(was, it)) continue
      this.#edges.set(it.id, it)
      this.#ways.delete(it.id)
      this.#told.delete(it.id)
      this.#waiting.add(it.id)
    }
    const moved = new Set(cards.map((it) => it.id))
    for (const [id, way] of this.#ways) {
      const { from, to } = this.#edges.get(id) as RouteEdge
      const itself = moved.has(from.card) || moved.has(to.card)
      if (itself) this.#told.delete(id)
      if (itself || way === null || boxes.some((it) => passes(way, it.box, it.near))) this.#waiting.add(id)
    }
  }

  /** Looks for ways while there is time for it, those wanted first; true when none is left to be found. */
  work(more: () => boolean, first: Iterable<string> = []): boolean {
    if (this.#waiting.size === 0) return true
    this.#search ??= new Search(linesBetween([...this.#cards.values()]), this.#cards)
    for (const id of [...first, ...this.#waiting]) {
      if (!this.#waiting.has(id)) continue
      if (!more()) return false
      this.#waiting.delete(id)
      const edge = this.#edges.get(id)
      if (edge) this.#ways.set(id, this.#search.find(edge))
    }
    return true
  }

  /** The ways that are other than when last asked, each in a track of its own. */
  news(): (readonly [id: string, way: Way])[] {
    const found = [...this.#ways].flatMap(([id, way]): Found[] =>
      way && !this.#waiting.has(id) ? [{ edge: this.#edges.get(id) as RouteEdge, way }] : [],
    )
    // In one order whatever came first, so that the same diagram always looks the same.
    found.sort((a, b) => (a.edge.id < b.edge.id ? -1 : 1))
    return [...spread(found, this.#cards)].filter(([id, way]) => {
      const said = way.join()
      if (this.#told.get(id) === said) return false
      this.#told.set(id, said)
      return true
    })
  }

  #forget(id: string): void {
    this.#edges.delete(id)
    this.#ways.delete(id)
    this.#waiting.delete(id)
    this.#told.delete(id)
  }
}
