import type { Id } from '#model'
import type { Edge, Link } from './scene.ts'

/** A link as it is drawn where areas are folded: ending at the area instead of at what it hides; null within one. */
export function linkBetween(link: Link, standIns: ReadonlyMap<Id, Id>): Link | null {
  const [from, to] = [standIns.get(link.from), standIns.get(link.to)]
  if (!from && !to) return link
  if (from === to) return null
  return {
    ...link,
    from: from ?? link.from,
    to: to ?? link.to,
    fromColumns: from ? [] : link.fromColumns,
    toColumns: to ? [] : link.toColumns,
  }
}

/** Edges between the same two, of which one is a folded area, become one that says how many it stands for. */
export function bundled(edges: ReadonlyMap<Id, Edge>, areas: ReadonlySet<Id>): ReadonlyMap<Id, Edge> {
  const shown = new Map<Id, Edge>()
  const bundles = new Map<string, Edge[]>()
  for (const [id, edge] of edges) {
    if (!areas.has(edge.from) && !areas.has(edge.to)) {
      shown.set(id, edge)
      continue
    }
    const ends = [edge.from, edge.to].sort().join(' ')
    const bundle = bundles.get(ends)
    if (bundle) bundle.push(edge)
    else bundles.set(ends, [edge])
  }
  for (const bundle of bundles.values()) {
    const [first] = bundle.sort((a, b) => (a.id < b.id ? -1 : 1))
    if (first) shown.set(first.id, bundle.length === 1 ? first : { ...first, bundle: bundle.length })
  }
  return shown
}
