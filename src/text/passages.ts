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

function passageOf(text: string, cutting: Cutting): Passage {
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

type Cut = { readonly text: string; readonly passages: readonly Passage[] }

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
    const passages = this.#slices(text).map((slice) => {
      const it = this.#known.get(slice) ?? passageOf(slice, this.#cutting)
      known.set(slice, it)
      return it
    })
    // Of two texts by turns each is known.
    for (const { passages: others } of this.#last.slice(-1)) for (const it of others) known.set(it.text, it)
    this.#known = known
    this.#last = [...this.#last.slice(-1), { text, passages }]
    return passages
  }

  #slices(text: string): readonly string[] {
    const slices: string[] = []
    let [from, seen, depth, says] = [0, 0, 0, false]
    const close = (at: number) => {
      if (at > from) slices.push(text.slice(from, at))
      from = at
      says = false
    }
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
        continue
      }
      if (string !== undefined || open || shut) says = true
      if (open) depth++
      else if (shut) depth = Math.max(0, depth - 1)
      else if (sign === '\n' && depth === 0 && says) close(seen)
    }
    close(text.length)
    return slices
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
