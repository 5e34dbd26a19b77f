/** Half-open range of characters in a text. */
export type Span = { readonly from: number; readonly to: number }

/** A piece of text and what each part of it is about. `about` repeats when an object is named in several places. */
export type Printed<T extends string = string> = {
  readonly text: string
  readonly spans: readonly (Span & { readonly about: T })[]
}

/** Collects lines and remembers which object wrote which of them. */
export class Printer<T extends string = string> {
  #text = ''
  readonly #spans: (Span & { about: T })[] = []

  /** Adds text as it is. */
  write(text: string): this {
    this.#text += text
    return this
  }

  /** Adds what `write` prints, marked as being about one object. */
  about(about: T, write: () => void): this {
    const from = this.#text.length
    write()
    this.#spans.push({ from, to: this.#text.length, about })
    return this
  }

  /** Adds an already printed piece, its spans moved along. */
  append(piece: Printed<T>): this {
    const by = this.#text.length
    this.#text += piece.text
    for (const span of piece.spans) this.#spans.push({ from: span.from + by, to: span.to + by, about: span.about })
    return this
  }

  done(): Printed<T> {
    return { text: this.#text, spans: this.#spans }
  }
}
