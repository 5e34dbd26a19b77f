import { UndirectedGraph } from 'graphology'
import louvain from 'graphology-communities-louvain'
import { randomFrom } from '#base'
import type { LayoutGraph, LayoutNode } from './layout-graph.ts'

/** The diagram in groups that belong together: those given, else communities of the foreign keys. Tables without any come last, together. */
export function modulesOf({ nodes, edges }: LayoutGraph): readonly (readonly LayoutNode[])[] {
  const graph = new UndirectedGraph()
  for (const node of nodes) graph.addNode(node.id)
  for (const { from, to } of edges)
    if (from !== to && graph.hasNode(from) && graph.hasNode(to)) {
      const known = graph.edge(from, to)
      if (known) graph.updateEdgeAttribute(known, 'weight', (weight: number | undefined) => (weight ?? 1) + 1)
      else graph.addEdge(from, to, { weight: 1 })
    }
  const found = graph.size > 0 ? louvain(graph, { rng: randomFrom(1), resolution: 1 }) : {}
  const groups = new Map<string, LayoutNode[]>()
  for (const node of nodes) {
    const lonely = graph.degree(node.id) === 0
    const key = node.group !== null ? `given ${node.group}` : lonely ? 'lonely' : `found ${found[node.id]}`
    const group = groups.get(key)
    if (group) group.push(node)
    else groups.set(key, [node])
  }
  const lonely = groups.get('lonely')
  groups.delete('lonely')
  return lonely ? [...groups.values(), lonely] : [...groups.values()]
}
