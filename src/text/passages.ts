import { nearest } from '#base'
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
/** Texts that are looked at by turns: a whole one before and after an edit, and a part of it. */
const KEPT = 3

/** Cuts texts of one language; what stood in one before is the same passage again. */
class Cutter {
  readonly #cutting: Cutting
  readonly #signs: RegExp
  #last: readonly Cut[] = []

  constructor(cutting: Cutting) {
    this.#cutting = cutting
    this.#signs = new RegExp(`(${cutting.comments})|(${cutting.strings})|([([{])|([)\\]}])|\\n(?=[^\\s()[\\]{}])`, 'gm')
  }

  cut(text: string): readonly Passage[] {
    const cut = this.#last.find((it) => it.text === text) ?? this.#cut(text)
    this.#last = [cut, ...this.#last.filter((it) => it !== cut)].slice(0, KEPT)
    return cut.passages
  }

  /** Only what an edit may have moved is looked through again. */
  #cut(text: string): Cut {
    const near = nearest(this.#last, text)
    const { ends: had, passages, text: was } = near?.it ?? { ends: [], passages: [], text: '' }
    const { head, tail } = near ?? { head: 0, tail: 0 }
    const by = text.length - was.length
    const before = Math.max(0, had.findLastIndex((end) => end < head) + 1 - UNSURE)
    const behind = new Set(had.filter((end) => end >= was.length - tail))
    const start = had[before - 1] ?? 0
    const between = this.#endsFrom(text, start, (end) => behind.has(end - by))
    const last = between.at(-1) ?? start
    const next = had.findIndex((end) => end + by > last)
    const rest = next === -1 ? had.length : next
    const known = new Map(passages.slice(before, rest).map((it) => [it.text, it]))
    const anew = between.map((end, i) => {
      const slice = text.slice(between[i - 1] ?? start, end)
      return known.get(slice) ?? passageOf(slice, this.#cutting)
    })
    return {
      text,
      ends: [...had.slice(0, before), ...between, ...had.slice(rest).map((end) => end + by)],
      passages: [...passages.slice(0, before), ...anew, ...passages.slice(rest)],
    }
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
