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
  /** The links that have an end at a root. */
  readonly #at = new Map<Id, Set<Id>>()
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
      this.#keep(id, link)
      if (!link || !from || !to) {
        edges.delete(id)
        continue
      }
      this.made++
      const searched = searches++ < this.#mostSearches
      if (!searched) this.#rough.add(id)
      put(edgeBetween(link, from, to, searched ? grid : undefined))
    }
    this.of = this.#grouped(edges, ends)
    this.byId = edges
  }

  #keep(id: Id, link: Link | null): void {
    const was = this.#links.get(id)
    if (was) for (const end of [was.from, was.to]) this.#at.get(end)?.delete(id)
    this.#links.delete(id)
    if (!link) return
    this.#links.set(id, link)
    for (const end of [link.from, link.to]) {
      const there = this.#at.get(end)
      if (there) there.add(id)
      else this.#at.set(end, new Set([id]))
    }
  }

  /** The edges by the card at either end, those ends looked at anew that a changed edge has. */
  #grouped(edges: ReadonlyMap<Id, Edge>, ends: ReadonlySet<Id>): ReadonlyMap<Id, readonly Edge[]> {
    const groups = new Map<Id, readonly Edge[]>(this.of)
    for (const end of ends) {
      const group = [...(this.#at.get(end) ?? [])].flatMap((id) => edges.get(id) ?? [])
      if (group.length > 0) groups.set(end, group)
      else groups.delete(end)
    }
    return groups
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
    for (const root of roots)
      for (const id of this.#at.get(root) ?? []) if (!stale.has(id)) stale.set(id, this.#links.get(id) ?? null)
    return stale
  }
}
