import { GAP_X, GAP_Y, type LayoutGraph, type LayoutNode, type Mover } from './layout-graph.ts'
import { pushApart } from './overlap.ts'
import { pack, partsOf } from './parts.ts'
import { shelves } from './shelves.ts'

type Leaf = { readonly node: LayoutNode; readonly ring: number; readonly below: Leaf[]; weight: number }

/** What is reached from the middle, ring by ring, each from the first that leads to it. */
function treeFrom(centre: LayoutNode, nodes: readonly LayoutNode[], edges: LayoutGraph['edges']): Leaf {
  const byId = new Map(nodes.map((it) => [it.id, it]))
  const near = new Map<string, string[]>(nodes.map((it) => [it.id, []]))
  for (const { from, to } of edges) {
    if (byId.has(to)) near.get(from)?.push(to)
    if (byId.has(from)) near.get(to)?.push(from)
  }
  const root: Leaf = { node: centre, ring: 0, below: [], weight: 0 }
  const seen = new Set([centre.id])
  const open = [root]
  for (const leaf of open)
    for (const id of near.get(leaf.node.id) ?? []) {
      const node = byId.get(id)
      if (!node || seen.has(id)) continue
      seen.add(id)
      const next: Leaf = { node, ring: leaf.ring + 1, below: [], weight: 0 }
      leaf.below.push(next)
      open.push(next)
    }
  for (const leaf of open.reverse())
    leaf.weight = Math.max(
      Math.hypot(leaf.node.width + GAP_X, leaf.node.height + GAP_Y),
      leaf.below.reduce((sum, it) => sum + it.weight, 0) * 0.5,
    )
  return root
}

/** How far out each ring is: outside the one before, and long enough for all that stands on it. */
function radii(root: Leaf): number[] {
  const rings: Leaf[][] = []
  const open = [root]
  for (const leaf of open) {
    const ring = rings[leaf.ring] ?? []
    ring.push(leaf)
    rings[leaf.ring] = ring
    open.push(...leaf.below)
  }
  const deep = (ring: readonly Leaf[]) => Math.max(...ring.map(({ node }) => Math.hypot(node.width, node.height)))
  let [out, was] = [0, 0]
  return rings.map((ring, i) => {
    const round = ring.reduce((sum, { node }) => sum + Math.hypot(node.width, node.height) * 0.75 + GAP_X, 0)
    out = i === 0 ? 0 : Math.max(out + (was + deep(ring)) / 2 + GAP_X, round / (2 * Math.PI))
    was = deep(ring)
    return out
  })
}

const WIDER = 1.25

function place(leaf: Leaf, angles: readonly [number, number], how: { out: readonly number[]; into: Mover[] }): void {
  const [from, to] = angles
  const angle = (from + to) / 2
  const far = how.out[leaf.ring] as number
  const { id, width, height } = leaf.node
  const [x, y] = [Math.cos(angle) * far * WIDER - width / 2, Math.sin(angle) * far - height / 2]
  how.into.push({ id, x, y, width, height, fixed: false })
  const whole = leaf.below.reduce((sum, it) => sum + it.weight, 0)
  let at = from
  for (const it of leaf.below) {
    const next = at + ((to - from) * it.weight) / whole
    place(it, [at, next], how)
    at = next
  }
}

function layPart(nodes: readonly LayoutNode[], edges: LayoutGraph['edges'], centre: string | null): Mover[] {
  const degree = new Map<string, number>()
  for (const { from, to } of edges) for (const end of [from, to]) degree.set(end, (degree.get(end) ?? 0) + 1)
  const busiest = [...nodes].sort((a, b) => (degree.get(b.id) ?? 0) - (degree.get(a.id) ?? 0))[0]
  const middle = nodes.find((it) => it.id === centre) ?? busiest
  if (!middle) return []
  const root = treeFrom(middle, nodes, edges)
  const movers: Mover[] = []
  place(root, [-Math.PI, Math.PI], { out: radii(root), into: movers })
  pushApart(movers, 80)
  return movers
}

/** In rings: in the middle the chosen table, round it what it has foreign keys with, and so on outwards. */
export function layInRings({ nodes, edges, centre }: LayoutGraph): Mover[] {
  const { joined, lonely } = partsOf({ nodes, edges })
  const first = joined.filter((part) => part.some((it) => it.id === centre))
  const rest = joined.filter((part) => !first.includes(part))
  return pack([...[...first, ...rest].map((part) => layPart(part, edges, centre)), shelves(lonely)])
}
