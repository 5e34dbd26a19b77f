import { quoteName, tokenize } from '#base'
import type { OutlineNode } from '#import'
import { type DbObject, type Id, object } from '#model'
import { type TextEdit, TextEditing } from '../text-edit.ts'
import { columnEdits } from './column-edits.ts'
import { frameEdits } from './frame.ts'
import { added, namesStay, placeOfName } from './names-said.ts'
import type { Renames } from './renames.ts'
import { type Found, keyOf, rootIn, type Side, sliceOf } from './side.ts'
import { Statements } from './statements.ts'
import { Tables } from './tables.ts'
import { wordsInPlace } from './words-in-place.ts'

type Given = {
  /** The text as a person wrote it. */
  readonly held: Side
  /** As we write what it says, and what it shall say. */
  readonly was: Side
  readonly now: Side
  readonly renames: Renames
  /** Roots whose statements are all written anew. */
  readonly again: ReadonlySet<Id>
}

/** What turns the one rendering into the other, done to a person's own text. */
export class Follow {
  /** Roots that can't be changed in place. */
  readonly stuck = new Set<Id>()
  readonly #given: Given
  readonly #text: TextEditing
  readonly #statements: Statements
  readonly #tables: Tables
  readonly #gone = new Set<OutlineNode>()
  /** Pieces that are written anew, name and all. */
  readonly #written = new Set<OutlineNode>()

  constructor(given: Given) {
    this.#given = given
    this.#text = new TextEditing(given.held.text)
    this.#statements = new Statements(this.#text, given)
    this.#tables = new Tables(this.#text)
  }

  edits(): readonly TextEdit[] {
    const { now } = this.#given
    this.#dropAll()
    for (const node of now.outline) {
      if (!node.about) continue
      if (this.#isAgain(node.about)) this.#statements.put(node)
      else this.#block(node)
    }
    this.#statements.loose((node) => this.#gone.has(node))
    this.#nameAll()
    this.#tables.done()
    this.#statements.done()
    return this.#text.done()
  }

  #isAgain(id: Id): boolean {
    const { again, now, was } = this.#given
    const root = rootIn(id, now.design, was.design)
    return root !== null && again.has(root)
  }

  #isGone(id: Id): boolean {
    const { held, now } = this.#given
    const [before, after] = [object(held.design, id), object(now.design, id)]
    return !after || (before !== null && before.parent !== after.parent)
  }

  /** What is there no more, in this place or at all, and what is written anew. */
  #dropAll(): void {
    const { held, was, now } = this.#given
    for (const [key, pieces] of held.pieces)
      for (const found of pieces) {
        const id = found.node.about as Id
        const unsaid =
          found.node.role !== '' && found.node.sort === 'block' && was.pieces.has(key) && !now.pieces.has(key)
        const anew = found.node.sort === 'block' && this.#isAgain(id)
        if (anew || unsaid || this.#isGone(id)) this.#drop(found)
      }
    for (const [key, [found]] of was.pieces) {
      const { about, role, sort } = (found as Found).node
      if (about && role === '' && sort !== 'part' && this.#isGone(about) && !held.pieces.has(key)) this.#stick(about)
    }
  }

  #drop({ node, block, parent }: Found): void {
    if (this.#gone.has(block) || (parent && this.#gone.has(parent)) || node.sort === 'part') return
    this.#gone.add(node)
    if (node === block) this.#statements.drop(node)
    else if (node.sort === 'entry') this.#tables.drop(node, block)
    else this.#text.dropWord(node.whole)
  }

  #stick(id: Id): void {
    const { held, now } = this.#given
    const root = rootIn(id, now.design, held.design)
    if (root && !this.#isAgain(root)) this.stuck.add(root)
  }

  #block(node: OutlineNode): void {
    const { was } = this.#given
    const about = node.about as Id
    const key = keyOf(node)
    const found = this.#standing(key)
    const [before] = was.pieces.get(key) ?? []
    if (!found) {
      if (!before || this.#isGone(about)) this.#statements.put(node)
      else if (node.role === '' && !this.#isRenamed(before.node, node)) this.#stick(about)
      return
    }
    if (before && node.inside && found.node.inside) {
      const nodes = { held: found.node, was: before.node, now: node }
      const edits = frameEdits(nodes, this.#given, (mine, old, next) => this.#words(mine, old, next))
      if (!edits) this.#stick(about)
      for (const { at, text } of edits ?? []) this.#text.replace(at, text)
      for (const [i, it] of node.children.entries()) this.#entry(it, node.children.slice(0, i), found.node)
      return
    }
    // Of several that make it in turn, as pg_dump makes a view before what it reads is there, the last has the say.
    const all = this.#given.held.pieces.get(key) ?? []
    const turns = all.filter((it) => it !== found && it.node.sort === 'block' && !this.#gone.has(it.node))
    const last = found.node.sort === 'block' ? turns.at(-1) : undefined
    for (const it of last ? [found, ...turns.slice(0, -1)] : []) this.#statements.rename(it.node)
    this.#whole(node, last ?? found, before)
  }

  /** A piece of the text that stays where it is. */
  #standing(key: string): Found | undefined {
    return this.#given.held.pieces.get(key)?.find((it) => !this.#gone.has(it.node) && !this.#gone.has(it.block))
  }

  #words(held: string, was: string, now: string): string | null {
    return was === now ? held : wordsInPlace({ held, was, now, former: this.#given.renames.former })
  }

  /** Whether nothing but names of other things has changed, which code that makes it is told by itself. */
  #isRenamed(was: OutlineNode, now: OutlineNode): boolean {
    return this.#words('', sliceOf(this.#given.was, was.value), sliceOf(this.#given.now, now.value)) !== null
  }

  /** Whether names of ours would be looked up elsewhere in this text. */
  #isAstray(sql: string): boolean {
    return (
      this.#statements.isSteered &&
      tokenize(sql).some((it) => it.type === 'name' && this.#statements.roots.has(it.value))
    )
  }

  /** A statement, or a piece of one, that is one thing. */
  #whole(node: OutlineNode, found: Found, before: Found | undefined): void {
    const { held, was, now } = this.#given
    const about = node.about as Id
    // An entry of ours where the text has a statement of its own.
    const apart = node.sort === 'entry' && found.node.sort === 'block'
    const say = ({ text, design }: Side, { value }: OutlineNode) => {
      const words = text.slice(value.from, value.to)
      return apart ? added(about, words, design) : words
    }
    const [mine, next] = [sliceOf(held, found.node.value), say(now, node)]
    if (before && say(was, before.node) === next) return
    this.#written.add(found.node)
    const words = before ? this.#words(mine, say(was, before.node), next) : null
    if (words !== null) {
      const name = this.#nameFor(found)
      const at = found.node.sort === 'block' ? placeOfName(words) : 0
      const named = words.slice(0, at) + name + words.slice(at)
      if (named !== mine) this.#text.replace(found.node.value, named)
    } else if (this.#isAstray(next)) this.#stick(about)
    else if (apart || node.sort === found.node.sort)
      this.#text.replace(found.node.value, this.#text.indented(next, found.node.value.from))
    else if (found.node.sort === 'word' && node.sort === 'entry') {
      this.#drop(found)
      this.#put(node, [], found.block)
    } else this.#stick(about)
  }

  #entry(node: OutlineNode, before: readonly OutlineNode[], home: OutlineNode): void {
    const { was } = this.#given
    if (!node.about) return
    const key = keyOf(node)
    const found = this.#standing(key)
    const [old] = was.pieces.get(key) ?? []
    if (!found) {
      const isNew = !old || this.#isGone(node.about)
      if (isNew) this.#put(node, before, home)
      else if (!this.#isRenamed(old.node, node)) this.#stick(node.about)
      return
    }
    const parts = node.children.some((it) => it.role === 'type') && found.node.children.length > 0
    if (parts && old) {
      const edits = columnEdits({ node, found: found.node, old: old.node }, { ...this.#given, gone: this.#gone })
      if (!edits) this.#stick(node.about)
      if (found.node.sort === 'block') this.#statements.rename(found.node)
      for (const { at, text, drops } of edits ?? []) {
        if (this.#isAstray(text) && text !== quoteName(object(this.#given.now.design, node.about)?.name ?? ''))
          this.#stick(node.about)
        if (drops) this.#text.dropWord(at)
        else if (at.from === at.to) this.#text.put(at.to, text)
        else this.#text.replace(at, text)
      }
    } else this.#whole(node, found, old)
  }

  /** Puts an entry in a table of the text, behind what stands before it in ours. */
  #put(node: OutlineNode, before: readonly OutlineNode[], home: OutlineNode): void {
    const { now } = this.#given
    const text = sliceOf(now, node.value)
    if (this.#isAstray(text)) {
      this.#stick(node.about as Id)
      return
    }
    if (this.#statements.isTooSoon(node.about as Id, home)) {
      this.#statements.tie(added(node.about as Id, text, now.design))
      return
    }
    const isColumn = node.children.some((it) => it.role === 'type')
    this.#tables.put(text, home, {
      isFirst: before.length === 0 && isColumn,
      before: [...before].reverse().map((it) => this.#standing(keyOf(it))),
    })
  }

  /** What Postgres would now name otherwise than it is called gets its name. */
  #nameAll(): void {
    for (const pieces of this.#given.held.pieces.values())
      for (const found of pieces) {
        const { node, block, parent } = found
        if (!node.implied) continue
        if ([node, block, parent].some((it) => it && (this.#gone.has(it) || this.#written.has(it)))) continue
        const name = this.#nameFor(found)
        const by = node.sort === 'block' ? placeOfName(sliceOf(this.#given.held, node.value)) : 0
        if (name !== '') this.#text.put(node.value.from + by, name)
      }
  }

  /** The words that name a constraint which Postgres would call otherwise. */
  #nameFor({ node }: Found): string {
    const { held, now } = this.#given
    const it = node.about && (object(now.design, node.about) as DbObject | null)
    if (!it || !node.implied || node.role !== '' || this.#isAgain(it.id) || namesStay(it, held.design, now.design))
      return ''
    if (node.sort !== 'block') return `CONSTRAINT ${quoteName(it.name)} `
    if (it.kind === 'index') return `${quoteName(it.name)} `
    this.#stick(it.id)
    return ''
  }
}
