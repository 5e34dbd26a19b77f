import type { Design, Diagram, DiagramId, Id, PlaceOnDiagram } from '#model'
import type { Way } from '../route/route-job.ts'
import { cardFor } from './cards.ts'
import { type Basis, basisOf, changedSince, type Shown } from './changed.ts'
import { Edges } from './edges.ts'
import { Grid } from './grid.ts'
import { makeCards } from './prepare.ts'
import type { Card, Placed, Scene, ShapeInPlace } from './scene.ts'

/** The roots whose card or place is another, and how many of their cards had to be made. */
type Touched = { readonly roots: ReadonlySet<Id>; readonly cards: number }

export type Work = { readonly cards: number; readonly edges: number }

/** A search looks at the cards in the way of up to a dozen routes: a hundred of them take about ten milliseconds. */
const MOST_SEARCHES = 100

/**
 * Turns a design's diagram into what is drawn. Remembers the last scene: a card is looked at again only when its bucket
 * (or a name that it shows) changed, an edge only when it or a card at its ends did.
 */
export class Projector {
  #placed: ReadonlyMap<Id, Placed> = new Map()
  #shapes: readonly ShapeInPlace[] = []
  #basis: Basis | null = null
  readonly #grid = new Grid<Placed>()
  readonly #edges: Edges
  /** What the last projection had to make. */
  work: Work = { cards: 0, edges: 0 }

  /** `mostSearches`: for how many edges a projection looks for a way round cards; the others go straight on until a way is found for them. */
  constructor(mostSearches = MOST_SEARCHES) {
    this.#edges = new Edges(mostSearches)
  }

  /** Takes ways that were found for edges; the next projection shows them. */
  take(ways: ReadonlyMap<Id, Way>): void {
    this.#edges.take(ways)
  }

  /** Makes cards while there is time for it; true when all are made. */
  prepare(shown: Shown, more: () => boolean): boolean {
    const basis = basisOf(shown)
    const ids = changedSince(this.#basis, basis) ?? basis.diagram?.places.keys() ?? []
    return makeCards(basis.design, { ...basis, ids }, more)
  }

  project(design: Design, diagram: DiagramId, how: Pick<Shown, 'detail' | 'unfolded'> = {}): Scene {
    const basis = basisOf({ design, diagram, ...how })
    const changed = changedSince(this.#basis, basis)
    const touched = changed ? this.#replace(basis, changed) : this.#placeAll(basis)
    this.#edges.look({ design, placed: this.#placed, grid: this.#grid }, touched.roots)
    this.work = { cards: touched.cards, edges: this.#edges.made }
    if (basis.diagram !== this.#basis?.diagram) this.#shapes = shapesIn(basis.diagram, this.#shapes)
    this.#basis = basis
    return {
      diagram: basis.diagram,
      cards: this.#placed,
      edges: this.#edges.byId,
      edgesOf: this.#edges.of,
      shapes: this.#shapes,
      grid: this.#grid,
    }
  }

  /** Looks at every card of the diagram. */
  #placeAll(basis: Basis): Touched {
    const was = this.#placed
    const placed = new Map<Id, Placed>()
    for (const about of basis.diagram?.places.keys() ?? []) {
      const now = this.#place(basis, about)
      if (now) placed.set(about, now)
    }
    this.#placed = placed
    return this.#compare(was, new Set([...placed.keys(), ...was.keys()]))
  }

  /** Looks at these cards only. */
  #replace(basis: Basis, ids: Iterable<Id>): Touched {
    const was = this.#placed
    const placed = new Map(was)
    for (const id of ids) {
      const now = this.#place(basis, id)
      if (now) placed.set(id, now)
      else placed.delete(id)
    }
    this.#placed = placed
    return this.#compare(was, ids)
  }

  #place({ design, diagram, detail, unfolded }: Basis, about: Id): Placed | null {
    const place = diagram?.places.get(about)
    const bucket = place && design.objects.buckets.get(about)
    const card = bucket ? cardFor(design, bucket, detail, unfolded.has(about)) : null
    if (!place || !card) return null
    const was = this.#placed.get(about)
    return was && was.card === card && was.place === place ? was : inPlace(card, place)
  }

  /** What came of these: the grid is told of it. */
  #compare(was: ReadonlyMap<Id, Placed>, ids: Iterable<Id>): Touched {
    const roots = new Set<Id>()
    let cards = 0
    for (const id of ids) {
      const [old, now] = [was.get(id), this.#placed.get(id)]
      if (old === now) continue
      roots.add(id)
      if (old) this.#grid.remove(old)
      if (now) this.#grid.add(now)
      if (now && now.card !== old?.card) cards++
    }
    return { roots, cards }
  }
}

function inPlace(card: Card, place: PlaceOnDiagram): Placed {
  const { x, y, colour } = place
  return { id: card.id, card, place, x, y, right: x + card.width, bottom: y + card.height, colour }
}

/** The shapes of a diagram, the largest first; what did not change is the same object. */
function shapesIn(diagram: Diagram | null, was: readonly ShapeInPlace[]): readonly ShapeInPlace[] {
  const shapes = [...(diagram?.shapes ?? [])].map(([id, shape]) => {
    const old = was.find((it) => it.id === id)
    const same = old && Object.entries(shape).every(([key, value]) => old[key as keyof ShapeInPlace] === value)
    return same ? old : { ...shape, id }
  })
  return shapes.sort((a, b) => b.width * b.height - a.width * a.height)
}
