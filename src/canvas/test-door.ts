import type { Engine } from './engine.ts'
import { boxOf } from './handle.ts'
import { HEAD, ROW } from './project/metrics.ts'

/**
 * For browser tests: most of the picture is not DOM, so the canvas element says where on the page a thing is.
 * `element.placeOf('users')`, `element.placeOf('users.email')` or an id give the middle of the card's head, of the row,
 * of the edge's first segment, or null.
 */
export type TestDoor = {
  placeOf: (what: string) => { x: number; y: number } | null
  /** The corners of an edge, by its name or id. */
  wayOf: (edge: string) => readonly { x: number; y: number }[]
  /** The picture has caught up with the design, and the view is where it was sent. */
  atRest: () => boolean
}

export function openTestDoor(engine: Engine, root: HTMLElement): () => void {
  const door = root as HTMLElement & Partial<TestDoor>
  const onPage = (x: number, y: number) => {
    const box = root.getBoundingClientRect()
    const { view } = engine
    return { x: x * view.k + view.x + box.left, y: y * view.k + view.y + box.top }
  }
  door.placeOf = (what) => {
    for (const { card, x, y, right } of engine.scene.cards.values()) {
      const middle = (x + right) / 2
      if (card.id === what || card.title === what) return onPage(middle, y + HEAD / 2)
      const at = card.rows.findIndex((row) => row.id === what || `${card.title}.${row.name}` === what)
      if (at !== -1) return onPage(middle, y + HEAD + 2 + at * ROW + ROW / 2)
    }
    for (const edge of engine.scene.edges.values()) {
      if (edge.id !== what && edge.name !== what) continue
      const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] = edge.points
      return onPage((x0 + x1) / 2, (y0 + y1) / 2)
    }
    const box = boxOf(engine, what)
    return box && onPage((box.x + box.right) / 2, box.y + 12)
  }
  door.wayOf = (what) => {
    const edge = [...engine.scene.edges.values()].find((it) => it.id === what || it.name === what)
    const points = edge?.points ?? []
    return Array.from({ length: points.length / 2 }, (_, i) => onPage(points[2 * i] ?? 0, points[2 * i + 1] ?? 0))
  }
  door.atRest = () => {
    let shown = false
    engine.whenShown(() => (shown = true))
    return shown && !engine.underWay
  }
  return () => {
    delete door.atRest
    delete door.placeOf
    delete door.wayOf
  }
}
