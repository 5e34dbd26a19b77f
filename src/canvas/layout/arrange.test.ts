import { describe, expect, it } from 'vitest'
import { randomFrom } from '#base'
import { arrange } from './arrange.ts'
import type { LayoutGraph, LayoutNode, LayoutWay, Positions } from './layout-graph.ts'

function graphOf(count: number, fixed: (i: number) => boolean = () => false, way: LayoutWay = 'related'): LayoutGraph {
  const random = randomFrom(count)
  const nodes = Array.from(
    { length: count },
    (_, i): LayoutNode => ({
      id: `table:${i}`,
      width: 176 + 8 * Math.floor(random() * 20),
      height: 68 + 24 * Math.floor(random() * 12),
      x: (i % 9) * 400,
      y: Math.floor(i / 9) * 420,
      fixed: fixed(i),
      group: null,
    }),
  )
  const edges = nodes.flatMap((node, i) => {
    const module = Math.floor(i / 20) * 20
    const to = random() < 0.85 ? module + Math.floor(random() * 20) : Math.floor(random() * count)
    return i % 11 === 0 ? [] : [{ from: node.id, to: `table:${Math.min(count - 1, to)}` }]
  })
  return { way, centre: way === 'radial' ? 'table:0' : null, margin: 0, nodes, edges }
}

function overlapsIn(graph: LayoutGraph, places: Positions): string[] {
  const boxes = graph.nodes.map((it) => ({ ...it, ...(places.get(it.id) ?? { x: it.x, y: it.y }) }))
  return boxes.flatMap((a, i) =>
    boxes
      .slice(i + 1)
      .filter((b) => a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height)
      .map((b) => `${a.id} ${b.id}`),
  )
}

describe('arrange', () => {
  it.each([1, 2, 12, 150])('puts no card over another (%i tables)', (count) => {
    const graph = graphOf(count)
    const places = arrange(graph)
    expect(places.size).toBe(count)
    expect(overlapsIn(graph, places)).toEqual([])
  })

  it('comes out the same each time', () => {
    expect([...arrange(graphOf(80))]).toEqual([...arrange(graphOf(80))])
  })

  it('leaves fixed cards alone and goes round them', () => {
    const graph = graphOf(60, (i) => i % 3 === 0)
    const places = arrange(graph)
    expect(places.size).toBe(40)
    expect(graph.nodes.filter((it) => it.fixed && places.has(it.id))).toEqual([])
    expect(overlapsIn(graph, places)).toEqual([])
  })

  it.each(['related', 'layered', 'radial'] as const)('puts no card over another, with some that stay (%s)', (way) => {
    const graph = graphOf(90, (i) => i % 4 === 0, way)
    const places = arrange(graph)
    expect(overlapsIn(graph, places)).toEqual([])
    expect([...arrange(graph)]).toEqual([...places])
  })

  it('puts what is referenced to the left of what references it, but where they go in a circle', () => {
    const node = (id: string): LayoutNode => ({ id, width: 200, height: 150, x: 0, y: 0, fixed: false, group: null })
    const nodes = ['line', 'order', 'customer', 'country', 'product'].map(node)
    const edges = [
      ['line', 'order'],
      ['line', 'product'],
      ['order', 'customer'],
      ['customer', 'country'],
      ['country', 'country'],
    ].map(([from = '', to = '']) => ({ from, to }))
    const places = arrange({ way: 'layered', centre: null, margin: 0, nodes, edges })
    for (const { from, to } of edges)
      if (from !== to) expect((places.get(from)?.x ?? 0) - (places.get(to)?.x ?? 0)).toBeGreaterThan(200)
    const round = [...edges, { from: 'country', to: 'line' }]
    expect(overlapsIn({ way: 'layered', centre: null, margin: 0, nodes, edges: round }, places)).toEqual([])
  })

  it('puts the chosen card in the middle, and what is nearer to it nearer', () => {
    const graph = graphOf(40, undefined, 'radial')
    const places = arrange(graph)
    const far = (id: string) => {
      const [a, b] = [places.get('table:0'), places.get(id)]
      return Math.hypot((a?.x ?? 0) - (b?.x ?? 0), (a?.y ?? 0) - (b?.y ?? 0))
    }
    const near = new Set(
      graph.edges.flatMap(({ from, to }) => (from === 'table:0' ? [to] : to === 'table:0' ? [from] : [])),
    )
    near.delete('table:0')
    const linked = new Set(graph.edges.flatMap(({ from, to }) => [from, to]))
    const others = [...linked].filter((id) => !near.has(id) && id !== 'table:0')
    const mean = (ids: readonly string[]) => ids.reduce((sum, id) => sum + far(id), 0) / ids.length
    expect(mean([...near])).toBeLessThan(mean(others))
  })

  it('puts every card on the grid', () => {
    for (const { x, y } of arrange(graphOf(40)).values()) expect([x % 8 === 0, y % 8 === 0]).toEqual([true, true])
  })

  it('lays out a thousand tables without overlaps', () => {
    const graph = graphOf(1000)
    expect(overlapsIn(graph, arrange(graph))).toEqual([])
  })
})
