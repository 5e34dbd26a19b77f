import {
  forceCollide,
  forceLink,
  forceManyBody,
  forceSimulation,
  forceX,
  forceY,
  type SimulationNodeDatum,
} from 'd3-force'
import { randomFrom } from '#base'
import { layInLayers } from './layered.ts'
import {
  around,
  GAP_X,
  GAP_Y,
  type LayoutGraph,
  type LayoutNode,
  type LayoutWay,
  type Mover,
  type Positions,
} from './layout-graph.ts'
import { modulesOf } from './modules.ts'
import { pushApart, settle } from './overlap.ts'
import { layInRings } from './radial.ts'
import { shelves } from './shelves.ts'

type Body = SimulationNodeDatum & { id: string; x: number; y: number; width: number; height: number }
type Line = { readonly from: string; readonly to: string }

const reach = ({ width, height }: { width: number; height: number }): number => Math.hypot(width, height) / 2

/** Lets linked bodies pull and all push, for a number of steps. Middles, not corners. */
function pull(bodies: Body[], lines: readonly Line[], { steps, strength }: { steps: number; strength: number }): void {
  const here = new Map(bodies.map((it) => [it.id, it]))
  const links = lines.flatMap(({ from, to }) => {
    const source = here.get(from)
    const target = here.get(to)
    return source && target && source !== target ? [{ source, target }] : []
  })
  const gap = (a: Body, b: Body) => (reach(a) + reach(b)) * 0.75 + 60
  const simulation = forceSimulation(bodies)
    .randomSource(randomFrom(7))
    .force(
      'link',
      forceLink<Body, { source: Body; target: Body }>(links)
        .distance(({ source, target }) => gap(source, target))
        .strength(0.5),
    )
    .force(
      'charge',
      forceManyBody<Body>()
        .strength((it) => -strength * reach(it))
        .distanceMax(3000),
    )
    .force('collide', forceCollide<Body>((it) => reach(it) * 0.8 + 16).iterations(1))
    // A screen is wider than it is high.
    .force('x', forceX<Body>(0).strength(0.035))
    .force('y', forceY<Body>(0).strength(0.055))
    .stop()
  simulation.tick(steps)
}

/** A spiral to begin with, so that nothing stands on anything. */
function spiral<T extends { id: string; width: number; height: number }>(items: readonly T[]): Body[] {
  const step = Math.max(...items.map(reach), 1) * 1.2
  return items.map((it, i) => {
    const angle = i * 2.39996
    const far = step * Math.sqrt(i)
    return { id: it.id, width: it.width, height: it.height, x: Math.cos(angle) * far, y: Math.sin(angle) * far }
  })
}

const moverOf = (it: Body): Mover => ({
  id: it.id,
  x: it.x - it.width / 2,
  y: it.y - it.height / 2,
  width: it.width,
  height: it.height,
  fixed: false,
})

function layModule(nodes: readonly LayoutNode[], lines: readonly Line[]): Mover[] {
  const own = new Set(nodes.map((it) => it.id))
  const inside = lines.filter(({ from, to }) => own.has(from) && own.has(to))
  if (inside.length === 0) return shelves(nodes)
  const bodies = spiral(nodes)
  pull(bodies, inside, { steps: 140, strength: 6 })
  const movers = bodies.map(moverOf)
  pushApart(movers, 60)
  return movers
}

type Block = {
  readonly id: string
  readonly movers: Mover[]
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

const blockOf = (movers: Mover[], id: string): Block => ({ id, movers, ...around(movers) })

/** Places whole modules, near those that they have foreign keys with, and moves their cards along. */
function placeBlocks(blocks: readonly Block[], lines: readonly Line[], margin: number): void {
  const blockOfCard = new Map(blocks.flatMap((block) => block.movers.map((it) => [it.id, block.id] as const)))
  const between = lines.flatMap(({ from, to }) => {
    const [a, b] = [blockOfCard.get(from), blockOfCard.get(to)]
    return a && b && a !== b ? [{ from: a, to: b }] : []
  })
  const bodies = spiral(blocks)
  pull(bodies, between, { steps: 160, strength: 3 })
  const movers = bodies.map(moverOf)
  for (const it of movers) {
    it.x *= 0.8
    it.y *= 0.65
  }
  pushApart(movers, 200, { x: GAP_X * 1.5 + 2 * margin, y: GAP_Y * 2 + 2 * margin })
  blocks.forEach((block, i) => {
    const at = movers[i] as Mover
    for (const it of block.movers) {
      it.x += at.x - block.x
      it.y += at.y - block.y
    }
  })
}

/** Round cards that must stay, the others go where their foreign keys pull them. */
function layAround(graph: LayoutGraph): Mover[] {
  const fixed = new Map(graph.nodes.filter((it) => it.fixed).map((it) => [it.id, it]))
  const middle = (it: LayoutNode) => ({ x: it.x + it.width / 2, y: it.y + it.height / 2 })
  const near = new Map<string, LayoutNode[]>()
  for (const { from, to } of graph.edges)
    for (const [a, b] of [
      [from, to],
      [to, from],
    ] as const) {
      const other = fixed.get(b)
      if (other && !fixed.has(a)) near.set(a, [...(near.get(a) ?? []), other])
    }
  const all = [...fixed.values()].map(middle)
  const mean = (points: readonly { x: number; y: number }[]) => ({
    x: points.reduce((sum, it) => sum + it.x, 0) / points.length,
    y: points.reduce((sum, it) => sum + it.y, 0) / points.length,
  })
  const around = spiral(graph.nodes)
  const bodies = graph.nodes.map((it, i): Body => {
    const at = it.fixed ? middle(it) : mean(near.get(it.id)?.map(middle) ?? all)
    const body = around[i] as Body
    const x = it.fixed ? at.x : at.x + body.x * 0.3
    const y = it.fixed ? at.y : at.y + body.y * 0.3
    return { id: it.id, width: it.width, height: it.height, x, y, ...(it.fixed ? { fx: x, fy: y } : {}) }
  })
  pull(bodies, graph.edges, { steps: 120, strength: 6 })
  const movers = bodies.map((it) => ({ ...moverOf(it), fixed: fixed.has(it.id) }))
  for (const it of movers) {
    const kept = fixed.get(it.id)
    if (kept) Object.assign(it, { x: kept.x, y: kept.y })
  }
  pushApart(movers, 60)
  return movers
}

function layFreely(graph: LayoutGraph): Mover[] {
  const given = new Set(graph.nodes.flatMap((it) => it.group ?? []))
  const modules = modulesOf(graph)
  const blocks = modules.map((nodes, i) => blockOf(layModule(nodes, graph.edges), `${i}`))
  placeBlocks(blocks, graph.edges, given.size > 0 ? graph.margin : 0)
  return blocks.flatMap((block) => block.movers)
}

const LAY: Readonly<Record<LayoutWay, (graph: LayoutGraph) => Mover[]>> = {
  related: layFreely,
  layered: layInLayers,
  radial: layInRings,
}

const middleOf = (boxes: readonly { x: number; y: number; width: number; height: number }[]) => {
  const { x, y, width, height } = around(boxes)
  return { x: x + width / 2, y: y + height / 2 }
}

/** Lays out only those that are free, about where they stood. */
function layAmong(graph: LayoutGraph): Mover[] {
  const free = graph.nodes.filter((it) => !it.fixed)
  const movers = LAY[graph.way]({ ...graph, nodes: free })
  const [was, now] = [middleOf(free), middleOf(movers)]
  for (const it of movers) {
    it.x += was.x - now.x
    it.y += was.y - now.y
  }
  const stay = graph.nodes.filter((it) => it.fixed)
  return [...movers, ...stay.map(({ id, x, y, width, height }) => ({ id, x, y, width, height, fixed: true }))]
}

/**
 * Lays a diagram out, nothing over anything. The same diagram always comes out the same. Cards that are fixed keep their
 * place and are not in the result.
 */
export function arrange(graph: LayoutGraph): Positions {
  if (graph.nodes.every((it) => it.fixed)) return new Map()
  const some = graph.nodes.some((it) => it.fixed)
  const grouped = graph.nodes.some((it) => it.group !== null)
  const pulls = graph.way === 'related' && !grouped
  const movers = !some ? LAY[graph.way](graph) : pulls ? layAround(graph) : layAmong(graph)
  settle(movers)
  return new Map(movers.flatMap((it) => (it.fixed ? [] : [[it.id, { x: it.x, y: it.y }] as const])))
}
