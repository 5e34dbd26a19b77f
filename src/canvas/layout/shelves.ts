import { GAP_X, GAP_Y, type LayoutNode, type Mover } from './layout-graph.ts'

/** Tables without foreign keys, in rows: the eye finds them by name, not by place. */
export function shelves(nodes: readonly LayoutNode[]): Mover[] {
  const area = nodes.reduce((sum, it) => sum + (it.width + GAP_X) * (it.height + GAP_Y), 0)
  const wide = Math.sqrt(area * 1.6)
  let [x, y, tall] = [0, 0, 0]
  return [...nodes]
    .sort((a, b) => b.height - a.height || (a.id < b.id ? -1 : 1))
    .map((it) => {
      if (x > 0 && x + it.width > wide) {
        x = 0
        y += tall + GAP_Y
        tall = 0
      }
      const mover = { id: it.id, x, y, width: it.width, height: it.height, fixed: false }
      x += it.width + GAP_X
      tall = Math.max(tall, it.height)
      return mover
    })
}
