import type { OutlineNode } from '#import'
import { type Side, sliceOf } from './side.ts'

/** What stands around the entries of a table. */
const around = ({ value, inside }: OutlineNode): readonly OutlineNode['value'][] =>
  inside
    ? [
        { from: value.from, to: inside.from },
        { from: inside.to, to: value.to },
      ]
    : []

/** A table of the text, as we wrote it and as we write it now. */
type Three<T> = { readonly held: T; readonly was: T; readonly now: T }

type Change = { readonly at: OutlineNode['value']; readonly text: string }

/** What changes around the entries of a table; null where that can't be told word by word. */
export function frameEdits(
  nodes: Three<OutlineNode>,
  sides: Three<Side>,
  words: (held: string, was: string, now: string) => string | null,
): readonly Change[] | null {
  const [before, after] = [around(nodes.was), around(nodes.now)]
  const edits: Change[] = []
  for (const [i, at] of around(nodes.held).entries()) {
    const [old, next] = [before[i], after[i]]
    if (!old || !next) return null
    const text = words(sliceOf(sides.held, at), sliceOf(sides.was, old), sliceOf(sides.now, next))
    if (text === null) return null
    if (text !== sliceOf(sides.held, at)) edits.push({ at, text })
  }
  return edits
}
