import type { OutlineNode } from '#import'
import { childrenOf, type DbObject, object } from '#model'
import type { Renames } from './renames.ts'
import { keyOf, type Side, sliceOf } from './side.ts'
import { wordsInPlace } from './words-in-place.ts'

/** A column of the text, as we wrote it and as we write it now. */
type Column = { readonly node: OutlineNode; readonly found: OutlineNode; readonly old: OutlineNode }

type Given = {
  readonly held: Side
  readonly was: Side
  readonly now: Side
  readonly renames: Renames
  /** Pieces that are dropped already. */
  readonly gone: ReadonlySet<OutlineNode>
}

type Edit = {
  readonly at: { readonly from: number; readonly to: number }
  readonly text: string
  readonly drops: boolean
}

const byKey = (node: OutlineNode) => new Map(node.children.map((it) => [keyOf(it), it]))

/** Whether something else in the text already says that a column takes no null. */
function isKey(column: OutlineNode, { held, gone, now }: Given): boolean {
  const it = column.about && (object(now.design, column.about) as DbObject | null)
  if (!it?.parent || it.kind !== 'column') return false
  if (it.identity || column.children.some((part) => part.role === 'type' && /serial/i.test(sliceOf(held, part.value))))
    return true
  return childrenOf(now.design, it.parent).some((key) => {
    if (key.kind !== 'primary-key' || !key.columns.includes(it.id as never)) return false
    return (held.pieces.get(`${key.id} `) ?? []).some((piece) => !gone.has(piece.node) && !gone.has(piece.block))
  })
}

/** Whether a statement of its own says it. */
const isSaidElsewhere = (key: string, { held, gone }: Given): boolean =>
  (held.pieces.get(key) ?? []).some((it) => it.node === it.block && !gone.has(it.node))

/** What to do to a column of the text, part by part. Null where it says a part in a statement of its own. */
export function columnEdits({ node, found, old }: Column, given: Given): readonly Edit[] | null {
  const { held, was, now, renames, gone } = given
  const edits: Edit[] = []
  const [mine, before, after] = [byKey(found), byKey(old), byKey(node)]
  const type = found.children.find((it) => it.role === 'type')
  const end = (type ?? found).value.to
  for (const [key, it] of after) {
    const [own, had] = [mine.get(key), before.get(key)]
    const next = sliceOf(now, it.value)
    if (had && sliceOf(was, had.value) === next && (own || it.role !== 'null')) {
      // A sequence goes by its table's name, also where it is named.
      const text = own && it.role === 'default' ? sliceOf(held, own.value) : ''
      const named = /sequence\s+name/i.test(text) ? renames.renamed(text) : text
      if (own && named !== text) edits.push({ at: own.value, text: named, drops: false })
      continue
    }
    if (own && !gone.has(own)) {
      const text = sliceOf(held, own.value)
      const words = had
        ? wordsInPlace({ held: text, was: sliceOf(was, had.value), now: next, former: renames.former })
        : null
      if ((words ?? next) !== text) edits.push({ at: own.value, text: words ?? next, drops: false })
    } else if (isSaidElsewhere(key, given)) return null
    else if (it.role !== 'null' || !isKey(found, given))
      edits.push({
        at: { from: it.role === 'null' ? lastOf(found) : end, to: it.role === 'null' ? lastOf(found) : end },
        text: ` ${next}`,
        drops: false,
      })
  }
  for (const key of before.keys()) {
    const own = mine.get(key)
    if (!after.has(key) && !own && isSaidElsewhere(key, given)) return null
    if (!after.has(key) && own && !gone.has(own)) edits.push({ at: own.whole, text: '', drops: true })
  }
  return edits
}

/** Behind the type and its collation, before keys and checks. */
function lastOf({ children, value }: OutlineNode): number {
  const own = children.filter((it) => ['type', 'collation', 'default'].includes(it.role))
  return own.at(-1)?.value.to ?? value.to
}
