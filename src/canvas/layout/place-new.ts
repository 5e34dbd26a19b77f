import { type Design, type Detail, type DiagramId, type Id, neighboursOf, referrersOf } from '#model'
import { cardFor } from '../project/cards.ts'
import { Grid } from '../project/grid.ts'
import { linksOf } from '../project/links.ts'
import { Projector } from '../project/projector.ts'
import type { Box } from '../project/scene.ts'
import { freeSpot } from './free-spot.ts'
import { GAP_X, GAP_Y } from './layout-graph.ts'

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

/** So many at once are a diagram of their own: they stand in rows under what is there, for a layout to arrange. */
const MANY = 60
const NO_SIZE = { width: 0, height: 0 }

type Rows = { readonly ids: readonly Id[]; readonly detail: Detail; readonly under: Spot }

function inRows(design: Design, { ids, detail, under }: Rows): ReadonlyMap<Id, Spot> {
  const places = new Map<Id, Spot>()
  const across = Math.ceil(Math.sqrt(ids.length * 1.6))
  let [x, y, tallest] = [under.x, under.y, 0]
  for (const [i, id] of ids.entries()) {
    const bucket = design.objects.buckets.get(id)
    const card = bucket && cardFor(design, bucket, detail)
    if (!card) continue
    if (i > 0 && i % across === 0) {
      x = under.x
      y += tallest + GAP_Y
      tallest = 0
    }
    places.set(id, { x, y })
    x = snap(x + card.width + GAP_X)
    tallest = Math.max(tallest, snap(card.height))
  }
  return places
}

/** Onto the grid that dragging keeps to. */
const snap = (value: number): number => Math.ceil(value / 8) * 8

/** What a card belongs beside: what it has keys with, what it is made of, what is of its type. */
function neighbours(design: Design, id: Id): ReadonlySet<Id> {
  const bucket = design.objects.buckets.get(id)
  const near = new Set(neighboursOf(design, id))
  if (bucket) for (const link of linksOf(design, bucket)) near.add(link.to)
  for (const user of referrersOf(design, id)) if (user.kind === 'column' && user.parent) near.add(user.parent)
  near.delete(id)
  return near
}

/** Places for objects that come onto a diagram: near their neighbours, over nothing, nothing else moved. */
export function placeNew(design: Design, diagram: DiagramId, ids: readonly Id[]): ReadonlyMap<Id, Spot> {
  const scene = new Projector(0).project(design, diagram)
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
  const waiting = new Map(ids.flatMap((id) => (boxes.has(id) ? [] : [[id, neighbours(design, id)] as const])))
  if (waiting.size > MANY)
    return inRows(design, { ids: [...waiting.keys()], detail, under: wish([], boxes.values(), NO_SIZE) })
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
    const card = bucket && cardFor(design, bucket, detail)
    if (!card) continue
    const spot = freeSpot(taken, { ...wish(near, boxes.values(), card), width: card.width, height: card.height })
    take(next, { ...spot, right: spot.x + card.width, bottom: spot.y + card.height })
    places.set(next, spot)
  }
  return places
}
