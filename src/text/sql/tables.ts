import type { OutlineNode } from '#import'
import type { TextEditing } from '../text-edit.ts'
import { writeEntries } from './entries.ts'
import type { Found } from './side.ts'

type Table = { readonly drops: Set<number>; readonly puts: Map<number, string[]> }

/** What comes into the tables of a text and goes from them. */
export class Tables {
  readonly #text: TextEditing
  readonly #tables = new Map<OutlineNode, Table>()

  constructor(text: TextEditing) {
    this.#text = text
  }

  drop(entry: OutlineNode, block: OutlineNode): void {
    this.#of(block).drops.add(block.children.indexOf(entry))
  }

  /** Puts an entry behind the nearest of those that stand before it in ours and in the text. */
  put(
    text: string,
    block: OutlineNode,
    { isFirst, before }: { isFirst: boolean; before: readonly (Found | undefined)[] },
  ) {
    const places = before.map((found) => {
      const entry = found && (found.node.sort === 'entry' ? found.node : found.parent)
      return entry && found.block === block ? block.children.indexOf(entry) : -1
    })
    const at = places.find((it) => it >= 0) ?? (isFirst ? -1 : block.children.length - 1)
    const { puts } = this.#of(block)
    puts.set(at, [...(puts.get(at) ?? []), text])
  }

  done(): void {
    for (const [{ inside, children }, { drops, puts }] of this.#tables)
      if (inside) writeEntries(this.#text, { inside, all: children.map((it) => it.whole), drops, puts })
  }

  #of(block: OutlineNode): Table {
    const had = this.#tables.get(block) ?? { drops: new Set<number>(), puts: new Map<number, string[]>() }
    this.#tables.set(block, had)
    return had
  }
}
