import { GAP_X, GAP_Y, type LayoutGraph, type LayoutNode, type Mover } from './layout-graph.ts'
import { pack, partsOf } from './parts.ts'
import { shelves } from './shelves.ts'

type Line = { readonly from: string; readonly to: string }
/** The places beside each node: where its lines lead, and where they come from. */
type Near = ReadonlyMap<string, readonly string[]>

function nearBy(lines: readonly Line[], end: 'from' | 'to'): Near {
  const near = new Map<string, string[]>()
  for (const it of lines) {
    const there = near.get(it[end])
    const other = it[end === 'from' ? 'to' : 'from']
    if (there) there.push(other)
    else near.set(it[end], [other])
  }
  return near
}

/** Lines that lead in a circle are turned round, one of each circle. */
function withoutCircles(nodes: readonly LayoutNode[], lines: readonly Line[]): Line[] {
  const leads = nearBy(lines, 'from')
  const state = new Map<string, 'open' | 'done'>()
  const back = new Set<string>()
  for (const { id } of nodes) {
    if (state.has(id)) continue
    const path: { id: string; next: number }[] = [{ id, next: 0 }]
    state.set(id, 'open')
    for (let top = path.at(-1); top; top = path.at(-1)) {
      const to = leads.get(top.id)?.[top.next++]
      if (to === undefined) {
        state.set(top.id, 'done')
        path.pop()
      } else if (state.get(to) === 'open') back.add(`${top.id} ${to}`)
      else if (!state.has(to)) {
        state.set(to, 'open')
        path.push({ id: to, next: 0 })
      }
    }
  }
  return lines.map((it) => (back.has(`${it.from} ${it.to}`) ? { from: it.to, to: it.from } : it))
}

/** What is referenced stands to the left of what references it, no farther than it must. */
function layersOf(nodes: readonly LayoutNode[], lines: readonly Line[]): LayoutNode[][] {
  const leads = nearBy(lines, 'from')
  const comes = nearBy(lines, 'to')
  const layer = new Map<string, number>()
  const depth = (id: string): number => {
    const known = layer.get(id)
    if (known !== undefined) return known
    const at = Math.max(-1, ...(leads.get(id) ?? []).map(depth)) + 1
    layer.set(id, at)
    return at
  }
  for (const { id } of nodes) depth(id)
  // What references nothing stands beside the nearest that references it, not at the far left.
  for (const { id } of nodes)
    if (!leads.has(id) && comes.has(id))
      layer.set(id, Math.min(...(comes.get(id) ?? []).map((it) => layer.get(it) ?? 0)) - 1)
  const least = Math.min(...layer.values())
  const layers: LayoutNode[][] = []
  for (const node of nodes) {
    const at = (layer.get(node.id) ?? 0) - least
    while (layers.length <= at) layers.push([])
    layers[at]?.push(node)
  }
  return layers.filter((it) => it.length > 0)
}

const SWEEPS = 8

/** Orders each layer by the middle of what its nodes are joined to, to and fro. */
function untangle(layers: LayoutNode[][], lines: readonly Line[]): void {
  const near = [nearBy(lines, 'from'), nearBy(lines, 'to')] as const
  const place = new Map<string, number>()
  const count = (layer: readonly LayoutNode[]) => {
    layer.forEach((it, i) => {
      place.set(it.id, (i + 0.5) / layer.length)
    })
  }
  for (const it of layers) count(it)
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    const towards = near[sweep % 2] as Near
    for (const layer of sweep % 2 === 0 ? layers : [...layers].reverse()) {
      const wish = new Map(
        layer.map((it) => {
          const there = (towards.get(it.id) ?? []).map((id) => place.get(id) ?? 0)
          return [it.id, there.length > 0 ? there.reduce((a, b) => a + b, 0) / there.length : (place.get(it.id) ?? 0)]
        }),
      )
      layer.sort((a, b) => (wish.get(a.id) ?? 0) - (wish.get(b.id) ?? 0) || (a.id < b.id ? -1 : 1))
      count(layer)
    }
  }
}

const high = (layer: readonly LayoutNode[]): number => layer.reduce((sum, it) => sum + it.height + GAP_Y, 0)

/** A layer that is far higher than the rest of the picture is wide stands in several columns. */
function columnsOf(layers: readonly LayoutNode[][]): LayoutNode[][] {
  const area = layers.flat().reduce((sum, it) => sum + (it.width + 2 * GAP_X) * (it.height + GAP_Y), 0)
  const most = Math.max(1200, Math.sqrt(area) * 1.1)
  return layers.flatMap((layer) => {
    const columns = Math.ceil(high(layer) / most)
    const each = high(layer) / columns
    const split: LayoutNode[][] = Array.from({ length: columns }, () => [])
    let sum = 0
    for (const it of layer) {
      split[Math.min(columns - 1, Math.floor(sum / each))]?.push(it)
      sum += it.height + GAP_Y
    }
    return split.filter((it) => it.length > 0)
  })
}

/** Shifts each node to the height of what it is joined to, as far as its column allows. */
function level(columns: readonly Mover[][], lines: readonly Line[]): void {
  const byId = new Map(columns.flat().map((it) => [it.id, it]))
  const [leads, comes] = [nearBy(lines, 'from'), nearBy(lines, 'to')]
  const middle = (it: Mover) => it.y + it.height / 2
  for (let sweep = 0; sweep < SWEEPS; sweep++)
    for (const column of sweep % 2 === 0 ? columns : [...columns].reverse()) {
      const wishes = column.map((it) => {
        const near = [...(leads.get(it.id) ?? []), ...(comes.get(it.id) ?? [])].flatMap((id) => byId.get(id) ?? [])
        const mean = near.reduce((sum, other) => sum + middle(other), 0) / (near.length || 1)
        return near.length > 0 ? mean - it.height / 2 : it.y
      })
      const down = pressed(column, wishes)
      const up = pressed(
        [...column].reverse(),
        [...wishes].reverse().map((y, i) => -y - (column.at(-1 - i)?.height ?? 0)),
      )
      column.forEach((it, i) => {
        const [a, b] = [down[i] as number, -(up.at(-1 - i) as number) - it.height]
        it.y = (a + b) / 2
      })
    }
}

/** The wished places, each moved on as far as the one before demands. */
function pressed(column: readonly Mover[], wishes: readonly number[]): number[] {
  let from = -Infinity
  return column.map((it, i) => {
    const y = Math.max(from, wishes[i] as number)
    from = y + it.height + GAP_Y
    return y
  })
}

/** Between columns there is the more room, the more lines turn there. */
const MOST_ROOM = 240

function layPart(nodes: readonly LayoutNode[], all: readonly Line[]): Mover[] {
  const own = new Set(nodes.map((it) => it.id))
  const inside = all.filter(({ from, to }) => from !== to && own.has(from) && own.has(to))
  const lines = withoutCircles(nodes, inside)
  const layers = layersOf(nodes, lines)
  untangle(layers, lines)
  let x = 0
  const columns = columnsOf(layers).map((column) => {
    const width = Math.max(...column.map((it) => it.width))
    let y = -high(column) / 2
    const movers = column.map((it): Mover => {
      const mover = { id: it.id, x, y, width: it.width, height: it.height, fixed: false }
      y += it.height + GAP_Y
      return mover
    })
    const here = new Set(column.map((it) => it.id))
    const turns = lines.filter((it) => here.has(it.from) || here.has(it.to)).length
    x += width + Math.min(MOST_ROOM, GAP_X + 24 + 4 * turns)
    return movers
  })
  level(columns, lines)
  return columns.flat()
}

/** From left to right: what is referenced before what references it, in columns that cross as little as may be. */
export function layInLayers({ nodes, edges }: LayoutGraph): Mover[] {
  const { joined, lonely } = partsOf({ nodes, edges })
  return pack([...joined.map((part) => layPart(part, edges)), shelves(lonely)])
}
