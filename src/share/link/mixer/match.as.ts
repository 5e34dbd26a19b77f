const MATCH_BITS: u32 = 16
const SHORTEST_MATCH: u32 = 5
/** A match so long is asked about a byte at a time, not a bit. */
const LONG_MATCH: u32 = 20
const RUNS_SIZE: usize = 4 * 256 * 2
const KEPT: usize = RUNS_SIZE + (4 << MATCH_BITS)
/** Bytes that are needed for what is learnt of matches. */
export const MATCHES_SIZE: usize = KEPT + 8

let runs: usize = 0
let matches: usize = 0
let history: usize = 0
let match: u32 = 0
let matched: u32 = 0

export function beginMatches(at: usize, seen: usize): void {
  runs = at
  matches = at + RUNS_SIZE
  history = seen
  for (let n: u32 = 0; n < 1024; n++) store<u16>(runs + (n << 1), 62_000)
}

export function keepMatch(): void {
  store<u32>(runs + KEPT, match)
  store<u32>(runs + KEPT, matched, 4)
}

export function takeMatch(): void {
  match = load<u32>(runs + KEPT)
  matched = load<u32>(runs + KEPT, 4)
}

/** None, a short or a long match: each mixes in its own way. */
@inline export function sureness(): u32 {
  return matched == 0 ? 0 : matched < 16 ? 1 : 2
}

/** The byte that followed when the last five bytes were seen before is likely to follow again. */
export function findMatch(length: u32, recent: u32, older: u32): void {
  if (matched > 0 && load<u8>(history + match) == load<u8>(history + length - 1)) {
    match++
    if (matched < 63) matched++
  } else matched = 0
  if (length < SHORTEST_MATCH) return
  const key: usize = matches + ((((recent * 0x2c1b3c6d) ^ ((older & 0xff) * 0x297a2d39)) >>> (32 - MATCH_BITS)) << 2)
  if (matched == 0) {
    match = load<u32>(key)
    if (match > 0) {
      let run: u32 = 0
      while (run < 32 && run < match && load<u8>(history + match - 1 - run) == load<u8>(history + length - 1 - run)) run++
      matched = run >= SHORTEST_MATCH ? run : 0
    }
  }
  store<u32>(key, length)
}

/** What a match says of the next bit, where it has been right so far. */
@inline export function matchInput(bits: u32): i32 {
  if (matched == 0) return 0
  const expected = <u32>load<u8>(history + match) | 256
  const known = 31 - clz(bits)
  if (expected >>> (8 - known) != bits) return 0
  const strength = <i32>min<u32>(matched, 32) * 60
  return (expected >>> (7 - known)) & 1 ? strength : -strength
}

/** Whether a long match goes on. */
@inline export function expecting(): bool {
  return matched >= LONG_MATCH
}

/** The byte that a long match expects next. */
@inline export function expected(): u32 {
  return <u32>load<u8>(history + match)
}

/** Where it stands how likely a match goes on: by how long it is and the byte that it expects. */
@inline function runAt(byte: u32): usize {
  const long: u32 = matched < 28 ? 0 : matched < 36 ? 1 : matched < 48 ? 2 : 3
  return runs + (((long << 8) | byte) << 1)
}

/** How likely the expected byte is to come, of 4096. */
@inline export function chanceOf(byte: u32): u32 {
  return min<u32>(4094, max<u32>(1, <u32>load<u16>(runAt(byte)) >>> 4))
}

export function learnRun(byte: u32, came: bool): void {
  const at = runAt(byte)
  const p = <u32>load<u16>(at)
  store<u16>(at, <u16>(came ? p + ((65_535 - p) >>> 4) : p - (p >>> 4)))
}
