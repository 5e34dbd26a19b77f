/** What must stand before each node. A node that no map entry names has nothing before it. */
export type Before<T> = (node: T) => Iterable<T>

export type Sorted<T> = {
  /** Every node once; each after all that it needs, except across a cut. */
  readonly order: readonly T[]
  /** Edges (node needs target) that had to be ignored because they close a cycle. */
  readonly cut: readonly (readonly [node: T, target: T])[]
}

/**
 * Topological order that keeps the given order wherever the edges leave a choice: nodes are taken as given, and what
 * one needs is pulled in just before it. Edges that close a cycle are cut and reported, so the result is total.
 * Iterative depth-first search, since a chain of foreign keys can be thousands long.
 */
export function sortByNeeds<T>(nodes: readonly T[], before: Before<T>): Sorted<T> {
  const known = new Set(nodes)
  const state = new Map<T, 'open' | 'done'>()
  const order: T[] = []
  const cut: (readonly [T, T])[] = []
  for (const start of nodes) {
    if (state.has(start)) continue
    state.set(start, 'open')
    const stack = [{ node: start, needs: before(start)[Symbol.iterator]() }]
    while (stack.length > 0) {
      const top = stack[stack.length - 1] as (typeof stack)[number]
      const next = top.needs.next()
      if (next.done) {
        state.set(top.node, 'done')
        order.push(top.node)
        stack.pop()
      } else if (known.has(next.value)) {
        const seen = state.get(next.value)
        if (seen === undefined) {
          state.set(next.value, 'open')
          stack.push({ node: next.value, needs: before(next.value)[Symbol.iterator]() })
        } else if (seen === 'open' && next.value !== top.node) {
          cut.push([top.node, next.value])
        }
      }
    }
  }
  return { order, cut }
}

/** Strongly connected components (Tarjan 1972, iterative), each in discovery order; single nodes included. */
export function components<T>(nodes: readonly T[], next: Before<T>): readonly (readonly T[])[] {
  const known = new Set(nodes)
  const index = new Map<T, number>()
  const low = new Map<T, number>()
  const onPath = new Set<T>()
  const path: T[] = []
  const found: T[][] = []
  const enter = (node: T) => {
    index.set(node, index.size)
    low.set(node, index.size - 1)
    path.push(node)
    onPath.add(node)
    return { node, rest: next(node)[Symbol.iterator]() }
  }
  const lower = (node: T, to: number) => low.set(node, Math.min(low.get(node) ?? to, to))
  for (const start of nodes) {
    if (index.has(start)) continue
    const stack = [enter(start)]
    while (stack.length > 0) {
      const top = stack[stack.length - 1] as (typeof stack)[number]
      const step = top.rest.next()
      if (!step.done) {
        if (!known.has(step.value)) continue
        if (!index.has(step.value)) stack.push(enter(step.value))
        else if (onPath.has(step.value)) lower(top.node, index.get(step.value) ?? 0)
        continue
      }
      stack.pop()
      const parent = stack[stack.length - 1]
      if (parent) lower(parent.node, low.get(top.node) ?? 0)
      if (low.get(top.node) === index.get(top.node)) {
        const members = path.splice(path.indexOf(top.node))
        for (const member of members) onPath.delete(member)
        found.push(members)
      }
    }
  }
  return found
}
