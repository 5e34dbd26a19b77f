import { equal } from '#base'
import { bendsOn, type Design, type Diagram, type DiagramId, type Id, type PlaceOnDiagram } from '#model'
import type { Way } from '../route/route-job.ts'
import { cardFor } from './cards.ts'
import { type Basis, basisOf, changedSince, type Shown } from './changed.ts'
import { Edges } from './edges.ts'
import { foldedCard, foldsOf, standInsOf } from './folds.ts'
import { Grid } from './grid.ts'
import { makeCards } from './prepare.ts'
import type { Card, Fold, Placed, Scene, ShapeInPlace } from './scene.ts'

const NO_FOLDS: ReadonlyMap<Id, Fold> = new Map()

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
  /** The cards of the diagram, those too that a folded area hides. */
  #all: ReadonlyMap<Id, Placed> = new Map()
  #placed: ReadonlyMap<Id, Placed> = new Map()
  #shapes: readonly ShapeInPlace[] = []
  #open: readonly ShapeInPlace[] = []
  #folds: ReadonlyMap<Id, Fold> | null = null
  #standIns: ReadonlyMap<Id, Id> = new Map()
  #basis: Basis | null = null
  #intent: Design['intent'] | null = null
  #bends: ReadonlyMap<Id, readonly number[]> = new Map()
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

  project(design: Design, diagram: DiagramId, how: Pick<Shown, 'detail' | 'unfolded' | 'only'> = {}): Scene {
    const basis = basisOf({ design, diagram, ...how })
    const changed = changedSince(this.#basis, basis)
    const looked = changed ?? this.#everything(basis)
    this.#all = this.#look(basis, looked, changed !== null)
    const reshaped = basis.diagram !== this.#basis?.diagram
    if (reshaped) this.#shapes = shapesIn(basis.diagram, this.#shapes)
    const shapes = basis.only ? this.#shapes.filter((it) => this.#holdsCard(it)) : this.#shapes
    const touched = this.#show(looked, shapes)
    this.#edges.look(
      {
        design,
        placed: this.#placed,
        grid: this.#grid,
        standIns: this.#standIns,
        bends: this.#bendsOn(design, diagram),
      },
      touched.roots,
    )
    this.work = { cards: touched.cards, edges: this.#edges.made }
    this.#basis = basis
    return {
      diagram: basis.diagram,
      cards: this.#placed,
      edges: this.#edges.byId,
      edgesOf: this.#edges.of,
      shapes: this.#open,
      folds: this.#folds ?? NO_FOLDS,
      grid: this.#grid,
    }
  }

  #bendsOn(design: Design, diagram: DiagramId): ReadonlyMap<Id, readonly number[]> {
    if (this.#intent === design.intent && this.#basis?.diagram?.id === diagram) return this.#bends
    this.#intent = design.intent
    const now = bendsOn(design, diagram)
    if (now.length + this.#bends.size > 0) this.#bends = new Map(now.map((it) => [it.about, it.at]))
    return this.#bends
  }

  /** Every card of the diagram, and every one that was on it. */
  #everything({ diagram }: Basis): ReadonlySet<Id> {
    return new Set([...(diagram?.places.keys() ?? []), ...this.#all.keys()])
  }

  /** The cards where they stand, these looked at anew. */
  #look(basis: Basis, ids: ReadonlySet<Id>, keeps: boolean): ReadonlyMap<Id, Placed> {
    if (keeps && ids.size === 0) return this.#all
    const placed = new Map(keeps ? this.#all : [])
    for (const id of ids) {
      const now = this.#place(basis, id)
      if (now) placed.set(id, now)
      else placed.delete(id)
    }
    return placed
  }

  #place({ design, diagram, detail, unfolded, only }: Basis, about: Id): Placed | null {
    const place = only?.has(about) === false ? undefined : diagram?.places.get(about)
    const bucket = place && design.objects.buckets.get(about)
    const card = bucket ? cardFor(design, bucket, place.detail ?? detail, unfolded.has(about)) : null
    if (!place || !card) return null
    const was = this.#all.get(about)
    return was && was.card === card && was.place === place ? was : inPlace(card, place)
  }

  /** Puts folded areas in the place of what they hide. Tells what of the picture is another for it. */
  #show(ids: ReadonlySet<Id>, shapes: readonly ShapeInPlace[]): Touched {
    const [was, had] = [this.#placed, this.#folds]
    this.#folds = foldsOf(this.#all, shapes)
    if (!had && !this.#folds) {
      this.#placed = this.#all
      this.#open = shapes
      return this.#compare(was, ids)
    }
    const hid = this.#standIns
    this.#standIns = standInsOf(this.#folds)
    const hidden = new Set<string>([...(this.#folds ?? [])].flatMap(([area, it]) => [area, ...it.cards, ...it.shapes]))
    const shown = new Map([...this.#all].filter(([id]) => !hidden.has(id)))
    for (const [area, fold] of this.#folds ?? []) {
      const old = had?.get(area)
      const same = old?.shape === fold.shape && old.cards.length === fold.cards.length
      shown.set(area, (same && was.get(area)) || foldedCard(fold))
    }
    this.#placed = shown
    this.#open = shapes.filter((it) => !hidden.has(it.id))
    const { roots, cards } = this.#compare(was, new Set([...was.keys(), ...shown.keys()]))
    const moved = [...hid.keys(), ...this.#standIns.keys()].filter((id) => hid.get(id) !== this.#standIns.get(id))
    return { roots: new Set([...roots, ...moved, ...ids]), cards }
  }

  /** An area of which nothing is shown would be a hole. */
  #holdsCard({ x, y, width, height }: ShapeInPlace): boolean {
    const [right, bottom] = [x + width, y + height]
    return [...this.#all.values()].some((it) => it.x < right && it.right > x && it.y < bottom && it.bottom > y)
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
    const now = { ...shape, id }
    const same = old && equal(old, now)
    return same ? old : now
  })
  return shapes.sort((a, b) => b.width * b.height - a.width * a.height)
}
