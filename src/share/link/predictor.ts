import { STRETCH, squash } from './squash.ts'

/**
 * A context-mixing model of bytes, bit by bit: several adaptive predictors, each under a context of its own, mixed by a
 * small neural network that learns as it goes. After Mahoney, "Adaptive weighing of context models for lossless data
 * compression" (2005), and his lpaq. Integers only, so that every engine computes the same: part of link formats 2 and 3, frozen.
 */

/** Room for sixteen contexts a byte, within bounds: a small design should not pay for a large one's tables. */
export const slotsFor = (bytes: number): number => 2 ** Math.min(18, Math.max(14, Math.ceil(Math.log2(bytes * 16))))
/** Orders 1 to 4 and 6, the word, and the order-2 context with gaps. */
const CONTEXTS = 7
const INPUTS = CONTEXTS + 2
const MATCH_BITS = 16
const SHORTEST_MATCH = 5
/** A match so long is asked about a byte at a time, not a bit. */
const LONG_MATCH = 20

/** How fast a slot learns by how often it was seen. */
const RATES = Int32Array.from({ length: 64 }, (_, n) => Math.floor(65536 / (n + 1.2)))
const SLOWEST = 14
const NEXT_SEEN = Int32Array.from({ length: 64 }, (_, n) => Math.min(SLOWEST, n + 1))
const HIGHEST = 1 << 31

export class Predictor {
  /** The contexts' tables, one after another. The highest bit is kept turned, so that nought is an even chance. */
  readonly #slots: Int32Array
  readonly #size: number
  readonly #hashes = new Int32Array(CONTEXTS)
  readonly #at = new Int32Array(CONTEXTS)
  /** Where each context's slots for half a byte begin: sixteen together, so that one look into far memory serves four bits. */
  readonly #rows = new Int32Array(CONTEXTS)
  readonly #inputs = new Int32Array(INPUTS)
  readonly #weights = new Int32Array(INPUTS * 256 * 3).fill(18_000)
  readonly #history: Uint8Array
  readonly #matches = new Int32Array(1 << MATCH_BITS)
  /** How likely a long match goes on, of 65536: by how long it is and the byte that it expects. */
  readonly #runs = new Uint16Array(4 * 256).fill(62_000)
  #length = 0
  #bits = 1
  #recent = 0
  #older = 0
  #word = 0
  #match = 0
  #matched = 0
  #set = 0
  #probability = 2048

  /** `most`: how many bytes will be seen at most. `like`: another with as much room, whose learning this one begins with. */
  constructor(most: number, like: Predictor | null = null) {
    this.#history = new Uint8Array(most + 8)
    this.#size = slotsFor(most)
    if (like) {
      this.#slots = like.#slots.slice()
      this.#takeAfter(like)
      return
    }
    this.#slots = new Int32Array(CONTEXTS * this.#size)
    this.#inputs[CONTEXTS + 1] = 256
    // Nothing has come yet to learn from: an even chance is learnt nowhere that is ever looked at.
    this.#learn(0, 0, 1 << 21)
    this.#slots[0] = 0
  }

  #takeAfter(like: Predictor): void {
    for (const [own, its] of [
      [this.#hashes, like.#hashes],
      [this.#at, like.#at],
      [this.#rows, like.#rows],
      [this.#inputs, like.#inputs],
      [this.#weights, like.#weights],
      [this.#matches, like.#matches],
    ] as const)
      own.set(its)
    this.#runs.set(like.#runs)
    this.#history.set(like.#history.subarray(0, like.#length))
    this.#length = like.#length
    this.#bits = like.#bits
    this.#recent = like.#recent
    this.#older = like.#older
    this.#word = like.#word
    this.#match = like.#match
    this.#matched = like.#matched
    this.#set = like.#set
    this.#probability = like.#probability
  }

  /** The chance that the next bit is a one, of 4096. */
  get p(): number {
    return this.#probability
  }

  /**
   * Learns the bit that came, and finds and mixes what each context says of the next one. A link is millions of looks
   * into tables, so both are done in one pass.
   */
  update(bit: number): void {
    const error = ((bit << 12) - this.#probability) * 60
    const was = this.#set
    this.#bits = (this.#bits << 1) | bit
    if (this.#bits > 255) this.#endByte(this.#bits & 255)
    else if (this.#bits >= 16 && this.#bits < 32) this.#findRows()
    this.#learn(was, error, bit ? 4194303 : 0)
  }

  /** The byte that a long match expects next, and its chance of 4096; null where none goes on. */
  get expected(): { byte: number; p: number } | null {
    if (this.#matched < LONG_MATCH) return null
    const byte = this.#history[this.#match] as number
    return { byte, p: Math.min(4094, Math.max(1, (this.#runs[this.#runAt(byte)] as number) >> 4)) }
  }

  /** Learns whether the byte that was expected came. Where it did, it is passed over: all contexts know it already. */
  meet(byte: number, came: boolean): void {
    const at = this.#runAt(byte)
    const p = this.#runs[at] as number
    this.#runs[at] = came ? p + ((65_535 - p) >> 4) : p - (p >> 4)
    if (!came) return
    this.#endByte(byte)
    this.#learn(this.#set, 0, null)
  }

  #runAt(byte: number): number {
    const length = this.#matched
    return ((length < 28 ? 0 : length < 36 ? 1 : length < 48 ? 2 : 3) << 8) | byte
  }

  #endByte(byte: number): void {
    this.#history[this.#length++] = byte
    this.#older = ((this.#older << 8) | (this.#recent >>> 24)) >>> 0
    this.#recent = ((this.#recent << 8) | byte) >>> 0
    this.#bits = 1
    const isLetter = (byte >= 97 && byte <= 122) || (byte >= 65 && byte <= 90) || byte >= 128
    this.#word = isLetter ? Math.imul(this.#word + byte + 1, 0x2f0b4c47) : 0
    const [h, r] = [this.#hashes, this.#recent]
    h[0] = Math.imul(r & 0xff, 0x1f35ab17)
    h[1] = Math.imul(r & 0xffff, 0x2c9277b5)
    h[2] = Math.imul(r & 0xffffff, 0x3c6ef372)
    h[3] = Math.imul(r, 0x5bd1e995)
    h[4] = Math.imul(r, 0x27d4eb2f) ^ Math.imul(this.#older & 0xffff, 0x165667b1)
    h[5] = Math.imul(this.#word, 0x2545f491) ^ Math.imul(r & 0xff, 0x9e3779b1)
    h[6] = Math.imul((r >>> 8) & 0xffff, 0x7feb352d)
    this.#findMatch()
    this.#findRows()
  }

  #findRows(): void {
    const mask = this.#size - 1
    const salt = Math.imul(this.#bits, 0x9e3779b1)
    for (let i = 0; i < CONTEXTS; i++) {
      const hash = Math.imul((this.#hashes[i] as number) ^ salt, 0x85ebca6b)
      this.#rows[i] = ((hash ^ (hash >>> 15)) & mask & ~15) + i * (mask + 1)
    }
  }

  /** The byte that followed when the last five bytes were seen before is likely to follow again. */
  #findMatch(): void {
    const { length } = { length: this.#length }
    if (this.#matched > 0 && this.#history[this.#match] === this.#history[length - 1]) {
      this.#match++
      if (this.#matched < 63) this.#matched++
    } else this.#matched = 0
    if (length < SHORTEST_MATCH) return
    const key = (Math.imul(this.#recent, 0x2c1b3c6d) ^ Math.imul(this.#older & 0xff, 0x297a2d39)) >>> (32 - MATCH_BITS)
    if (this.#matched === 0) {
      this.#match = this.#matches[key] as number
      if (this.#match > 0) {
        let run = 0
        while (
          run < 32 &&
          run < this.#match &&
          this.#history[this.#match - 1 - run] === this.#history[length - 1 - run]
        )
          run++
        this.#matched = run >= SHORTEST_MATCH ? run : 0
      }
    }
    this.#matches[key] = length
  }

  /** `target`: where the slots that spoke move to; null where nothing is to be learnt, only the next bit looked up. */
  #learn(was: number, error: number, target: number | null): void {
    const inputs = this.#inputs
    const weights = this.#weights
    const slots = this.#slots
    const places = this.#at
    const rows = this.#rows
    const bits = this.#bits
    const half = bits < 16 ? 16 : 1 << (27 - Math.clz32(bits))
    const within = (bits & (half - 1)) | (half & 15)
    const sure = this.#matched === 0 ? 0 : this.#matched < 16 ? 1 : 2
    const set = (sure * 256 + bits) * INPUTS
    let sum = 0
    for (let i = 0; i < INPUTS; i++) {
      const w = was + i
      weights[w] = (weights[w] as number) + ((Math.imul(inputs[i] as number, error) + 0x8000) >> 16)
      if (i >= CONTEXTS) continue
      if (target !== null) {
        const last = places[i] as number
        const slot = (slots[last] as number) ^ HIGHEST
        const seen = slot & 63
        const p = slot >>> 10
        const step = (((target - p) * (RATES[seen] as number)) / 65536) | 0
        slots[last] = (((p + step) << 10) | (NEXT_SEEN[seen] as number)) ^ HIGHEST
      }
      const at = (rows[i] as number) + within
      const next = (slots[at] as number) ^ HIGHEST
      // What was never seen says nothing.
      const input = Math.imul(STRETCH[next >>> 20] as number, ((next & 63) + 63) >> 6)
      places[i] = at
      inputs[i] = input
      sum += input * (weights[set + i] as number)
    }
    const match = this.#matchInput()
    inputs[CONTEXTS] = match
    sum += match * (weights[set + CONTEXTS] as number) + 256 * (weights[set + CONTEXTS + 1] as number)
    this.#set = set
    this.#probability = Math.min(4094, Math.max(1, squash(Math.max(-2047, Math.min(2047, Math.trunc(sum / 65536))))))
  }

  #matchInput(): number {
    if (this.#matched === 0) return 0
    const expected = (this.#history[this.#match] as number) | 256
    const known = 32 - Math.clz32(this.#bits) - 1
    if (expected >>> (8 - known) !== this.#bits) return 0
    const strength = Math.min(this.#matched, 32) * 60
    return (expected >>> (7 - known)) & 1 ? strength : -strength
  }
}
