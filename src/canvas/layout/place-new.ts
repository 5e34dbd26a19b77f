import { type Design, type DiagramId, type Id, neighboursOf } from '#model'
import { cardOf } from '../project/card.ts'
import { Grid } from '../project/grid.ts'
import { Projector } from '../project/projector.ts'
import type { Box } from '../project/scene.ts'
import { GAP_Y } from './layout-graph.ts'
import { freeSpot } from './overlap.ts'

type Spot = { x: number; y: number }

/** Where a card wants to be: beside the tables it has foreign keys with, else under everything. */
function wish(near: readonly Box[], all: Iterable<Box>, size: { width: number; height: number }): Spot {
  if (near.length > 0) {
    const x = near.reduce((sum, it) => sum + (it.x + it.right) / 2, 0) / near.length
    const y = near.reduce((sum, it) => sum + (it.y + it.bottom) / 2, 0) / near.length
    return { x: x - size.width / 2, y: y - size.height / 2 }
  }
  let [x, bottom] = [Infinity, -Infinity]
  for (const it of all) {
    x = Math.min(x, it.x)
    bottom = Math.max(bottom, it.bottom)
  }
  return x === Infinity ? { x: 0, y: 0 } : { x, y: bottom + GAP_Y }
}

/** Places for objects that come onto a diagram: near their neighbours, over nothing, nothing else moved. */
export function placeNew(design: Design, diagram: DiagramId, ids: readonly Id[]): ReadonlyMap<Id, Spot> {
  const scene = new Projector().project(design, diagram)
  const detail = scene.diagram?.detail ?? 'all'
  const taken = new Grid<Box>()
  const boxes = new Map<Id, Box>()
  const take = (id: Id, { x, y, right, bottom }: Box) => {
    const box = { x, y, right, bottom }
    taken.add(box)
    boxes.set(id, box)
  }
  for (const it of scene.cards.values()) take(it.id, it)
  const places = new Map<Id, Spot>()
  const waiting = new Map(ids.flatMap((id) => (boxes.has(id) ? [] : [[id, neighboursOf(design, id)] as const])))
  while (waiting.size > 0) {
    // The one that knows most of who is there already goes first, so that a chain follows its beginning.
    let next: Id | null = null
    let most = -1
    for (const [id, near] of waiting) {
      const known = [...near].filter((it) => boxes.has(it)).length
      if (known > most) {
        most = known
        next = id
      }
    }
    if (next === null) break
    const near = [...(waiting.get(next) ?? [])].flatMap((id) => boxes.get(id) ?? [])
    waiting.delete(next)
    const bucket = design.objects.buckets.get(next)
    const card = bucket && cardOf(design, bucket, detail)
    if (!card) continue
    const spot = freeSpot(taken, { ...wish(near, boxes.values(), card), width: card.width, height: card.height })
    take(next, { ...spot, right: spot.x + card.width, bottom: spot.y + card.height })
    places.set(next, spot)
  }
  return places
}
