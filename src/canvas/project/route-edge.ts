import { READS, type RouteEdge, type Way } from '../route/route-job.ts'
import { cornersOf } from '../route/search.ts'
import { rowMiddle } from './card.ts'
import type { Grid } from './grid.ts'
import { boxed, type Obstacles, route } from './route.ts'
import type { Edge, Link, Placed } from './scene.ts'

function obstaclesIn(grid: Grid<Placed>, from: Placed, to: Placed): Obstacles {
  const counts = (it: Placed) => it.id !== from.id && it.id !== to.id
  return { count: (box) => grid.crossings(box, counts), list: (box) => grid.within(box).filter(counts) }
}

const landing = (placed: Placed, columns: Link['fromColumns']): number => placed.y + rowMiddle(placed.card, columns[0])

/** The edge of a foreign key between two cards where they stand: a way found at once. */
export function edgeBetween(link: Link | Edge, from: Placed, to: Placed, around?: Grid<Placed>): Edge {
  const start = { box: from, y: landing(from, link.fromColumns) }
  const end = { box: to, y: landing(to, link.toColumns) }
  return { ...link, ...route(start, end, { lane: link.lane, obstacles: around && obstaclesIn(around, from, to) }) }
}

/** The edge where a person has led it, whatever stands in its way. */
export function edgeByBends(link: Link | Edge, from: Placed, to: Placed, at: readonly number[]): Edge {
  const leaves = (card: Placed, x: number | undefined) => ((x ?? 0) >= (card.x + card.right) / 2 ? card.right : card.x)
  const start = { x: leaves(from, at[0]), y: landing(from, link.fromColumns) }
  const end = { x: leaves(to, at.at(-1)), y: landing(to, link.toColumns) }
  return { ...link, ...boxed(cornersOf(at, start, end)), bends: at }
}

/** The edge between two cards while they move: along its bends, or by a way found at once. */
export const edgeNow = (edge: Edge, from: Placed, to: Placed, around: Grid<Placed>): Edge =>
  edge.bends ? edgeByBends(edge, from, to, edge.bends) : edgeBetween(edge, from, to, around)

/** An edge as the router takes it. */
export function routeEdgeOf(link: Link, from: Placed, to: Placed): RouteEdge {
  const [out, into] = link.sort === 'lineage' ? [READS, 'read'] : [link.fromEnd, link.toEnd]
  return {
    id: link.id,
    from: { card: from.id, y: landing(from, link.fromColumns), mark: out },
    to: { card: to.id, y: landing(to, link.toColumns), mark: into },
  }
}

/** How far from the middle of its row an edge may land. */
const NEAR = 16

/** The edge along a way found for it; null where its cards or rows have moved since. */
export function edgeAlong(link: Link | Edge, from: Placed, to: Placed, way: Way): Edge | null {
  const last = way.length - 2
  const [x, y, endX, endY] = [way[0], way[1], way[last], way[last + 1]] as [number, number, number, number]
  const lands = (at: Placed, atX: number, off: number) => (atX === at.x || atX === at.right) && Math.abs(off) < NEAR
  const fits =
    lands(from, x, y - landing(from, link.fromColumns)) && lands(to, endX, endY - landing(to, link.toColumns))
  return fits ? { ...link, ...boxed(way) } : null
}

/** The card elsewhere: what a drag shows before it is let go. */
export const movedBy = (it: Placed, dx: number, dy: number): Placed => ({
  ...it,
  x: it.x + dx,
  y: it.y + dy,
  right: it.right + dx,
  bottom: it.bottom + dy,
})
