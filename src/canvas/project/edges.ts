import type { Bucket, Design, Id } from '#model'
import type { Grid } from './grid.ts'
import { linksOf } from './links.ts'
import { edgeBetween } from './route-edge.ts'
import type { Box, Edge, Link, Placed } from './scene.ts'

/** What has changed since the edges were last looked at. */
export type Touched = {
  /** Roots whose card or place is another, or that came or went. */
  readonly roots: ReadonlySet<Id>
  /** Where a card stands that did not, or no longer: edges that pass there may have to go another way. */
  readonly boxes: readonly Box[]
}

type Stand = { readonly design: Design; readonly placed: ReadonlyMap<Id, Placed>; readonly grid: Grid<Placed> }

const meets = (edge: Edge, box: Box): boolean =>
  edge.left < box.right && edge.right > box.x && edge.top < box.bottom && edge.bottom > box.y

/** The edges of a diagram. An edge is made again only when its key, a card at its ends, or what it passes has changed. */
export class Edges {
  byId: ReadonlyMap<Id, Edge> = new Map()
  of: ReadonlyMap<Id, readonly Edge[]> = new Map()
  /** How many edges the last look made. */
  made = 0
  readonly #links = new Map<Id, Link>()
  readonly #buckets = new Map<Id, Bucket>()
  /** Edges that go straight on for now, since finding a way round for all at once would take seconds. */
  readonly #rough = new Set<Id>()
  /** Better ways found since; the next look shows them. */
  readonly #better = new Map<Id, Edge>()
  readonly #mostSearches: number

  constructor(mostSearches: number) {
    this.#mostSearches = mostSearches
  }

  /** Whether some edges wait for a better way, or to be shown with it. */
  get unfinished(): boolean {
    return this.#better.size > 0 || (this.#rough.size > 0 && this.#mostSearches > 0)
  }

  /** Finds better ways while there is time for it; true when no edge waits for one. */
  refine({ placed, grid }: Omit<Stand, 'design'>, more: () => boolean): boolean {
    for (const id of this.#rough) {
      if (!more()) return false
      const link = this.#links.get(id)
      const [from, to] = [link && placed.get(link.from), link && placed.get(link.to)]
      if (link && from && to) this.#better.set(id, edgeBetween(link, from, to, grid))
      this.#rough.delete(id)
    }
    return true
  }

  /** Makes the edges those of the design and of where the cards stand now. */
  look(stand: Stand, { roots, boxes }: Touched): void {
    const { placed, grid } = stand
    this.made = 0
    const links = this.#stale(stand, roots)
    if (boxes.length > 0)
      for (const { id } of [...this.byId.values()].filter((edge) => boxes.some((box) => meets(edge, box))))
        if (!links.has(id)) links.set(id, this.#links.get(id) ?? null)
    if (links.size === 0 && this.#better.size === 0) return
    const edges = new Map(this.byId)
    const ends = new Set<Id>()
    const put = (edge: Edge) => {
      edges.set(edge.id, edge)
      ends.add(edge.from).add(edge.to)
    }
    for (const [id, edge] of this.#better) if (!links.has(id)) put(edge)
    this.#better.clear()
    let searches = 0
    for (const [id, link] of links) {
      const [from, to] = [link && placed.get(link.from), link && placed.get(link.to)]
      const old = edges.get(id)
      if (old) ends.add(old.from).add(old.to)
      this.#rough.delete(id)
      if (link) this.#links.set(id, link)
      else this.#links.delete(id)
      if (!link || !from || !to) {
        edges.delete(id)
        continue
      }
      this.made++
      const searched = searches++ < this.#mostSearches
      if (!searched) this.#rough.add(id)
      put(edgeBetween(link, from, to, searched ? grid : undefined))
    }
    this.of = grouped(this.of, edges, ends)
    this.byId = edges
  }

  /** The keys whose edges can't stay as they are: null for those that are gone. One may wait for its other card to come. */
  #stale({ design, placed }: Stand, roots: ReadonlySet<Id>): Map<Id, Link | null> {
    const stale = new Map<Id, Link | null>()
    for (const id of roots) {
      const was = this.#buckets.get(id)
      const now = placed.has(id) ? design.objects.buckets.get(id) : undefined
      if (was === now) continue
      if (was) for (const link of linksOf(design, was)) stale.set(link.id, null)
      if (now) for (const link of linksOf(design, now)) stale.set(link.id, link)
      if (now) this.#buckets.set(id, now)
      else this.#buckets.delete(id)
    }
    for (const link of this.#links.values())
      if (!stale.has(link.id) && (roots.has(link.from) || roots.has(link.to))) stale.set(link.id, link)
    return stale
  }
}

/** The edges by the card at either end, those ends looked at anew that a changed edge has. */
function grouped(
  was: ReadonlyMap<Id, readonly Edge[]>,
  edges: ReadonlyMap<Id, Edge>,
  ends: ReadonlySet<Id>,
): ReadonlyMap<Id, readonly Edge[]> {
  const groups = new Map<Id, readonly Edge[]>(was)
  const fresh = new Map<Id, Edge[]>()
  for (const id of ends) fresh.set(id, [])
  for (const edge of edges.values()) {
    fresh.get(edge.from)?.push(edge)
    if (edge.to !== edge.from) fresh.get(edge.to)?.push(edge)
  }
  for (const [id, group] of fresh)
    if (group.length > 0) groups.set(id, group)
    else groups.delete(id)
  return groups
}
