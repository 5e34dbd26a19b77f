import { type PrismaToken, prismaTokens } from './tokens.ts'
import type { Fault, Range } from './tree.ts'

/** A mistake in the text: reading goes on at the next line. */
export class Misread extends Error {
  readonly at: Range

  constructor(message: string, at: Range) {
    super(message)
    this.at = at
  }
}

/** Goes through the tokens of a text; spaces and comments are passed over. */
export class TokenReader {
  readonly text: string
  readonly tokens: readonly PrismaToken[]
  readonly faults: Fault[] = []
  #at = 0

  constructor(text: string) {
    this.text = text
    this.tokens = prismaTokens(text)
  }

  /** The token that comes next on this line, if there is one. */
  peek(): PrismaToken | null {
    return this.tokens[this.#next()] ?? null
  }

  #next(): number {
    let at = this.#at
    for (; ; at++) {
      const sort = this.tokens[at]?.sort
      if (sort !== 'space' && sort !== 'comment' && sort !== 'doc') return at
    }
  }

  /** Every token as it comes, comments too: between entries they may belong to one. */
  raw(): PrismaToken | null {
    return this.tokens[this.#at] ?? null
  }

  step(): void {
    this.#at++
  }

  take(): PrismaToken | null {
    const at = this.#next()
    this.#at = at + 1
    return this.tokens[at] ?? null
  }

  words(token: PrismaToken | null): string {
    return token ? this.text.slice(token.from, token.to) : ''
  }

  is(mark: string): boolean {
    const token = this.peek()
    return token?.sort === 'mark' && this.words(token) === mark
  }

  /** Takes the sign if it comes next. */
  accept(mark: string): PrismaToken | null {
    return this.is(mark) ? this.take() : null
  }

  isEndOfLine(): boolean {
    const token = this.peek()
    return !token || token.sort === 'newline'
  }

  expect(mark: string, why: string): PrismaToken {
    const token = this.accept(mark)
    if (!token) throw this.misread(`“${mark}” is missing ${why}`)
    return token
  }

  misread(message: string): Misread {
    const token = this.peek()
    const end = this.tokens[Math.min(this.#at, this.tokens.length) - 1]?.to ?? this.text.length
    const at = token && token.sort !== 'newline' ? token : { from: Math.max(0, end - 1), to: end }
    return new Misread(message, { from: at.from, to: at.to })
  }

  fault(message: string, at: Range): void {
    this.faults.push({ message, from: at.from, to: at.to })
  }

  /** Passes over line ends, which may stand in a list. */
  skipLines(): void {
    while (this.peek()?.sort === 'newline') this.take()
  }

  /** Passes over the rest of the line. */
  skipLine(): void {
    for (let token = this.raw(); token && token.sort !== 'newline'; token = this.raw()) this.#at++
  }

  /** Looks ahead without moving. */
  ahead<T>(look: () => T): T {
    const at = this.#at
    const found = look()
    this.#at = at
    return found
  }
}
