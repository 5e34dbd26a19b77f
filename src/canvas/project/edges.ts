import { equal } from '#base'
import type { Bucket, Design, Id } from '#model'
import type { Way } from '../route/route-job.ts'
import { bundled, linkBetween } from './bundle.ts'
import type { Grid } from './grid.ts'
import { linksOf } from './links.ts'
import { edgeAlong, edgeBetween, edgeByBends } from './route-edge.ts'
import type { Edge, Link, Placed } from './scene.ts'

type Stand = {
  readonly design: Design
  readonly placed: ReadonlyMap<Id, Placed>
  readonly grid: Grid<Placed>
  /** For each card that a folded area hides, that area. */
  readonly standIns: ReadonlyMap<Id, Id>
  /** Where people have led edges. */
  readonly bends: ReadonlyMap<Id, readonly number[]>
}

/** The edges by the card at either end. */
function grouped(edges: ReadonlyMap<Id, Edge>): ReadonlyMap<Id, readonly Edge[]> {
  const groups = new Map<Id, Edge[]>()
  for (const edge of edges.values())
    for (const end of new Set([edge.from, edge.to])) {
      const group = groups.get(end)
      if (group) group.push(edge)
      else groups.set(end, [edge])
    }
  return groups
}

/** The edges of a diagram. An edge is made again only when its key or a card at its ends has changed. */
export class Edges {
  byId: ReadonlyMap<Id, Edge> = new Map()
  of: ReadonlyMap<Id, readonly Edge[]> = new Map()
  /** Those too that a bundle stands for. */
  #all: ReadonlyMap<Id, Edge> = new Map()
  #bundles = false
  #bends: Stand['bends'] = new Map()
  /** How many edges the last look made. */
  made = 0
  readonly #links = new Map<Id, Link>()
  /** The links that have an end at a root. */
  readonly #at = new Map<Id, Set<Id>>()
  readonly #buckets = new Map<Id, Bucket>()
  /** The ways that were found for edges, as long as their ends are where they were. */
  readonly #ways = new Map<Id, Way>()
  /** Of these a way was found that the next look shows. */
  readonly #found = new Set<Id>()
  readonly #mostSearches: number

  constructor(mostSearches: number) {
    this.#mostSearches = mostSearches
  }

  /** Takes ways that were found round the cards; the next look shows them. */
  take(ways: ReadonlyMap<Id, Way>): void {
    for (const [id, way] of ways) {
      this.#ways.set(id, way)
      this.#found.add(id)
    }
  }

  /** Makes the edges those of the design and of where the cards stand now. `roots`: whose card or place is another. */
  look(stand: Stand, roots: ReadonlySet<Id>): void {
    const { placed, grid, standIns, bends } = stand
    this.made = 0
    const links = this.#stale(stand, roots)
    for (const id of this.#rebent(bends)) if (!links.has(id)) links.set(id, this.#links.get(id) ?? null)
    this.made = links.size
    for (const id of this.#found) if (!links.has(id) && this.#links.has(id)) links.set(id, this.#links.get(id) ?? null)
    this.#found.clear()
    if (links.size === 0) return
    const edges = new Map(this.#all)
    const ends = new Set<Id>()
    let searches = 0
    for (const [id, raw] of links) {
      const link = raw && linkBetween(raw, standIns)
      const [from, to] = [link && placed.get(link.from), link && placed.get(link.to)]
      const old = edges.get(id)
      if (old) ends.add(old.from).add(old.to)
      this.#keep(id, raw)
      if (!link || !from || !to) {
        edges.delete(id)
        continue
      }
      const at = link === raw ? bends.get(id) : undefined
      const way = this.#ways.get(id)
      const along = at ? edgeByBends(link, from, to, at) : way && edgeAlong(link, from, to, way)
      if (!along || at) this.#ways.delete(id)
      const made = along ?? edgeBetween(link, from, to, searches++ < this.#mostSearches ? grid : undefined)
      // What looks as it did stays the same object, and is not painted again: a name typed in a table that all refer to.
      const edge = old && equal(old, made) ? old : made
      edges.set(id, edge)
      ends.add(edge.from).add(edge.to)
    }
    this.#all = edges
    const areas = new Set(standIns.values())
    this.byId = areas.size > 0 ? bundled(edges, areas) : edges
    this.of = areas.size > 0 || this.#bundles ? grouped(this.byId) : this.#regrouped(edges, ends)
    this.#bundles = areas.size > 0
  }

  /** The edges that were led another way, or no longer are. */
  #rebent(bends: Stand['bends']): Id[] {
    const was = this.#bends
    this.#bends = bends
    if (was === bends) return []
    return [...new Set([...was.keys(), ...bends.keys()])].filter(
      (id) => this.#links.has(id) && was.get(id) !== bends.get(id),
    )
  }

  #keep(id: Id, link: Link | null): void {
    const was = this.#links.get(id)
    if (was) for (const end of [was.from, was.to]) this.#at.get(end)?.delete(id)
    this.#links.delete(id)
    if (!link) this.#ways.delete(id)
    if (!link) return
    this.#links.set(id, link)
    for (const end of [link.from, link.to]) {
      const there = this.#at.get(end)
      if (there) there.add(id)
      else this.#at.set(end, new Set([id]))
    }
  }

  /** The edges by the card at either end, those ends looked at anew that a changed edge has. */
  #regrouped(edges: ReadonlyMap<Id, Edge>, ends: ReadonlySet<Id>): ReadonlyMap<Id, readonly Edge[]> {
    const groups = new Map<Id, readonly Edge[]>(this.of)
    for (const end of ends) {
      const group = [...(this.#at.get(end) ?? [])].flatMap((id) => edges.get(id) ?? [])
      if (group.length > 0) groups.set(end, group)
      else groups.delete(end)
    }
    return groups
  }

  /** The keys whose edges can't stay as they are: null for those that are gone. One may wait for its other card to come. */
  #stale({ design, placed, standIns }: Stand, roots: ReadonlySet<Id>): Map<Id, Link | null> {
    const stale = new Map<Id, Link | null>()
    for (const id of roots) {
      const was = this.#buckets.get(id)
      const now = placed.has(id) || standIns.has(id) ? design.objects.buckets.get(id) : undefined
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
