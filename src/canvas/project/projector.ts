import type { Bucket, DbObject, Design, Detail, DiagramId, Id, PlaceOnDiagram } from '#model'
import { cardLeansOn, cardOf, rowMiddle } from './card.ts'
import { Grid } from './grid.ts'
import { linksOf } from './links.ts'
import { type Obstacles, route } from './route.ts'
import type { Box, Card, Edge, Link, Placed, Scene, ShapeInPlace } from './scene.ts'

type Known = { bucket: Bucket; detail: Detail; leans: readonly (DbObject | null)[]; card: Card | null }

const MANY = 40

const sameBox = (a: Placed | undefined, b: Placed): boolean =>
  a !== undefined && a.x === b.x && a.y === b.y && a.right === b.right && a.bottom === b.bottom

const meets = (edge: Edge, box: Box): boolean =>
  edge.left < box.right && edge.right > box.x && edge.top < box.bottom && edge.bottom > box.y

export type Work = { cards: number; edges: number }

/** A search looks at the cards in the way of up to a dozen routes: a hundred of them take about ten milliseconds. */
const MOST_SEARCHES = 100

/**
 * Turns a design's diagram into what is drawn. Remembers the last scene: a card is made again only when its bucket (or
 * a name that it shows) changed, an edge only when it or a card at its ends did.
 */
export class Projector {
  readonly #cards = new Map<Id, Known>()
  #placed = new Map<Id, Placed>()
  #edges = new Map<Id, Edge>()
  #links = new Map<Id, Link>()
  #shapes = new Map<string, ShapeInPlace>()
  readonly #grid = new Grid<Placed>()
  /** Edges that go straight on for now, since finding a way round for all at once would take seconds. */
  #rough = new Set<Id>()
  #searches = 0
  readonly #mostSearches: number
  /** What the last projection had to make. */
  work: Work = { cards: 0, edges: 0 }

  /** `mostSearches`: for how many edges a projection looks for a way round cards; the others wait for the next one. */
  constructor(mostSearches = MOST_SEARCHES) {
    this.#mostSearches = mostSearches
  }

  /** Whether projecting again would find better ways for some edges. */
  get unfinished(): boolean {
    return this.#rough.size > 0 && this.#mostSearches > 0
  }

  project(design: Design, id: DiagramId, override: Detail | null = null): Scene {
    this.work = { cards: 0, edges: 0 }
    this.#searches = 0
    const diagram = design.diagrams.get(id) ?? null
    const was = this.#placed
    this.#placed = new Map()
    const detail = override ?? diagram?.detail ?? 'all'
    for (const [about, place] of diagram?.places ?? []) {
      const bucket = design.objects.buckets.get(about)
      const card = bucket ? this.#card(design, bucket, detail) : null
      if (card) this.#placed.set(about, this.#place(was.get(about), card, place))
    }
    for (const [about, placed] of was) {
      if (this.#placed.get(about) !== placed) this.#grid.remove(placed)
      if (!this.#placed.has(about)) this.#cards.delete(about)
    }
    const edgesOf = this.#route(design, was)
    this.#shapes = new Map(
      [...(diagram?.shapes ?? [])].map(([key, shape]) => {
        const old = this.#shapes.get(key)
        const same =
          old &&
          old.width === shape.width &&
          old.text === shape.text &&
          Object.entries(shape).every(([k, v]) => old[k as keyof ShapeInPlace] === v)
        return [key, same ? old : { ...shape, id: key }]
      }),
    )
    return {
      diagram,
      cards: this.#placed,
      edges: this.#edges,
      edgesOf,
      shapes: [...this.#shapes.values()].sort((a, b) => b.width * b.height - a.width * a.height),
      grid: this.#grid,
    }
  }

  #card(design: Design, bucket: Bucket, detail: Detail): Card | null {
    const known = this.#cards.get(bucket.root)
    if (known && known.bucket === bucket && known.detail === detail) {
      const leans = known.leans.length > 0 ? cardLeansOn(design, bucket) : known.leans
      if (leans.every((it, i) => it === known.leans[i])) return known.card
    }
    this.work.cards++
    const card = cardOf(design, bucket, detail)
    this.#cards.set(bucket.root, { bucket, detail, leans: cardLeansOn(design, bucket), card })
    return card
  }

  #place(was: Placed | undefined, card: Card, place: PlaceOnDiagram): Placed {
    if (was && was.card === card && was.place === place) return was
    const { x, y, colour } = place
    const now = { id: card.id, card, place, x, y, right: x + card.width, bottom: y + card.height, colour }
    this.#grid.add(now)
    return now
  }

  #route(design: Design, was: ReadonlyMap<Id, Placed>): Map<Id, readonly Edge[]> {
    const moved = this.#moved(was)
    const edges = new Map<Id, Edge>()
    const links = new Map<Id, Link>()
    const edgesOf = new Map<Id, Edge[]>()
    const touch = (id: Id, edge: Edge) => {
      const group = edgesOf.get(id)
      if (group) group.push(edge)
      else edgesOf.set(id, [edge])
    }
    for (const from of this.#placed.values()) {
      const bucket = design.objects.buckets.get(from.id)
      if (!bucket) continue
      for (const link of linksOf(design, bucket)) {
        const to = this.#placed.get(link.to)
        if (!to) continue
        const old = this.#links.get(link.id) === link ? this.#edges.get(link.id) : undefined
        const stays = old && was.get(from.id) === from && was.get(to.id) === to && !moved.some((it) => meets(old, it))
        const better = this.#rough.has(link.id) && this.#searches < this.#mostSearches
        const edge = stays && !better ? old : this.#edge(link, from, to)
        edges.set(link.id, edge)
        links.set(link.id, link)
        touch(from.id, edge)
        if (to !== from) touch(to.id, edge)
      }
    }
    for (const id of this.#rough) if (!edges.has(id)) this.#rough.delete(id)
    this.#edges = edges
    this.#links = links
    return edgesOf
  }

  #edge(link: Link, from: Placed, to: Placed): Edge {
    this.work.edges++
    const searched = this.#searches++ < this.#mostSearches
    if (searched) this.#rough.delete(link.id)
    else this.#rough.add(link.id)
    return edgeBetween(link, from, to, searched ? this.#grid : undefined)
  }

  /** Where something stands that was not there, or no longer: edges that pass there may have to go another way. */
  #moved(was: ReadonlyMap<Id, Placed>): readonly Box[] {
    const boxes: Box[] = []
    for (const [id, placed] of this.#placed)
      if (was.get(id) !== placed && !sameBox(was.get(id), placed)) boxes.push(placed)
    for (const [id, placed] of was) if (!sameBox(this.#placed.get(id), placed)) boxes.push(placed)
    // Many at once is a layout or another diagram: then the ends decide, and those have moved too.
    return boxes.length > MANY ? [] : boxes
  }
}

function obstaclesIn(grid: Grid<Placed>, from: Placed, to: Placed): Obstacles {
  const counts = (it: Placed) => it.id !== from.id && it.id !== to.id
  return { count: (box) => grid.crossings(box, counts), list: (box) => grid.within(box).filter(counts) }
}

/** The edge of a foreign key between two cards where they stand. */
export function edgeBetween(link: Link | Edge, from: Placed, to: Placed, around?: Grid<Placed>): Edge {
  const start = { box: from, y: from.y + rowMiddle(from.card, link.fromColumns[0]) }
  const end = { box: to, y: to.y + rowMiddle(to.card, link.toColumns[0]) }
  return { ...link, ...route(start, end, { lane: link.lane, obstacles: around && obstaclesIn(around, from, to) }) }
}

/** The card elsewhere: what a drag shows before it is let go. */
export const movedBy = (it: Placed, dx: number, dy: number): Placed => ({
  ...it,
  x: it.x + dx,
  y: it.y + dy,
  right: it.right + dx,
  bottom: it.bottom + dy,
})
