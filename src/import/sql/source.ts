import { byteLength, type Token, tokenize } from '#base'

export type Range = { readonly from: number; readonly to: number }

/** What of a statement's text matters, with the way from Postgres' places (bytes) to the text's. */
export class Source {
  readonly text: string
  readonly tokens: readonly Token[]
  #bytes: number[] | null = null

  constructor(text: string) {
    this.text = text
    this.tokens = tokenize(text).filter((it) => it.type !== 'space' && it.type !== 'comment')
  }

  /** Postgres counts bytes of UTF-8. */
  at(byte: number): number {
    if (!/[^ -~\s]/.test(this.text)) return byte
    this.#bytes ??= this.tokens.map(({ from }) => byteLength(this.text.slice(0, from)))
    const found = this.#bytes.indexOf(byte)
    return this.tokens[found]?.from ?? 0
  }

  /** From the first to the last word between two places. */
  words(from: number, to: number): Range {
    const all = this.tokens.filter((it) => it.from >= from && it.to <= to)
    return { from: all[0]?.from ?? from, to: all.at(-1)?.to ?? from }
  }

  /** What stands in the first brackets behind a place. */
  brackets(behind: number): Range | null {
    const open = this.tokens.findIndex((it) => it.from >= behind && isSign(it, '('))
    if (open === -1) return null
    let depth = 0
    for (const it of this.tokens.slice(open)) {
      depth += isSign(it, '(') ? 1 : isSign(it, ')') ? -1 : 0
      if (depth === 0) return { from: (this.tokens[open] as Token).to, to: it.from }
    }
    return null
  }

  /** What stands between the commas of a range. */
  items({ from, to }: Range): readonly Range[] {
    const items: Range[] = []
    let [depth, start] = [0, from]
    for (const it of this.tokens) {
      if (it.from < from || it.to > to) continue
      depth += isSign(it, '(') || isSign(it, '[') ? 1 : isSign(it, ')') || isSign(it, ']') ? -1 : 0
      if (depth > 0 || !isSign(it, ',')) continue
      items.push(this.words(start, it.from))
      start = it.to
    }
    const last = this.words(start, to)
    return last.from < last.to ? [...items, last] : items
  }
}

const isSign = (it: Token, sign: string): boolean => it.type === 'operator' && it.value === sign
