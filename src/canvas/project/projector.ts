import type { Design, Detail, DiagramId, Id, PlaceOnDiagram } from '#model'
import { cardFor } from './cards.ts'
import { Edges, type Touched } from './edges.ts'
import { Grid } from './grid.ts'
import { makeCards } from './prepare.ts'
import type { Box, Card, Placed, Scene, ShapeInPlace } from './scene.ts'

const MANY = 40

export const NOTHING_UNFOLDED: ReadonlySet<string> = new Set()

const sameBox = (a: Placed | undefined, b: Placed): boolean =>
  a !== undefined && a.x === b.x && a.y === b.y && a.right === b.right && a.bottom === b.bottom

export type Work = { readonly cards: number; readonly edges: number }

/** A search looks at the cards in the way of up to a dozen routes: a hundred of them take about ten milliseconds. */
const MOST_SEARCHES = 100

type Shown = {
  readonly design: Design
  readonly diagram: DiagramId
  readonly detail?: Detail | null
  readonly unfolded?: ReadonlySet<string>
}

/**
 * Turns a design's diagram into what is drawn. Remembers the last scene: a card is made again only when its bucket (or
 * a name that it shows) changed, an edge only when it or a card at its ends did.
 */
export class Projector {
  #placed: ReadonlyMap<Id, Placed> = new Map()
  #shapes = new Map<string, ShapeInPlace>()
  readonly #grid = new Grid<Placed>()
  readonly #edges: Edges
  /** What the last projection had to make. */
  work: Work = { cards: 0, edges: 0 }

  /** `mostSearches`: for how many edges a projection looks for a way round cards; the others wait to be refined. */
  constructor(mostSearches = MOST_SEARCHES) {
    this.#edges = new Edges(mostSearches)
  }

  /** Whether there are better ways to be found for some edges. */
  get unfinished(): boolean {
    return this.#edges.unfinished
  }

  /** Finds better ways for edges while there is time for it; true when projecting again would show them all. */
  refine(more: () => boolean): boolean {
    return this.#edges.refine({ placed: this.#placed, grid: this.#grid }, more)
  }

  /** Makes cards while there is time for it; true when all are made. */
  prepare({ design, diagram, detail = null, unfolded = NOTHING_UNFOLDED }: Shown, more: () => boolean): boolean {
    const of = design.diagrams.get(diagram)
    return makeCards(design, { ids: of?.places.keys() ?? [], detail: detail ?? of?.detail ?? 'all', unfolded }, more)
  }

  project(
    design: Design,
    id: DiagramId,
    { detail: override = null, unfolded = NOTHING_UNFOLDED }: Pick<Shown, 'detail' | 'unfolded'> = {},
  ): Scene {
    const diagram = design.diagrams.get(id) ?? null
    const was = this.#placed
    const placed = new Map<Id, Placed>()
    const detail = override ?? diagram?.detail ?? 'all'
    let cards = 0
    for (const [about, place] of diagram?.places ?? []) {
      const bucket = design.objects.buckets.get(about)
      const card = bucket ? cardFor(design, bucket, detail, unfolded.has(about)) : null
      const old = was.get(about)
      if (!card) continue
      if (old?.card !== card) cards++
      placed.set(about, this.#place(old, card, place))
    }
    for (const [about, it] of was) if (placed.get(about) !== it) this.#grid.remove(it)
    this.#placed = placed
    this.#edges.look({ design, placed, grid: this.#grid }, touched(was, placed))
    this.work = { cards, edges: this.#edges.made }
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
      cards: placed,
      edges: this.#edges.byId,
      edgesOf: this.#edges.of,
      shapes: [...this.#shapes.values()].sort((a, b) => b.width * b.height - a.width * a.height),
      grid: this.#grid,
    }
  }

  #place(was: Placed | undefined, card: Card, place: PlaceOnDiagram): Placed {
    if (was && was.card === card && was.place === place) return was
    const { x, y, colour } = place
    const now = { id: card.id, card, place, x, y, right: x + card.width, bottom: y + card.height, colour }
    this.#grid.add(now)
    return now
  }
}

function touched(was: ReadonlyMap<Id, Placed>, now: ReadonlyMap<Id, Placed>): Touched {
  const roots = new Set<Id>()
  const boxes: Box[] = []
  const compare = (id: Id, it: Placed, other: Placed | undefined) => {
    if (it === other) return
    roots.add(id)
    if (!sameBox(other, it)) boxes.push(it)
  }
  for (const [id, it] of now) compare(id, it, was.get(id))
  for (const [id, it] of was) compare(id, it, now.get(id))
  // Many at once is a layout or another diagram: then the ends decide, and those have moved too.
  return { roots, boxes: boxes.length > MANY ? [] : boxes }
}
