import { type ChangedRange, type Parser, type Tree, TreeFragment } from '@lezer/common'
import { nearest } from '#base'

type Parsed = { readonly text: string; readonly tree: Tree }

/** So many texts are kept with their trees: a project is read file by file. */
const KEPT = 4

/** Parses texts of one language. Where a text is mostly one of those parsed last, only what differs is parsed anew. */
export function parsing(parser: Parser): (text: string) => Tree {
  let known: readonly Parsed[] = []
  const reusable = (text: string): readonly TreeFragment[] => {
    const near = nearest(known, text)
    if (!near) return []
    const { it, head, tail } = near
    const change: ChangedRange = { fromA: head, toA: it.text.length - tail, fromB: head, toB: text.length - tail }
    return TreeFragment.applyChanges(TreeFragment.addTree(it.tree), [change])
  }
  return (text) => {
    const tree = parser.parse(text, reusable(text))
    known = [{ text, tree }, ...known.filter((it) => it.text !== text)].slice(0, KEPT)
    return tree
  }
}
