import { tokenize } from '#base'
import type { OutlineNode } from '#import'
import { all, bucketOf, type DbObject, type Design, type Id, object, referencesOf } from '#model'
import type { TextEditing } from '../text-edit.ts'
import type { Renames } from './renames.ts'
import { closing, endOfForth, isSteered } from './script.ts'
import { type Found, keyOf, loose, rootIn, type Side, saysOf, sliceOf } from './side.ts'

type Sides = { readonly held: Side; readonly was: Side; readonly now: Side; readonly renames: Renames }

/** The statements of a text as they come and go. */
export class Statements {
  /** Whether names without a schema are looked up elsewhere. */
  readonly isSteered: boolean
  /** What the things that others may speak of are called. */
  readonly roots: ReadonlySet<string>
  readonly #text: TextEditing
  readonly #sides: Sides
  readonly #fresh: string[] = []
  readonly #ties: string[] = []
  readonly #gone = new Set<OutlineNode>()
  readonly #early = new Map<Id, number | null>()

  constructor(text: TextEditing, sides: Sides) {
    this.#text = text
    this.#sides = sides
    this.isSteered = isSteered(sides.held.text)
    const { buckets } = sides.now.design.objects
    this.roots = new Set([...buckets.values()].map((it) => it.members.get(it.root)?.name ?? ''))
  }

  /** Takes a statement out, with the lines that are its own and the empty one behind them. */
  drop(node: OutlineNode): void {
    this.#gone.add(node)
    const { from, to } = node.whole
    const end = this.#end(to)
    const before = this.#text.text.slice(this.#text.lineStart(from), from)
    const behind = this.#text.text.slice(end, this.#text.lineEnd(end))
    if (before.trim() === '' && /^\s*(?:--.*)?$/.test(behind)) this.#text.dropLines({ from, to: end }, false)
    else this.#text.replace({ from, to: end }, '')
  }

  /** Puts a statement where it belongs: behind those about the same, before whatever leans on it, else at the end. */
  put(node: OutlineNode): void {
    const { now } = this.#sides
    const text = `${sliceOf(now, node.value)};`
    const root = node.about && rootIn(node.about, now.design)
    if (!root || this.isSteered) {
      this.#fresh.push(text)
      return
    }
    const isKey = object(now.design, node.about as Id)?.kind === 'foreign-key'
    const behind = this.#lastOf(root)
    if (isKey) this.#ties.push(text)
    else if (behind) this.#text.put(this.#text.lineEnd(this.#end(behind.whole.to)), `\n${text}`)
    else {
      const at = this.#firstUser(root)
      if (at === null) this.#fresh.push(node.about === root ? `\n${text}` : text)
      else this.#text.put(at, `${text}\n${node.about === root ? '' : '\n'}`)
    }
  }

  /** A statement that is to come last. */
  tie(text: string): void {
    this.#ties.push(`${text};`)
  }

  /** Whether a foreign key's target stands only further down. */
  isTooSoon(id: Id, home: OutlineNode): boolean {
    const it = object(this.#sides.now.design, id) as DbObject | null
    if (it?.kind !== 'foreign-key' || it.target === it.parent) return false
    const target = this.#lastOf(it.target, '')
    return !target || target.whole.from > home.whole.from
  }

  /** Says in a statement that stays by what names things go now. */
  rename(node: OutlineNode): void {
    const { held, renames } = this.#sides
    const by = node.value.from
    for (const { from, to, text } of renames.placesIn(sliceOf(held, node.value)))
      this.#text.replace({ from: from + by, to: to + by }, text)
  }

  /** Statements that we do not write so: what we no longer say goes, what is new comes, the rest goes by new names. */
  loose(isGone: (node: OutlineNode) => boolean): void {
    const { held, was, now, renames } = this.#sides
    const [mine, before, after] = [loose(held), loose(was), loose(now)]
    const still = new Set([...before.values()].map((node) => saysOf(renames.renamed(sliceOf(was, node.value)))))
    for (const [says, node] of mine) {
      const next = saysOf(renames.renamed(sliceOf(held, node.value)))
      if (before.has(says) && !after.has(says) && !after.has(next)) this.drop(node)
      else this.rename(node)
    }
    for (const [says, node] of after) if (!before.has(says) && !mine.has(says) && !still.has(says)) this.put(node)
    for (const node of held.outline) {
      const isOurs = [was, now].some(({ pieces }) => pieces.get(keyOf(node))?.some((it) => it.node.sort === 'block'))
      if (node.about && node.role !== '' && !isOurs && !isGone(node)) this.rename(node)
    }
  }

  done(): void {
    const { text } = this.#text
    const last = [...this.#fresh, ...this.#ties]
    if (last.length === 0) return
    const end = endOfForth(text)
    const gap = end === 0 || text[end - 1] === '\n' ? '' : '\n'
    const path = this.isSteered ? 'SET search_path = public;\n' : ''
    this.#text.put(end, `${closing(text)}${gap}${path}${last.join('\n')}\n`)
  }

  /** Behind the semicolon. */
  #end(to: number): number {
    const rest = this.#text.text.slice(to)
    const found = tokenize(rest.slice(0, 4000)).find((it) => it.type !== 'space' && it.type !== 'comment')
    return found?.value === ';' ? to + found.to : to
  }

  /** The last statement of the text about a root. */
  #lastOf(root: Id, role?: string): OutlineNode | null {
    const { held } = this.#sides
    const members = bucketOf(held.design.objects, root)?.members
    let last: OutlineNode | null = null
    for (const id of role === undefined ? (members?.keys() ?? []) : [root])
      for (const [key, pieces] of piecesOf(held, id)) {
        if (role !== undefined && key !== `${id} ${role}`) continue
        for (const { node, block } of pieces)
          if (node === block && !this.#gone.has(node) && (!last || node.whole.from > last.whole.from)) last = node
      }
    return last
  }

  /** Where the first statement begins that leans on a root, with the comments above it. */
  #firstUser(root: Id): number | null {
    const had = this.#early.get(root)
    if (had !== undefined) return had
    const { held, now } = this.#sides
    const own = new Set(bucketOf(now.design.objects, root)?.members.keys() ?? [])
    const users = usersOf(now.design, own)
    const places = held.outline.flatMap((node) => {
      const about = node.about && rootIn(node.about, now.design)
      return about && users.has(about) && !this.#gone.has(node) ? [node.whole.from] : []
    })
    const at = places.length > 0 ? this.#above(Math.min(...places)) : null
    this.#early.set(root, at)
    return at
  }

  #above(from: number): number {
    let at = this.#text.lineStart(from)
    while (at > 0) {
      const line = this.#text.text.slice(this.#text.lineStart(at - 1), at - 1)
      if (!/^\s*--|\*\/\s*$/.test(line)) break
      at = this.#text.lineStart(at - 1)
    }
    return at
  }
}

const indexes = new WeakMap<Side, Map<Id, [string, readonly Found[]][]>>()

/** The pieces about one object, whatever they say of it. */
function piecesOf(side: Side, id: Id): readonly [string, readonly Found[]][] {
  let index = indexes.get(side)
  if (!index) {
    index = new Map()
    for (const [key, found] of side.pieces) {
      const about = found[0]?.node.about as Id
      index.set(about, [...(index.get(about) ?? []), [key, found]])
    }
    indexes.set(side, index)
  }
  return index.get(id) ?? []
}

/** The roots that lean on some objects, but by foreign keys, which may come later. */
function usersOf(design: Design, own: ReadonlySet<Id>): ReadonlySet<Id> {
  const users = new Set<Id>()
  for (const it of all(design.objects)) {
    if (it.kind === 'foreign-key' || own.has(it.id)) continue
    if ([...referencesOf(it), ...it.uses].some((id) => own.has(id))) {
      const root = rootIn(it.id, design)
      if (root) users.add(root)
    }
  }
  return users
}
