import { rowMiddle } from './card.ts'
import type { Grid } from './grid.ts'
import { type Obstacles, route } from './route.ts'
import type { Edge, Link, Placed } from './scene.ts'

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
