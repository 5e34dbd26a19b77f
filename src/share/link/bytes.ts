/** Grows as it is written to. Numbers are LEB128; negatives are folded in by zigzag. */
export class ByteWriter {
  #bytes = new Uint8Array(1024)
  #length = 0

  byte(value: number): void {
    if (this.#length === this.#bytes.length) {
      const larger = new Uint8Array(this.#bytes.length * 2)
      larger.set(this.#bytes)
      this.#bytes = larger
    }
    this.#bytes[this.#length++] = value
  }

  /** A whole number from nought to 2^53. */
  count(value: number): void {
    let rest = value
    while (rest >= 0x80) {
      this.byte((rest % 0x80) + 0x80)
      rest = Math.floor(rest / 0x80)
    }
    this.byte(rest)
  }

  signed(value: number): void {
    this.count(value < 0 ? -2 * value - 1 : 2 * value)
  }

  done(): Uint8Array {
    return this.#bytes.subarray(0, this.#length)
  }
}

/** The text that was read is not what a writer writes. */
export class BadBytes extends Error {}

export class ByteReader {
  #at = 0
  readonly #bytes: Uint8Array

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes
  }

  /** How many bytes were read. */
  get at(): number {
    return this.#at
  }

  byte(): number {
    const value = this.#bytes[this.#at++]
    if (value === undefined) throw new BadBytes('the link ends too early')
    return value
  }

  count(): number {
    let value = 0
    let scale = 1
    for (let i = 0; i < 8; i++) {
      const byte = this.byte()
      value += (byte & 0x7f) * scale
      if (byte < 0x80) return value
      scale *= 0x80
    }
    throw new BadBytes('a number in the link is too large')
  }

  /** A count that something bounds: how many things follow, or which of so many. */
  below(limit: number): number {
    const value = this.count()
    if (value >= limit) throw new BadBytes('a number in the link is out of bounds')
    return value
  }

  signed(): number {
    const value = this.count()
    return value % 2 === 1 ? -(value + 1) / 2 : value / 2
  }
}
