import type { Box, Edge, Placed, Scene, ShapeInPlace } from '../project/scene.ts'

/** Beyond so many boxes most of the picture is another. */
const MOST = 400

const boxOf = ({ x, y, width, height }: ShapeInPlace): Box => ({ x, y, right: x + width, bottom: y + height })

/** The box of each segment of an edge: that of the whole would hold half a diagram. */
function* segments({ points }: Edge): Iterable<Box> {
  for (let i = 0; i + 3 < points.length; i += 2) {
    const [ax, ay, bx, by] = [points[i], points[i + 1], points[i + 2], points[i + 3]] as [
      number,
      number,
      number,
      number,
    ]
    yield { x: Math.min(ax, bx), y: Math.min(ay, by), right: Math.max(ax, bx), bottom: Math.max(ay, by) }
  }
}

/** What of a picture is another: the boxes to be painted anew, or all of it. */
export class Damage {
  #boxes: Box[] | 'all' = []
  /** A gesture shows the rest of it: the two must change together. */
  isUrgent = false

  get boxes(): readonly Box[] | 'all' {
    return this.#boxes
  }

  all(): void {
    this.#boxes = 'all'
  }

  /** What differs between two scenes: things that are the same object look the same. */
  between(was: Scene, now: Scene): void {
    if (was.cards !== now.cards) this.#differing(was.cards, now.cards, (it: Placed) => [it])
    if (was.edges !== now.edges) this.#differing(was.edges, now.edges, segments)
    const byId = ({ shapes }: Scene) => new Map(shapes.map((it) => [it.id, it]))
    if (was.shapes !== now.shapes) this.#differing(byId(was), byId(now), (it: ShapeInPlace) => [boxOf(it)])
  }

  /** What goes out of sight or comes back, with the edges that touch it. */
  of(scene: Scene, ids: Iterable<string>): void {
    const gone = new Set(ids)
    this.isUrgent = true
    for (const it of scene.shapes) if (gone.has(it.id)) this.#add([boxOf(it)])
    for (const id of gone) {
      const card = scene.cards.get(id as Placed['id'])
      if (!card) continue
      this.#add([card])
      for (const edge of scene.edgesOf.get(card.id) ?? []) this.#add(segments(edge))
    }
  }

  #differing<K, T>(was: ReadonlyMap<K, T>, now: ReadonlyMap<K, T>, boxes: (it: T) => Iterable<Box>): void {
    for (const [key, it] of was) if (now.get(key) !== it) this.#add(boxes(it))
    for (const [key, it] of now) if (was.get(key) !== it) this.#add(boxes(it))
  }

  #add(boxes: Iterable<Box>): void {
    if (this.#boxes === 'all') return
    this.#boxes.push(...boxes)
    if (this.#boxes.length > MOST) this.#boxes = 'all'
  }
}
