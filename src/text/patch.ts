import { MENTION, type OutlineNode } from '#import'
import { type Id, wordKey } from '#model'
import { differsByName, itemsOf } from './items.ts'
import { type Found, frameOf, idOfKey, type Keyed, type Side, saysOf, sideOf, sliceOf } from './side.ts'
import { shifted, type TextEdit, TextEditing } from './text-edit.ts'

type Given = {
  /** The text as a person wrote it. */
  readonly held: Keyed
  /** What the language makes of what that says, and of what it shall say. */
  readonly was: Keyed
  readonly now: Keyed
  /** Objects whose pieces are all to be written anew. */
  readonly again?: ReadonlySet<Id>
  /** Leaves out what may follow by itself once the rest is changed. */
  readonly withoutImplied?: boolean
}

/**
 * The edits that do to a text what turns one rendering into another: what both renderings say alike is left as the person
 * wrote it.
 */
export const patch = (given: Given): readonly TextEdit[] => new Patch(given).edits()

/** A piece among those that stand beside it in the rendering. */
type Standing = {
  readonly parent: OutlineNode | null
  readonly before: readonly OutlineNode[]
  /** The text says it already by other means, which this has to come behind. */
  readonly over?: boolean
}

const isDoc = (node: OutlineNode): boolean => node.role.endsWith('doc')

class Patch {
  readonly #held: Side
  readonly #was: Side
  readonly #now: Side
  readonly #text: TextEditing
  readonly #again: ReadonlySet<Id>
  readonly #withoutImplied: boolean
  readonly #replaced = new Set<string>()

  constructor({ held, was, now, again, withoutImplied }: Given) {
    this.#held = sideOf(held)
    this.#was = sideOf(was)
    this.#now = sideOf(now)
    this.#text = new TextEditing(held.text)
    this.#again = again ?? new Set()
    this.#withoutImplied = withoutImplied ?? false
  }

  edits(): readonly TextEdit[] {
    this.#visit(this.#now.outline, null)
    for (const [key, found] of this.#held.index) {
      const own = wordKey(idOfKey(key))
      const gone = [key, own].some((it) => this.#was.index.has(it) && !this.#now.index.has(it))
      const isMention = found[0]?.node.role === MENTION
      const isReplaced = this.#replaced.has(key)
      // What no rendering speaks of is said to someone else, and goes with its object alone.
      const isWritten = this.#was.index.has(key) || this.#now.index.has(key) || found[0]?.node.children.length !== 0
      const anew = this.#isAgain(key) && !isReplaced && isWritten
      if ((gone || anew) && !isMention) for (const { node } of found) this.#remove(node)
    }
    return this.#text.done()
  }

  #isAgain(key: string): boolean {
    return this.#again.has(idOfKey(key))
  }

  #visit(nodes: readonly OutlineNode[], parent: OutlineNode | null): void {
    for (const [i, node] of nodes.entries()) {
      const key = this.#now.keyOf(node)
      if (node.role === MENTION) this.#rename(node, key)
      else if (this.#isAgain(key) && this.#replaceBlock(node, key)) continue
      else if (this.#isAgain(key)) this.#insert(node, { parent, before: nodes.slice(0, i) })
      else this.#change(node, { parent, before: nodes.slice(0, i) })
    }
  }

  /** Writes a block anew where it stands, so that what is around it stays. */
  #replaceBlock(node: OutlineNode, key: string): boolean {
    const [held] = this.#held.index.get(key) ?? []
    if (node.sort !== 'block' || held?.node.sort !== 'block') return false
    this.#replaced.add(key)
    this.#text.replace(held.node.whole, sliceOf(this.#now, node.whole))
    return true
  }

  #rename(node: OutlineNode, key: string): void {
    const [was] = this.#was.index.get(key) ?? []
    const name = sliceOf(this.#now, node.value)
    if (!was || sliceOf(this.#was, was.node.value) === name) return
    for (const it of this.#held.index.get(key) ?? []) this.#text.replace(it.node.value, `${it.node.lead ?? ''}${name}`)
  }

  #change(node: OutlineNode, standing: Standing): void {
    const key = this.#now.keyOf(node)
    const [held] = this.#held.index.get(key) ?? []
    const [was] = this.#was.index.get(key) ?? []
    const same = was !== undefined && saysOf(this.#was, was.node) === saysOf(this.#now, node)
    if (!held) {
      const isLeaf = node.children.length === 0 && node.sort !== 'block'
      const isOwn = isLeaf || node.sort === 'entry' || (node.sort === 'block' && node.about === null)
      if (!was || (isOwn && !same)) this.#insert(node, { ...standing, over: was !== undefined })
      return
    }
    // A table that the text has no block for: it says so by other means, which a change of its words is none of.
    if (node.sort === 'block' && held.node.sort !== 'block' && held.node.sort !== 'item') {
      this.#visit(
        node.children.filter((it) => it.role === MENTION),
        node,
      )
      return
    }
    const home = standing.parent && this.#now.keyOf(standing.parent)
    if (was && node.sort !== 'part' && home !== (was.parent && this.#was.keyOf(was.parent))) {
      this.#remove(held.node)
      this.#insert(node, standing)
    } else this.#changeHere(node, { held, was, same }, standing)
  }

  #changeHere(
    node: OutlineNode,
    { held, was, same }: { held: Found; was: Found | undefined; same: boolean },
    standing: Standing,
  ): void {
    const sides = { held: this.#held, was: this.#was, now: this.#now }
    const nodes = { held: held.node, was: was?.node, now: node }
    const children = [...node.children, ...held.node.children]
    if (node.sort === 'part' && children.length > 0) {
      if (!this.#isSaidByParts(node, was)) this.#replace(node, held)
      else this.#visit(node.children, node)
      return
    }
    const otherForm = node.sort !== held.node.sort && !differsByName(sides, nodes)
    if (children.length === 0 || otherForm) {
      if (same) return
      if (node.sort === held.node.sort) this.#replace(node, held)
      else {
        this.#remove(held.node)
        this.#insert(node, standing)
      }
    } else if (children.some((it) => it.sort === 'item')) {
      const items = itemsOf(sides, nodes, this.#withoutImplied)
      if (items) this.#writeItems(held.node, items)
    } else this.#visit(node.children, node)
  }

  /** Whether what changed of a part is in parts of it that the text has too. */
  #isSaidByParts(node: OutlineNode, was: Found | undefined): boolean {
    if (!was || frameOf(this.#was, was.node) !== frameOf(this.#now, node)) return was === undefined
    return node.children.every((it) => {
      const key = this.#now.keyOf(it)
      const [before] = this.#was.index.get(key) ?? []
      const same = before !== undefined && saysOf(this.#was, before.node) === saysOf(this.#now, it)
      return same || this.#held.index.has(key) || (it.implied && this.#withoutImplied)
    })
  }

  #replace(node: OutlineNode, { node: held, parent }: Found): void {
    const text = sliceOf(this.#now, node.value)
    if (text === sliceOf(this.#held, held.value)) return
    // A comment behind its line has to stay on it.
    const behind = isDoc(node) && parent !== null && held.value.from > parent.value.from
    const lines = this.#text.indented(text, held.value.from)
    this.#text.replace(held.value, behind ? text.replace(/\s*\n\s*\/\/\/ ?/g, ' ') : lines)
  }

  #writeItems({ inside, value, sort }: OutlineNode, items: readonly string[]): void {
    if (inside && items.length === 0 && sort !== 'line')
      this.#text.replace({ from: inside.from - 1, to: inside.to + 1 }, '')
    else if (inside) this.#text.replace(inside, items.join(', '))
    else if (items.length > 0) this.#text.put(value.to, `(${items.join(', ')})`)
  }

  #insert(node: OutlineNode, standing: Standing): void {
    const text = sliceOf(this.#now, node.whole)
    if (node.sort === 'block' && !standing.parent) {
      this.#insertBlock(text, standing)
      return
    }
    const [home] = standing.parent ? (this.#held.index.get(this.#now.keyOf(standing.parent)) ?? []) : []
    if (!home) return
    if (node.sort === 'entry') this.#insertEntry(node, home.node, standing)
    if (node.sort === 'call') this.#text.put(home.node.end ?? home.node.value.to, sliceOf(this.#now, node.value))
    if (node.sort === 'word') this.#text.put(home.node.value.to, ` ${text}`)
    if (node.sort === 'line' && isDoc(node)) {
      const { from } = home.node.whole
      this.#text.put(this.#text.lineStart(from), `${this.#text.indent(from)}${this.#text.indented(text, from)}\n`)
    } else if (node.sort === 'line' || node.sort === 'block') this.#insertLine(node, home.node, standing)
  }

  #insertEntry(node: OutlineNode, home: OutlineNode, { parent, before, over }: Standing): void {
    const text = sliceOf(this.#now, node.whole)
    const { inside } = home
    if (!inside) {
      if (home.sort !== 'group' || !parent?.inside || home.value.from !== home.value.to) return
      const open = sliceOf(this.#now, { from: parent.value.from, to: parent.inside.from })
      const close = sliceOf(this.#now, { from: parent.inside.to, to: parent.value.to })
      this.#text.fill(home.value.to, { open, close }, text)
      return
    }
    const after = this.#heldBefore(before).find((it) => it.node.sort === 'entry' && it.parent === home)?.node
    if (over && home.last) this.#text.putBehind(home.last, text)
    else if (after) this.#text.putBehind(after.whole, text)
    else this.#text.putFirst(inside, text)
  }

  #insertLine(node: OutlineNode, home: OutlineNode, { before }: Standing): void {
    const text = sliceOf(this.#now, node.whole)
    const shift = node.whole.from - (this.#now.text.lastIndexOf('\n', node.whole.from - 1) + 1)
    const { inside, sort } = home
    if (sort !== 'block' || !inside) return
    const after = this.#heldBefore(before).find(
      (it) => it.node.sort === 'line' && it.parent === home && !isDoc(it.node),
    )?.node
    const first = /\n([ \t]+)\S/.exec(sliceOf(this.#held, inside))?.[1] ?? '  '
    const own = after ? this.#text.indent(after.value.from) : first
    const line = shifted(text, shift, own)
    if (after) {
      const gap = line.startsWith('@@') && !sliceOf(this.#held, after.value).startsWith('@@') ? '\n' : ''
      this.#text.put(this.#text.lineEnd(after.value.to), `${gap}\n${this.#text.indent(after.value.from)}${line}`)
    } else this.#text.put(inside.from, `\n${own}${line}${sliceOf(this.#held, inside).includes('\n') ? '' : '\n'}`)
  }

  #insertBlock(text: string, { before }: Standing): void {
    const after = this.#heldBefore(before).find((it) => it.node.sort === 'block')?.node
    const whole = this.#text.text
    const gap = whole === '' || whole.endsWith('\n\n') ? '' : whole.endsWith('\n') ? '\n' : '\n\n'
    if (after) this.#text.putApart(after.value, text)
    else this.#text.put(whole.length, `${gap}${text}\n`)
  }

  /** The pieces of the text that stay and stand before this one in the rendering, the nearest first. */
  #heldBefore(before: readonly OutlineNode[]): readonly Found[] {
    return [...before].reverse().flatMap((it) => {
      const key = this.#now.keyOf(it)
      return this.#isAgain(key) ? [] : (this.#held.index.get(key) ?? [])
    })
  }

  #remove({ sort, whole }: OutlineNode): void {
    if (sort === 'word') this.#text.dropWord(whole)
    else if (sort === 'call') this.#text.replace(whole, '')
    else if (sort === 'entry') this.#text.dropEntry(whole)
    else if (sort === 'block' || sort === 'line') this.#text.dropLines(whole, sort === 'block')
  }
}
