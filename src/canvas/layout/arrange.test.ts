import { describe, expect, it } from 'vitest'
import { randomFrom } from '#base'
import { arrange } from './arrange.ts'
import type { LayoutGraph, LayoutNode, Positions } from './layout-graph.ts'

function graphOf(count: number, fixed: (i: number) => boolean = () => false): LayoutGraph {
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
  return { nodes, edges }
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

  it('puts every card on the grid', () => {
    for (const { x, y } of arrange(graphOf(40)).values()) expect([x % 8 === 0, y % 8 === 0]).toEqual([true, true])
  })

  it('lays out a thousand tables in seconds, without overlaps', () => {
    const graph = graphOf(1000)
    const begun = performance.now()
    const places = arrange(graph)
    expect(performance.now() - begun).toBeLessThan(6000)
    expect(overlapsIn(graph, places)).toEqual([])
  }, 20_000)
})
