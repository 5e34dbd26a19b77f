import type { Range } from '#languages'
import type { Id } from '#model'
import type { OutlineNode } from '../outline.ts'

type Tied = { readonly about: Id | null; readonly role: string }
type Given = Partial<OutlineNode> & Pick<OutlineNode, 'sort' | 'value'>
export const NONE: readonly OutlineNode[] = []
const plain = ({ from, to }: Range): Range => ({ from, to })

export const node = ({ about, role }: Tied, given: Given): OutlineNode => ({
  about,
  role,
  sort: given.sort,
  value: plain(given.value),
  whole: plain(given.whole ?? given.value),
  inside: given.inside ?? null,
  implied: false,
  children: given.children ?? NONE,
  end: given.end ?? given.value.to,
})
