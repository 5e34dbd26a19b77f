import { MENTION } from '#import'
import { bucketOf, type Id } from '#model'
import type { Language } from './language.ts'
import { passagesOf } from './passages.ts'
import type { Placed } from './place.ts'

/** A passage of a text, and the tables, types and views that it is about. */
export type Piece = { readonly text: string; readonly roots: ReadonlySet<Id> }

export const joined = (pieces: readonly { readonly text: string }[]): string => pieces.map((it) => it.text).join('')

const isSame = (a: ReadonlySet<Id>, b: ReadonlySet<Id> = new Set()): boolean =>
  a.size === b.size && [...a].every((id) => b.has(id))

export const isOfSome = (it: Piece, roots: ReadonlySet<Id>): boolean => [...it.roots].some((root) => roots.has(root))

/** What a text says of which root, passage by passage. */
export function piecesOf(language: Language, text: string, { reading, keyOf, design }: Placed): readonly Piece[] {
  const nodes = reading
    .outline()
    .filter(({ role }) => role !== MENTION)
    .map((node) => ({ from: node.whole.from, id: keyOf(node).split(' ')[0] as Id }))
    .sort((a, b) => a.from - b.from)
  let [end, at] = [0, 0]
  return passagesOf(language, text).map((passage) => {
    end += passage.text.length
    const roots = new Set<Id>()
    for (; at < nodes.length && (nodes[at]?.from ?? end) < end; at++) {
      const root = bucketOf(design.objects, nodes[at]?.id as Id)?.root
      if (root) roots.add(root)
    }
    return { text: passage.text, roots }
  })
}

/** Whether two texts have the same pieces: each of the same roots, and what is about none the very same. */
export const areAlike = (a: readonly Piece[], b: readonly Piece[]): boolean =>
  a.length === b.length &&
  a.every(({ text, roots }, i) => isSame(roots, b[i]?.roots) && (roots.size > 0 || text === b[i]?.text))

/** Whether no piece says something of these roots and of others together, and each of them is said somewhere. */
export function standApart(pieces: readonly Piece[], roots: ReadonlySet<Id>): boolean {
  const said = new Set(pieces.filter((it) => isOfSome(it, roots)).flatMap((it) => [...it.roots]))
  return isSame(said, roots)
}
