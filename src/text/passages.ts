import type { Cutting } from '#import'
import type { Language } from './language.ts'

/** What stands at the top level of a text, with the comments before it. */
export type Passage = {
  readonly text: string
  /** What it gives names to; null where it may be for everything else. */
  readonly gives: ReadonlySet<string> | null
  /** The words of these names, as others may spell them. */
  readonly names: readonly string[] | null
  /** Every word in it. */
  readonly words: ReadonlySet<string>
  /** Those of its first line. */
  readonly head: ReadonlySet<string>
  readonly standsAlone: boolean
}

const WORD = /[\p{L}\p{N}_$]+/gu
const wordsIn = (text: string): readonly string[] => text.toLowerCase().match(WORD) ?? []

export function passageOf(text: string, cutting: Cutting): Passage {
  const names = cutting.names(text)
  const first = text.split('\n').find((line) => /^\w/.test(line)) ?? ''
  return {
    text,
    gives: names && new Set(names),
    names: names && [...new Set(names.flatMap(wordsIn))],
    words: new Set(wordsIn(text)),
    head: new Set(wordsIn(first)),
    standsAlone: cutting.standsAlone(text),
  }
}

type Cut = { readonly text: string; readonly ends: readonly number[]; readonly passages: readonly Passage[] }

/** What an edit leaves of the ends before it: a heading or a string may begin this far ahead of what makes it one. */
const UNSURE = 3

/** How long two texts are alike, from their beginnings and, behind that, from their ends. */
function alikeAt(was: string, now: string): { readonly head: number; readonly tail: number } {
  const most = Math.min(was.length, now.length)
  let [head, tail] = [0, 0]
  while (head < most && was.charCodeAt(head) === now.charCodeAt(head)) head++
  while (tail < most - head && was.charCodeAt(was.length - 1 - tail) === now.charCodeAt(now.length - 1 - tail)) tail++
  return { head, tail }
}

/** Cuts texts of one language; what stood in the one before is the same passage again. */
class Cutter {
  readonly #cutting: Cutting
  readonly #signs: RegExp
  #known = new Map<string, Passage>()
  #last: Cut[] = []

  constructor(cutting: Cutting) {
    this.#cutting = cutting
    this.#signs = new RegExp(`(${cutting.comments})|(${cutting.strings})|([([{])|([)\\]}])|\\n(?=[^\\s()[\\]{}])`, 'gm')
  }

  cut(text: string): readonly Passage[] {
    const had = this.#last.find((it) => it.text === text)
    if (had) return had.passages
    const known = new Map<string, Passage>()
    const ends = this.#ends(text)
    const passages = ends.map((end, i) => {
      const slice = text.slice(ends[i - 1] ?? 0, end)
      const it = this.#known.get(slice) ?? passageOf(slice, this.#cutting)
      known.set(slice, it)
      return it
    })
    // Of two texts by turns each is known.
    for (const { passages: others } of this.#last.slice(-1)) for (const it of others) known.set(it.text, it)
    this.#known = known
    this.#last = [...this.#last.slice(-1), { text, ends, passages }]
    return passages
  }

  /** Where passages end. Only what an edit may have moved is looked through again. */
  #ends(text: string): readonly number[] {
    const near = this.#last.at(-1)
    if (!near) return this.#endsFrom(text, 0, () => false)
    const { head, tail } = alikeAt(near.text, text)
    const by = text.length - near.text.length
    const before = near.ends.slice(0, Math.max(0, near.ends.findLastIndex((end) => end < head) + 1 - UNSURE))
    const behind = new Set(near.ends.filter((end) => end >= near.text.length - tail))
    const between = this.#endsFrom(text, before.at(-1) ?? 0, (end) => behind.has(end - by))
    const last = between.at(-1) ?? 0
    return [...before, ...between, ...near.ends.flatMap((end) => (end + by > last ? [end + by] : []))]
  }

  /** The ends from a place on at which a passage begins, up to the first that is known. */
  #endsFrom(text: string, start: number, isKnown: (end: number) => boolean): readonly number[] {
    const ends: number[] = []
    let [from, seen, depth, says] = [start, start, 0, false]
    const close = (at: number) => {
      if (at > from) ends.push(at)
      from = at
      says = false
    }
    this.#signs.lastIndex = start
    for (const found of text.matchAll(this.#signs)) {
      const [sign, comment, string, open, shut] = found
      const { index } = found
      says ||= /\S/.test(text.slice(seen, index))
      seen = index + sign.length
      if (comment !== undefined) {
        if (depth === 0 && this.#isHeading(text, index)) {
          close(index)
          close(seen)
        }
      } else {
        if (string !== undefined || open || shut) says = true
        if (open) depth++
        else if (shut) depth = Math.max(0, depth - 1)
        else if (sign === '\n' && depth === 0 && says) close(seen)
      }
      if (from === seen && isKnown(from)) return ends
    }
    close(text.length)
    return ends
  }

  #isHeading(text: string, at: number): boolean {
    const { heading } = this.#cutting
    if (!heading || (at > 0 && text[at - 1] !== '\n')) return false
    const end = text.indexOf('\n', at)
    return heading.test(text.slice(at, end === -1 ? undefined : end))
  }
}

const cutters = new WeakMap<Cutting, Cutter>()

/** A text in passages: together, in order, they are the text. */
export function passagesOf({ importer: { cutting } }: Language, text: string): readonly Passage[] {
  const cutter = cutters.get(cutting) ?? new Cutter(cutting)
  cutters.set(cutting, cutter)
  return cutter.cut(text)
}
