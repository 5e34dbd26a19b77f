import type { OutlineNode } from '#import'

/** One replacement: the characters from `from` to `to` of the text as it was become `text`. */
export type TextEdit = { readonly from: number; readonly to: number; readonly text: string }

/** A text with its pieces, each under its key. */
export type Keyed = {
  readonly text: string
  readonly outline: readonly OutlineNode[]
  readonly keyOf: (node: OutlineNode) => string
}

type Found = { readonly node: OutlineNode; readonly parent: OutlineNode | null }

function indexOf({ outline, keyOf }: Keyed): ReadonlyMap<string, readonly Found[]> {
  const found = new Map<string, Found[]>()
  const go = (nodes: readonly OutlineNode[], parent: OutlineNode | null) => {
    for (const node of nodes) {
      const key = keyOf(node)
      const same = found.get(key)
      if (same) same.push({ node, parent })
      else found.set(key, [{ node, parent }])
      go(node.children, node)
    }
  }
  go(outline, null)
  return found
}

const sliceOf = ({ text }: Keyed, { from, to }: { readonly from: number; readonly to: number }): string =>
  text.slice(from, to)

type Side = Keyed & { readonly index: ReadonlyMap<string, readonly Found[]> }
const sideOf = (keyed: Keyed): Side => ({ ...keyed, index: indexOf(keyed) })

/**
 * The edits that do to a text what turns one rendering into another: what both renderings say alike is left as the person
 * wrote it. `again` are pieces to be written anew, as the second rendering has them.
 */
export function patch(given: {
  readonly held: Keyed
  readonly was: Keyed
  readonly now: Keyed
  readonly again?: ReadonlySet<string>
  /** Leaves out what may follow by itself once the rest is changed. */
  readonly withoutImplied?: boolean
}): readonly TextEdit[] {
  const made = new Patch(sideOf(given.held), sideOf(given.was), sideOf(given.now), given.withoutImplied ?? false)
  return made.edits(given.again ?? new Set())
}

class Patch {
  readonly #held: Side
  readonly #was: Side
  readonly #now: Side
  readonly #edits: TextEdit[] = []
  /** What is put at one place of the text, in order. */
  readonly #inserts = new Map<number, string[]>()
  readonly #rebuilt = new Set<OutlineNode>()

  readonly #withoutImplied: boolean

  constructor(held: Side, was: Side, now: Side, withoutImplied: boolean) {
    this.#held = held
    this.#was = was
    this.#now = now
    this.#withoutImplied = withoutImplied
  }

  edits(again: ReadonlySet<string>): readonly TextEdit[] {
    for (const key of again) for (const { node } of this.#held.index.get(key) ?? []) this.#remove(node)
    this.#visit(this.#now.outline, null, again)
    for (const [key, [found]] of this.#was.index) {
      if (!found || this.#now.index.has(key) || again.has(key)) continue
      for (const it of this.#held.index.get(key) ?? []) this.#removeFrom(it)
    }
    const inserts = [...this.#inserts].map(([at, texts]) => ({ from: at, to: at, text: texts.join('') }))
    return outermost([...this.#edits, ...inserts])
  }

  #visit(nodes: readonly OutlineNode[], parent: OutlineNode | null, again: ReadonlySet<string>): void {
    nodes.forEach((node, i) => {
      const key = this.#now.keyOf(node)
      const [held] = again.has(key) ? [] : (this.#held.index.get(key) ?? [])
      const [old] = this.#was.index.get(key) ?? []
      const was = old?.node
      if (!held) {
        const isLeaf = node.children.length === 0 && node.sort !== 'block'
        const differs = isLeaf && was && this.#saysOf(this.#was, was) !== this.#saysOf(this.#now, node)
        if (!was || differs || again.has(key)) this.#insert(node, parent, nodes.slice(0, i))
        return
      }
      const home = parent && this.#now.keyOf(parent)
      if (old && home !== (old.parent && this.#was.keyOf(old.parent)) && node.sort !== 'part') {
        this.#removeFrom(held)
        this.#insert(node, parent, nodes.slice(0, i))
        return
      }
      const parted = node.children.length > 0 || held.node.children.length > 0
      if (!parted || (node.sort !== held.node.sort && !this.#differsByName(node, was))) {
        if (!was || this.#saysOf(this.#was, was) !== this.#saysOf(this.#now, node))
          this.#replace(node, held, parent, nodes.slice(0, i))
      } else if (
        node.children.some((it) => it.sort === 'item') ||
        held.node.children.some((it) => it.sort === 'item')
      ) {
        this.#rebuild(node, held.node, was)
      } else this.#visit(node.children, node, again)
    })
  }

  /** Whether only arguments with a name differ, which can be said in another form of the same thing too. */
  #differsByName(node: OutlineNode, was: OutlineNode | undefined): boolean {
    const before = new Map((was?.children ?? []).map((it) => [this.#was.keyOf(it), sliceOf(this.#was, it.whole)]))
    const unnamed = node.children.filter((it) => it.whole.from === it.value.from)
    return was !== undefined && unnamed.every((it) => before.get(this.#now.keyOf(it)) === sliceOf(this.#now, it.whole))
  }

  #saysOf(side: Side, node: OutlineNode): string {
    return sliceOf(side, node.value).replace(/\n[ \t]*/g, '\n')
  }

  #replace(node: OutlineNode, held: Found, parent: OutlineNode | null, before: readonly OutlineNode[]): void {
    if (node.sort !== held.node.sort) {
      this.#removeFrom(held)
      this.#insert(node, parent, before)
      return
    }
    const text = sliceOf(this.#now, node.value)
    if (text === sliceOf(this.#held, held.node.value)) return
    // A comment behind its line has to stay on it.
    const behind =
      node.sort === 'line' &&
      held.parent !== null &&
      held.node.value.from > held.parent.value.from &&
      node.role.endsWith('doc')
    const lines = this.#indented(text, held.node.value.from)
    this.#edits.push({ ...held.node.value, text: behind ? text.replace(/\s*\n\s*\/\/\/ ?/g, ' ') : lines })
  }

  /** What stands between brackets is written anew from what is kept, what changed and what comes. */
  #rebuild(node: OutlineNode, held: OutlineNode, was: OutlineNode | undefined): void {
    if (this.#rebuilt.has(held)) return
    const key = (side: Side) => (it: OutlineNode) => [side.keyOf(it), it] as const
    const [before, after] = [
      new Map((was?.children ?? []).map(key(this.#was))),
      new Map(node.children.map(key(this.#now))),
    ]
    const own = new Map(held.children.map(key(this.#held)))
    const changed = (id: string, it: OutlineNode) => {
      const old = before.get(id)
      return !old || sliceOf(this.#was, old.value) !== sliceOf(this.#now, it.value)
    }
    const kept = held.children.flatMap((it) => {
      const id = this.#held.keyOf(it)
      const next = after.get(id)
      if (!next) return before.has(id) ? [] : [sliceOf(this.#held, it.whole)]
      if (!changed(id, next)) return [sliceOf(this.#held, it.whole)]
      return [sliceOf(this.#held, { from: it.whole.from, to: it.value.from }) + sliceOf(this.#now, next.value)]
    })
    const come = [...after].flatMap(([id, it]) =>
      own.has(id) || !changed(id, it) || (it.implied && this.#withoutImplied) ? [] : [it],
    )
    const isFirst = (it: OutlineNode) => it.whole.from === it.value.from && node.inside?.from === it.whole.from
    const written = (all: readonly OutlineNode[]) => all.map((it) => sliceOf(this.#now, it.whole))
    const items = [...written(come.filter(isFirst)), ...kept, ...written(come.filter((it) => !isFirst(it)))]
    if (come.length === 0 && items.join() === held.children.map((it) => sliceOf(this.#held, it.whole)).join()) return
    this.#rebuilt.add(held)
    const { inside, value } = held
    if (inside && items.length === 0 && held.sort !== 'line')
      this.#edits.push({ from: inside.from - 1, to: inside.to + 1, text: '' })
    else if (inside) this.#edits.push({ ...inside, text: items.join(', ') })
    else if (items.length > 0) this.#put(value.to, `(${items.join(', ')})`)
  }

  #put(at: number, text: string): void {
    this.#inserts.set(at, [...(this.#inserts.get(at) ?? []), text])
  }

  #insert(node: OutlineNode, parent: OutlineNode | null, before: readonly OutlineNode[]): void {
    const text = sliceOf(this.#now, node.whole)
    if (node.sort === 'block') {
      this.#insertBlock(text, before)
      return
    }
    const [home] = parent ? (this.#held.index.get(this.#now.keyOf(parent)) ?? []) : []
    if (!home) return
    const { value, whole, inside, sort } = home.node
    if (node.sort === 'word') this.#put(value.to, ` ${text}`)
    if (node.sort !== 'line') return
    if (node.role.endsWith('doc')) {
      const start = this.#lineStart(whole.from)
      this.#put(start, `${this.#indent(whole.from)}${this.#indented(text, whole.from)}\n`)
      return
    }
    if (sort !== 'block' || !inside) return
    const known = [...before].reverse().flatMap((it) => this.#held.index.get(this.#now.keyOf(it)) ?? [])
    const after = known.find(
      (it) => it.node.sort === 'line' && it.parent === home.node && !it.node.role.endsWith('doc'),
    )?.node
    const line = text
      .split('\n')
      .map((each) => each.trim())
      .join('\n  ')
    if (after) {
      const gap = line.startsWith('@@') && !sliceOf(this.#held, after.value).startsWith('@@') ? '\n' : ''
      this.#put(this.#lineEnd(after.value.to), `${gap}\n${this.#indent(after.value.from)}${line}`)
      return
    }
    const isEmpty = sliceOf(this.#held, inside).trim() === ''
    this.#put(inside.from, `\n  ${line}${isEmpty && !sliceOf(this.#held, inside).includes('\n') ? '\n' : ''}`)
  }

  #insertBlock(text: string, before: readonly OutlineNode[]): void {
    const known = [...before].reverse().flatMap((it) => this.#held.index.get(this.#now.keyOf(it)) ?? [])
    const after = known.find((it) => it.node.sort === 'block')?.node
    const { text: whole } = this.#held
    const gap = whole === '' || whole.endsWith('\n\n') ? '' : whole.endsWith('\n') ? '\n' : '\n\n'
    if (after) this.#put(this.#lineEnd(after.value.to), `\n\n${text}`)
    else this.#put(whole.length, `${gap}${text}\n`)
  }

  #removeFrom({ node }: Found): void {
    // Items go where what stands around them is written anew.
    if (node.sort !== 'item') this.#remove(node)
  }

  #remove({ sort, whole }: OutlineNode): void {
    const { text } = this.#held
    if (sort === 'word') {
      const space = /[ \t]*$/.exec(text.slice(this.#lineStart(whole.from), whole.from))?.[0].length ?? 0
      this.#edits.push({ from: whole.from - space, to: whole.to, text: '' })
    } else if (sort === 'block' || sort === 'line') {
      const end = this.#lineEnd(whole.to) + 1
      const blank = sort === 'block' ? (/^[ \t]*\r?\n/.exec(text.slice(end))?.[0].length ?? 0) : 0
      this.#edits.push({ from: this.#lineStart(whole.from), to: Math.min(end + blank, text.length), text: '' })
    }
  }

  #lineStart(at: number): number {
    return this.#held.text.lastIndexOf('\n', at - 1) + 1
  }

  #lineEnd(at: number): number {
    const end = this.#held.text.indexOf('\n', at)
    return end === -1 ? this.#held.text.length : end
  }

  #indent(at: number): string {
    return /^[ \t]*/.exec(this.#held.text.slice(this.#lineStart(at), at))?.[0] ?? ''
  }

  #indented(text: string, at: number): string {
    return text.replace(/\n[ \t]*/g, `\n${this.#indent(at)}`)
  }
}

/** Edits in order; one within another goes with it. */
function outermost(edits: readonly TextEdit[]): readonly TextEdit[] {
  const sorted = [...edits].sort((a, b) => a.from - b.from || b.to - a.to)
  const kept: TextEdit[] = []
  for (const edit of sorted) {
    const last = kept.at(-1)
    if (!last || edit.from >= last.to) kept.push(edit)
  }
  return kept
}

/** The text after edits that stand in order. */
export function edited(text: string, edits: readonly TextEdit[]): string {
  let [now, at] = ['', 0]
  for (const { from, to, text: instead } of edits) {
    now += text.slice(at, from) + instead
    at = to
  }
  return now + text.slice(at)
}
