import { around, GAP_X, GAP_Y, type LayoutGraph, type LayoutNode, type Mover } from './layout-graph.ts'
import { shelves } from './shelves.ts'

/** The nodes that edges join, part by part, the largest first; last those that have none. */
export function partsOf({ nodes, edges }: Pick<LayoutGraph, 'nodes' | 'edges'>): {
  joined: LayoutNode[][]
  lonely: LayoutNode[]
} {
  const near = new Map<string, string[]>(nodes.map((it) => [it.id, []]))
  for (const { from, to } of edges) {
    if (from === to || !near.has(from) || !near.has(to)) continue
    near.get(from)?.push(to)
    near.get(to)?.push(from)
  }
  const byId = new Map(nodes.map((it) => [it.id, it]))
  const seen = new Set<string>()
  const joined: LayoutNode[][] = []
  for (const { id } of nodes) {
    if (seen.has(id) || near.get(id)?.length === 0) continue
    const part = [id]
    seen.add(id)
    for (const at of part)
      for (const next of near.get(at) ?? [])
        if (!seen.has(next)) {
          seen.add(next)
          part.push(next)
        }
    joined.push(part.flatMap((it) => byId.get(it) ?? []))
  }
  return {
    joined: joined.sort((a, b) => b.length - a.length),
    lonely: nodes.filter((it) => near.get(it.id)?.length === 0),
  }
}

/** Puts finished parts beside and beneath one another. */
export function pack(parts: readonly Mover[][]): Mover[] {
  const blocks = parts
    .filter((it) => it.length > 0)
    .map((movers, i): LayoutNode & { movers: Mover[]; at: { x: number; y: number } } => {
      const { x, y, width, height } = around(movers)
      const room = { width: width + GAP_X, height: height + GAP_Y }
      return { id: `${i}`.padStart(6, '0'), movers, at: { x, y }, ...room, x: 0, y: 0, fixed: false, group: null }
    })
  const places = new Map(shelves(blocks).map((it) => [it.id, it]))
  for (const { id, movers, at } of blocks) {
    const to = places.get(id) ?? at
    for (const it of movers) {
      it.x += to.x - at.x
      it.y += to.y - at.y
    }
  }
  return blocks.flatMap((it) => it.movers)
}
