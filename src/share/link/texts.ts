import { BadBytes, type ByteReader, type ByteWriter } from './bytes.ts'

/** Texts in the order in which they first come; each is written once, and by its number afterwards. */
export class TextTable {
  readonly #known = new Map<string, number>()

  write(text: string, out: ByteWriter): void {
    const known = this.#known.get(text)
    if (known === undefined) this.#known.set(text, this.#known.size)
    out.count(known === undefined ? 0 : known + 1)
  }

  /** All texts, one a line. */
  joined(): string {
    return [...this.#known.keys()].map((text) => text.replaceAll('\\', '\\\\').replaceAll('\n', '\\n')).join('\n')
  }
}

/** Reads texts back in the order in which they were first written. */
export class TextReader {
  readonly #texts: readonly string[]
  #seen = 0

  constructor(joined: string) {
    this.#texts = joined
      .split('\n')
      .map((line) => line.replace(/\\(.)/g, (_, char: string) => (char === 'n' ? '\n' : char)))
  }

  read(from: ByteReader): string {
    const number = from.count()
    const text = this.#texts[number === 0 ? this.#seen++ : number - 1]
    if (text === undefined) throw new BadBytes('a text is missing from the link')
    return text
  }
}
