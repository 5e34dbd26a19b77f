import { MENTION, type OutlineNode } from '#import'
import type { Id } from '#model'

/** A text with its pieces, each under its key. */
export type Keyed = {
  readonly text: string
  readonly outline: readonly OutlineNode[]
  readonly keyOf: (node: OutlineNode) => string
}

export type Found = { readonly node: OutlineNode; readonly parent: OutlineNode | null }

type Named = { readonly from: number; readonly to: number; readonly key: string }

/** The same, its pieces found by their keys. */
export type Side = Keyed & {
  readonly index: ReadonlyMap<string, readonly Found[]>
  /** Where the text names objects, in order. */
  readonly mentions: readonly Named[]
}

export function sideOf(keyed: Keyed): Side {
  const index = new Map<string, Found[]>()
  const mentions: Named[] = []
  const go = (nodes: readonly OutlineNode[], parent: OutlineNode | null) => {
    for (const node of nodes) {
      const key = keyed.keyOf(node)
      if (node.role === MENTION) mentions.push({ ...node.value, key })
      const same = index.get(key)
      if (same) same.push({ node, parent })
      else index.set(key, [{ node, parent }])
      go(node.children, node)
    }
  }
  go(keyed.outline, null)
  return { ...keyed, index, mentions: mentions.sort((a, b) => a.from - b.from) }
}

export const sliceOf = ({ text }: Keyed, { from, to }: { readonly from: number; readonly to: number }): string =>
  text.slice(from, to)

/** What a piece says, however far it is indented and whatever the objects that it names are called. */
export const saysOf = (side: Side, node: OutlineNode): string =>
  masked(side, node.value, namedIn(side, node.value)).replace(/\n[ \t]*/g, '\n')

/** What a piece says beside what its own pieces say. */
export const frameOf = (side: Side, node: OutlineNode): string =>
  masked(side, node.value, [
    ...node.children.map((it) => ({ ...it.value, key: side.keyOf(it) })),
    ...namedIn(side, node.value).filter(
      ({ from, to }) => !node.children.some((it) => it.value.from <= from && to <= it.value.to),
    ),
  ])

type Range = { readonly from: number; readonly to: number }

/** The mentions within a range: the first is looked for by halves. */
function namedIn({ mentions }: Side, { from, to }: Range): readonly Named[] {
  let [low, high] = [0, mentions.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((mentions[middle] as Named).from < from) low = middle + 1
    else high = middle
  }
  let end = low
  while (end < mentions.length && (mentions[end] as Named).to <= to) end++
  return mentions.slice(low, end)
}

function masked(side: Side, range: Range, parts: readonly Named[]): string {
  let [made, at] = ['', range.from]
  for (const { from, to, key } of [...parts].sort((a, b) => a.from - b.from)) {
    if (from < at) continue
    made += `${side.text.slice(at, from)}\0${key}\0`
    at = to
  }
  return made + side.text.slice(at, range.to)
}

/** The object that a key is of. */
export const idOfKey = (key: string): Id => key.slice(0, key.indexOf(' ')) as Id
