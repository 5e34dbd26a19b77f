import type { Id } from '#model'
import { HEAD, ROW, STUB } from './metrics.ts'
import { distanceTo } from './route.ts'
import type { Edge, Placed, Row, Scene, ShapeInPlace } from './scene.ts'

/** What lies under a point of the canvas, the topmost first. */
export type Hit =
  | { readonly on: 'card'; readonly placed: Placed; readonly row: Row | null }
  | { readonly on: 'edge'; readonly edge: Edge }
  | { readonly on: 'shape'; readonly shape: ShapeInPlace; readonly corner: boolean }
  | { readonly on: 'nothing' }

export const NOTHING_HIT: Hit = { on: 'nothing' }

/** The row under a height of a card. */
export function rowUnder(placed: Placed, y: number): Row | null {
  return placed.card.rows[Math.floor((y - placed.y - HEAD - 2) / ROW)] ?? null
}

/** The card under a point; of several, the one drawn last. */
export const cardUnder = (scene: Scene, x: number, y: number): Placed | null => scene.grid.at(x, y).at(-1) ?? null

function edgeUnder(scene: Scene, point: { x: number; y: number }, reach: number): Edge | null {
  let nearest: Edge | null = null
  let best = reach
  for (const edge of scene.edges.values()) {
    const distance = distanceTo(edge, point.x, point.y)
    if (distance < best) {
      best = distance
      nearest = edge
    }
  }
  return nearest
}

const holds = ({ x, y, width, height }: ShapeInPlace, at: { x: number; y: number }): boolean =>
  at.x >= x && at.y >= y && at.x <= x + width && at.y <= y + height

const areaUnder = (scene: Scene, point: { x: number; y: number }): ShapeInPlace | undefined =>
  scene.shapes.findLast((it) => it.sort === 'area' && holds(it, point))

/** The area that a card stands wholly in, and that far away stands for it. */
export const blockOver = (scene: Scene, { x, y, right, bottom }: Placed): ShapeInPlace | undefined =>
  scene.shapes.findLast((it) => it.sort === 'area' && holds(it, { x, y }) && holds(it, { x: right, y: bottom }))

const AREA_HEAD = 32
const RIM = 8
const CORNER = 16

/** An area is hit at its title and its rim only, so that a marquee can be drawn inside it; a note everywhere. */
function shapeUnder(scene: Scene, point: { x: number; y: number }, reach: number): Hit | null {
  for (const shape of [...scene.shapes].reverse()) {
    const [x, y] = [point.x - shape.x, point.y - shape.y]
    if (x < 0 || y < 0 || x > shape.width || y > shape.height) continue
    const corner = shape.width - x < Math.max(CORNER, reach) && shape.height - y < Math.max(CORNER, reach)
    const rim = x < RIM || y < Math.max(AREA_HEAD, reach) || shape.width - x < RIM || shape.height - y < RIM
    if (corner || rim || shape.sort === 'note') return { on: 'shape', shape, corner }
  }
  return null
}

/** `reach` is how near to an edge is near enough, in canvas pixels; `blocks`, whether areas hide what is in them. */
type Sight = { readonly reach: number; readonly blocks?: boolean }

/** What is under a point. */
export function hitAt(scene: Scene, point: { readonly x: number; readonly y: number }, { reach, blocks }: Sight): Hit {
  const under = cardUnder(scene, point.x, point.y)
  const block = blocks && !(under && !blockOver(scene, under)) && areaUnder(scene, point)
  if (block) return { on: 'shape', shape: block, corner: false }
  const fold = under && scene.folds.get(under.id)
  if (fold) return { on: 'shape', shape: fold.shape, corner: false }
  if (under) return { on: 'card', placed: under, row: rowUnder(under, point.y) }
  const edge = edgeUnder(scene, point, reach)
  if (edge) return { on: 'edge', edge }
  return shapeUnder(scene, point, reach) ?? NOTHING_HIT
}

export type EdgeEnd = 'from' | 'to'

/** The end of a foreign key's edge that a point is at: where its crow's foot is drawn. */
export function endUnder({ sort, points }: Edge, { x, y }: { readonly x: number; readonly y: number }): EdgeEnd | null {
  if (sort !== 'key') return null
  const away = (i: number) => Math.hypot((points.at(i) ?? 0) - x, (points.at(i + 1) ?? 0) - y)
  const [from, to] = [away(0), away(points.length - 2)]
  if (Math.min(from, to) > STUB) return null
  return from < to ? 'from' : 'to'
}

/** The id of what is hit: a row's column, a card, a key, a shape. */
export function idOfHit(hit: Hit): string | null {
  switch (hit.on) {
    case 'card':
      return hit.placed.id
    case 'edge':
      return hit.edge.id
    case 'shape':
      return hit.shape.id
    default:
      return null
  }
}

/** The id that pressing it selects: a view for the lines to what it reads, which are nothing by themselves. */
export const chosenBy = (hit: Hit): string | null =>
  hit.on === 'edge' && hit.edge.sort === 'lineage' ? hit.edge.from : idOfHit(hit)

/** The tables that an id lights up with it. */
export function litWith(scene: Scene, ids: Iterable<string>): { cards: Set<Id>; edges: Set<Id> } {
  const cards = new Set<Id>()
  const edges = new Set<Id>()
  for (const id of ids) {
    const edge = scene.edges.get(id as Id)
    if (edge) {
      edges.add(edge.id)
      cards.add(edge.from).add(edge.to)
    }
    if (!scene.cards.has(id as Id)) continue
    cards.add(id as Id)
    for (const near of scene.edgesOf.get(id as Id) ?? []) {
      edges.add(near.id)
      cards.add(near.from).add(near.to)
    }
  }
  return { cards, edges }
}
