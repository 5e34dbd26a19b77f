import { beginMatches, findMatch, keepMatch, learnRun, matchInput, MATCHES_SIZE, sureness, takeMatch } from './match.as'
import { fillTables, RATES, squash, STRETCH, TABLES_END } from './tables.as'

/**
 * A context-mixing model of bytes, bit by bit: several adaptive predictors, each under a context of its own, mixed by a
 * small neural network that learns as it goes. After Mahoney, "Adaptive weighing of context models for lossless data
 * compression" (2005), and his lpaq. Integers only, so that every engine computes the same: part of link formats 2 and 3,
 * frozen.
 *
 * AssemblyScript: a link is millions of looks into tables, which WebAssembly does four times as fast as JavaScript.
 * `npm run mixer` compiles it into `wasm.ts`.
 */

/** Orders 1 to 4 and 6, the word, and the order-2 context with gaps. */
const CONTEXTS: u32 = 7
/** Bytes of the weights of a set: of the contexts, a match, and a constant. */
const STRIDE: u32 = 48

/** Where things lie in memory. What is learnt lies together, so that it can be kept and taken up again whole. */
const LEARNT: usize = TABLES_END
const HASHES: usize = LEARNT
const ROWS: usize = HASHES + 32
const PLACES: usize = ROWS + 32
const HEARD: usize = PLACES + 32
const WEIGHTS: usize = HEARD + 64
const MATCHES: usize = WEIGHTS + <usize>(STRIDE * 256 * 3)
const STATE: usize = MATCHES + MATCHES_SIZE
const SLOTS: usize = (STATE + 32 + 63) & ~63

/** The highest bit of a slot is kept turned, so that nought is an even chance. */
const HIGHEST: u32 = 1 << 31

let size: u32 = 0
/** How much of the memory is learnt, and where it is kept as it was once the primer had been seen. */
let learnt: usize = 0
let kept: usize = 0
let primed: u32 = 0
/** Where all bytes lie that were seen, and those to come. */
let history: usize = 0
let length: u32 = 0
let bits: u32 = 1
let recent: u32 = 0
let older: u32 = 0
let word: u32 = 0
let set: u32 = 0
let chance: i32 = 2048

/** Makes the tables of the contexts, each with so many slots. Returns where the primer is to be put. */
export function begin(slots: u32): usize {
  size = slots
  learnt = SLOTS + <usize>(CONTEXTS * size * 4) - LEARNT
  kept = LEARNT + learnt
  history = kept + learnt
  room(65536)
  fillTables()
  for (let n: u32 = 0; n < (STRIDE * 256 * 3) >> 2; n++) store<i32>(WEIGHTS + (n << 2), 18_000)
  beginMatches(MATCHES, history)
  for (let i: u32 = 0; i < CONTEXTS; i++) {
    store<u32>(ROWS + (i << 2), <u32>SLOTS)
    store<u32>(PLACES + (i << 2), <u32>SLOTS)
  }
  // Nothing has come yet to learn from: an even chance is learnt nowhere that is ever looked at.
  learn(0, 0, 1 << 21)
  store<u32>(SLOTS, 0)
  return history
}

/** Makes room for so many bytes after those that were seen. */
export function room(bytes: u32): void {
  const pages = <i32>((history + <usize>primed + bytes + 65535) >> 16) - memory.size()
  if (pages > 0 && memory.grow(pages) < 0) unreachable()
}

/** Learns from so many bytes that both sides know, and keeps what it learnt. */
export function prime(count: u32): void {
  for (let n: u32 = 0; n < count; n++) {
    const byte = <u32>load<u8>(history + length)
    for (let i: i32 = 7; i >= 0; i--) update((byte >>> i) & 1)
  }
  primed = length
  store<u32>(STATE, bits)
  store<u32>(STATE, recent, 4)
  store<u32>(STATE, older, 8)
  store<u32>(STATE, word, 12)
  store<u32>(STATE, set, 16)
  store<i32>(STATE, chance, 20)
  keepMatch()
  memory.copy(kept, LEARNT, learnt)
}

/** Takes up again what was learnt from the primer. Returns where the bytes to come lie. */
export function again(): usize {
  memory.copy(LEARNT, kept, learnt)
  length = primed
  bits = load<u32>(STATE)
  recent = load<u32>(STATE, 4)
  older = load<u32>(STATE, 8)
  word = load<u32>(STATE, 12)
  set = load<u32>(STATE, 16)
  chance = load<i32>(STATE, 20)
  takeMatch()
  return history + primed
}

@inline function wordOf(byte: u32): u32 {
  const isLetter = (byte >= 97 && byte <= 122) || (byte >= 65 && byte <= 90) || byte >= 128
  return isLetter ? (word + byte + 1) * 0x2f0b4c47 : 0
}

function endByte(byte: u32): void {
  store<u8>(history + length++, <u8>byte)
  older = (older << 8) | (recent >>> 24)
  recent = (recent << 8) | byte
  bits = 1
  word = wordOf(byte)
  const r = recent
  store<u32>(HASHES, (r & 0xff) * 0x1f35ab17, 0)
  store<u32>(HASHES, (r & 0xffff) * 0x2c9277b5, 4)
  store<u32>(HASHES, (r & 0xffffff) * 0x3c6ef372, 8)
  store<u32>(HASHES, r * 0x5bd1e995, 12)
  store<u32>(HASHES, (r * 0x27d4eb2f) ^ ((older & 0xffff) * 0x165667b1), 16)
  store<u32>(HASHES, (word * 0x2545f491) ^ ((r & 0xff) * 0x9e3779b1), 20)
  store<u32>(HASHES, ((r >>> 8) & 0xffff) * 0x7feb352d, 24)
  findMatch(length, recent, older)
  findRows()
}

@inline function findRow(i: u32, salt: u32): void {
  const hash = (load<u32>(HASHES + (i << 2)) ^ salt) * 0x85ebca6b
  store<u32>(ROWS + (i << 2), <u32>SLOTS + ((((hash ^ (hash >>> 15)) & (size - 1) & ~15) + i * size) << 2))
}

function findRows(): void {
  const salt = bits * 0x9e3779b1
  findRow(0, salt); findRow(1, salt); findRow(2, salt); findRow(3, salt); findRow(4, salt); findRow(5, salt); findRow(6, salt)
}

/** Divided by 65536, rounded towards nought. */
@inline function shifted(x: i64): i64 {
  return (x + ((x >> 63) & 0xffff)) >> 16
}

/** Learns in the slot that spoke, looks up the one that speaks next, and keeps what it says. */
@inline function hear(i: u32, within: u32, target: i32, learns: bool): void {
  const place: usize = PLACES + (i << 2)
  if (learns) {
    const last = load<u32>(place)
    const slot = load<u32>(last) ^ HIGHEST
    const seen = slot & 63
    const p = <i32>(slot >>> 10)
    const step = <i32>shifted(<i64>(target - p) * <i64>load<i32>(RATES + (seen << 2)))
    store<u32>(last, ((<u32>(p + step) << 10) | min<u32>(14, seen + 1)) ^ HIGHEST)
  }
  const at = load<u32>(ROWS + (i << 2)) + (within << 2)
  const next = load<u32>(at) ^ HIGHEST
  store<u32>(place, at)
  // What was never seen says nothing.
  store<i32>(HEARD + (i << 2), <i32>load<i16>(STRETCH + ((next >>> 20) << 1)) * <i32>(((next & 63) + 63) >>> 6))
}

/** Moves eight weights by how wrong all were and what each had said. */
@inline function weigh(at: usize, said: v128, error: v128): void {
  const half = i32x4.splat(0x8000)
  v128.store(at, i32x4.add(v128.load(at), i32x4.shr_s(i32x4.add(i32x4.mul(said, error), half), 16)))
}

@inline function products(said: v128, weights: v128): v128 {
  return i64x2.add(i64x2.extmul_low_i32x4_s(said, weights), i64x2.extmul_high_i32x4_s(said, weights))
}

/** Learns from the bit that came, and mixes what each context says of the next one. `target`: where the slots that spoke move to. */
function learn(was: u32, error: i32, target: i32, learns: bool = true): void {
  const half: u32 = bits < 16 ? 16 : 1 << (27 - clz(bits))
  const within = (bits & (half - 1)) | (half & 15)
  set = (sureness() * 256 + bits) * STRIDE
  const before: usize = WEIGHTS + was
  const now: usize = WEIGHTS + set
  const errors = i32x4.splat(error)
  weigh(before, v128.load(HEARD), errors)
  weigh(before + 16, v128.load(HEARD, 16), errors)
  store<i32>(before, load<i32>(before, 32) + ((256 * error + 0x8000) >> 16), 32)
  hear(0, within, target, learns)
  hear(1, within, target, learns)
  hear(2, within, target, learns)
  hear(3, within, target, learns)
  hear(4, within, target, learns)
  hear(5, within, target, learns)
  hear(6, within, target, learns)
  store<i32>(HEARD + (CONTEXTS << 2), matchInput(bits))
  const sums = i64x2.add(products(v128.load(HEARD), v128.load(now)), products(v128.load(HEARD, 16), v128.load(now, 16)))
  const sum = i64x2.extract_lane(sums, 0) + i64x2.extract_lane(sums, 1) + 256 * <i64>load<i32>(now, 32)
  chance = min<i32>(4094, max<i32>(1, squash(<i32>max<i64>(-2047, min<i64>(2047, shifted(sum))))))
}

@inline export function update(bit: u32): void {
  const error = ((<i32>bit << 12) - chance) * 60
  const was = set
  bits = (bits << 1) | bit
  if (bits > 255) endByte(bits & 255)
  else if (bits >= 16 && bits < 32) findRows()
  learn(was, error, bit ? 4194303 : 0)
}

/** The chance that the next bit is a one, of 4096. */
@inline export function chanceOfOne(): u32 {
  return <u32>chance
}

/** The byte that lies where the next one that is seen goes. */
@inline export function coming(): u32 {
  return <u32>load<u8>(history + length)
}

/** Learns whether the byte that was expected came. Where it did, it is passed over: all contexts know it already. */
export function meet(byte: u32, came: bool): void {
  learnRun(byte, came)
  if (!came) return
  endByte(byte)
  learn(set, 0, 0, false)
}
