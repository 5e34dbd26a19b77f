import { Grid } from '../project/grid.ts'
import type { RouteCard, RouteEdge, Way } from './route-job.ts'
import { type Segment, segmentsOf } from './segments.ts'
import { layTracks } from './tracks.ts'

export type Found = { readonly edge: RouteEdge; readonly way: Way }

/** How far apart ends of different marks land on one row. */
const BETWEEN_MARKS = 13

/** Where edges with different marks land on one row, each mark has a height of its own there. */
function landings(found: readonly Found[]): (edge: RouteEdge, way: Way, which: 'from' | 'to') => number {
  const sideOf = (way: Way, which: 'from' | 'to') => {
    const i = which === 'from' ? 0 : way.length - 2
    return Math.sign((way[which === 'from' ? 2 : i - 2] as number) - (way[i] as number))
  }
  const keyOf = (edge: RouteEdge, way: Way, which: 'from' | 'to') =>
    `${edge[which].card} ${edge[which].y} ${sideOf(way, which)}`
  const marks = new Map<string, string[]>()
  for (const { edge, way } of found)
    for (const which of ['from', 'to'] as const) {
      const there = marks.get(keyOf(edge, way, which)) ?? []
      if (!there.includes(edge[which].mark)) marks.set(keyOf(edge, way, which), [...there, edge[which].mark].sort())
    }
  return (edge, way, which) => {
    const there = marks.get(keyOf(edge, way, which)) ?? []
    return (there.indexOf(edge[which].mark) - (there.length - 1) / 2) * BETWEEN_MARKS
  }
}

/** Shifts what the edges share apart: each has a track of its own in a corridor, and each mark its place on a row. */
export function spread(found: readonly Found[], cards: ReadonlyMap<string, RouteCard>): Map<string, Way> {
  const grid = new Grid<RouteCard>()
  for (const it of cards.values()) grid.add(it)
  const spreadOut = new Map(found.map(({ edge, way }) => [edge.id, [...way]]))
  const shift = (upright: boolean) => (it: Segment, at: number) => {
    const way = spreadOut.get(it.edge.id) as number[]
    const offset = upright ? 0 : 1
    way[2 * it.corner + offset] = at
    way[2 * it.corner + 2 + offset] = at
  }
  for (const upright of [true, false]) {
    const segments = found.flatMap(({ edge, way }) => segmentsOf(edge, way, { upright, cards: { grid, byId: cards } }))
    layTracks(segments, upright, shift(upright))
  }
  const landing = landings(found)
  for (const { edge, way } of found) {
    const now = spreadOut.get(edge.id) as number[]
    const straight = way.length === 4
    const from = landing(edge, way, 'from')
    const to = straight ? from : landing(edge, way, 'to')
    for (const i of [1, 3]) now[i] = (now[i] as number) + from
    if (straight) continue
    for (const i of [now.length - 3, now.length - 1]) now[i] = (now[i] as number) + to
  }
  return spreadOut
}
