import { ByteWriter } from './bytes.ts'
import { Predictor, slotsFor } from './predictor.ts'

/**
 * A binary arithmetic coder over the predictor's chances (carryless range coder, 32 bits). `primer` is seen by both sides
 * first, so that its words are known from the start.
 */

/** Predictors that have seen a primer, by how much room they have: to learn it takes as long as a small design. */
const primed = new WeakMap<Uint8Array, Map<number, Predictor>>()

function prime(primer: Uint8Array, most: number): Predictor {
  const room = primer.length + most
  const known = primed.get(primer) ?? new Map<number, Predictor>()
  primed.set(primer, known)
  let ready = known.get(slotsFor(room))
  if (!ready) {
    ready = new Predictor(room)
    for (const byte of primer) for (let i = 7; i >= 0; i--) ready.update((byte >> i) & 1)
    known.set(slotsFor(room), ready)
  }
  return new Predictor(room, ready)
}

/** Where a range splits: in proportion to the chance of a one. Twelve bits of chance leave no overflow in a double. */
const split = (low: number, high: number, p: number): number => low + Math.floor((high - low) / 4096) * p

/** `runs`: whether a long match is told a byte at a time, which link format 3 does. */
export type Packing = { readonly primer: Uint8Array; readonly runs: boolean }

/** Packs bytes. The length is not kept: whoever unpacks must know it. */
export function pack(bytes: Uint8Array, { primer, runs }: Packing): Uint8Array {
  const predictor = prime(primer, bytes.length)
  const out = new ByteWriter()
  let [low, high] = [0, 0xffffffff]
  const write = (bit: number, p: number): void => {
    const middle = split(low, high, p)
    if (bit) high = middle
    else low = middle + 1
    while (((low ^ high) & 0xff000000) === 0) {
      out.byte(high >>> 24)
      low = (low << 8) >>> 0
      high = ((high << 8) | 255) >>> 0
    }
  }
  for (const byte of bytes) {
    const expected = runs ? predictor.expected : null
    if (expected) {
      const came = byte === expected.byte
      write(came ? 1 : 0, expected.p)
      predictor.meet(expected.byte, came)
      if (came) continue
    }
    for (let i = 7; i >= 0; i--) {
      const bit = (byte >> i) & 1
      write(bit, predictor.p)
      predictor.update(bit)
    }
  }
  // Enough of the range's end to tell it; what is missing reads as nought.
  out.byte((low >>> 24) + 1)
  return trimmed(out.done())
}

/** Noughts at the end go without saying. */
function trimmed(bytes: Uint8Array): Uint8Array {
  let end = bytes.length
  while (end > 0 && bytes[end - 1] === 0) end--
  return bytes.slice(0, end)
}

/** Unpacks as many bytes as were packed. Any input gives some bytes: what they mean is checked by whoever reads them. */
export function unpack(packed: Uint8Array, length: number, { primer, runs }: Packing): Uint8Array {
  const predictor = prime(primer, length)
  const bytes = new Uint8Array(length)
  let [low, high, code, at] = [0, 0xffffffff, 0, 0]
  for (; at < 4; at++) code = ((code << 8) | (packed[at] ?? 0)) >>> 0
  const read = (p: number): number => {
    const middle = split(low, high, p)
    const bit = code <= middle ? 1 : 0
    if (bit) high = middle
    else low = middle + 1
    while (((low ^ high) & 0xff000000) === 0) {
      low = (low << 8) >>> 0
      high = ((high << 8) | 255) >>> 0
      code = ((code << 8) | (packed[at++] ?? 0)) >>> 0
    }
    return bit
  }
  for (let n = 0; n < length; n++) {
    const expected = runs ? predictor.expected : null
    if (expected) {
      const came = read(expected.p) === 1
      predictor.meet(expected.byte, came)
      if (came) bytes[n] = expected.byte
      if (came) continue
    }
    let byte = 0
    for (let i = 0; i < 8; i++) {
      const bit = read(predictor.p)
      predictor.update(bit)
      byte = (byte << 1) | bit
    }
    bytes[n] = byte
  }
  return bytes
}
