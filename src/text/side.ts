import type { OutlineNode } from '#import'
import type { Id } from '#model'

/** A text with its pieces, each under its key. */
export type Keyed = {
  readonly text: string
  readonly outline: readonly OutlineNode[]
  readonly keyOf: (node: OutlineNode) => string
}

export type Found = { readonly node: OutlineNode; readonly parent: OutlineNode | null }

/** The same, its pieces found by their keys. */
export type Side = Keyed & { readonly index: ReadonlyMap<string, readonly Found[]> }

export function sideOf(keyed: Keyed): Side {
  const index = new Map<string, Found[]>()
  const go = (nodes: readonly OutlineNode[], parent: OutlineNode | null) => {
    for (const node of nodes) {
      const key = keyed.keyOf(node)
      const same = index.get(key)
      if (same) same.push({ node, parent })
      else index.set(key, [{ node, parent }])
      go(node.children, node)
    }
  }
  go(keyed.outline, null)
  return { ...keyed, index }
}

export const sliceOf = ({ text }: Keyed, { from, to }: { readonly from: number; readonly to: number }): string =>
  text.slice(from, to)

/** What a piece says, however far it is indented. */
export const saysOf = (side: Side, node: OutlineNode): string => sliceOf(side, node.value).replace(/\n[ \t]*/g, '\n')

/** The object that a key is of. */
export const idOfKey = (key: string): Id => key.slice(0, key.indexOf(' ')) as Id
