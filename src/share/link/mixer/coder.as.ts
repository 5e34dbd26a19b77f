import { chanceOf, expected, expecting } from './match.as'
import { chanceOfOne, coming, meet, update } from './predictor.as'

export { again, begin, prime, room } from './predictor.as'

/** A binary arithmetic coder over the predictor's chances (carryless range coder, 32 bits). */

let low: u32 = 0
let high: u32 = 0xffffffff
let code: u32 = 0
/** Where it writes or reads, and where what it reads ends. */
let at: usize = 0
let end: usize = 0

/** Where a range splits: in proportion to the chance of a one. */
@inline function split(p: u32): u32 {
  return low + ((high - low) >>> 12) * p
}

@inline function write(bit: u32, p: u32): void {
  const middle = split(p)
  if (bit) high = middle
  else low = middle + 1
  while (((low ^ high) & 0xff000000) == 0) {
    store<u8>(at++, <u8>(high >>> 24))
    low = low << 8
    high = (high << 8) | 255
  }
}

/** Packs so many bytes to the place given, after `again`. `runs`: whether a long match is told a byte at a time. Returns how many bytes it wrote. */
export function pack(count: u32, runs: bool, to: usize): u32 {
  low = 0
  high = 0xffffffff
  at = to
  for (let n: u32 = 0; n < count; n++) {
    const byte = coming()
    if (runs && expecting()) {
      const likely = expected()
      const came = byte == likely
      write(came ? 1 : 0, chanceOf(likely))
      meet(likely, came)
      if (came) continue
    }
    for (let i: i32 = 7; i >= 0; i--) {
      const bit = (byte >>> i) & 1
      write(bit, chanceOfOne())
      update(bit)
    }
  }
  // Enough of the range's end to tell it; what is missing reads as nought.
  store<u8>(at++, <u8>((low >>> 24) + 1))
  return <u32>(at - to)
}

/** Nothing is read beyond the end: what is missing is nought. */
@inline function next(): u32 {
  return at < end ? <u32>load<u8>(at++) : 0
}

@inline function read(p: u32): u32 {
  const middle = split(p)
  const bit: u32 = code <= middle ? 1 : 0
  if (bit) high = middle
  else low = middle + 1
  while (((low ^ high) & 0xff000000) == 0) {
    low = low << 8
    high = (high << 8) | 255
    code = (code << 8) | next()
  }
  return bit
}

/** Unpacks so many bytes from what lies between the places given, after `again`, to where that said. */
export function unpack(count: u32, runs: bool, from: usize, to: usize): void {
  low = 0
  high = 0xffffffff
  code = 0
  at = from
  end = to
  for (let i = 0; i < 4; i++) code = (code << 8) | next()
  for (let n: u32 = 0; n < count; n++) {
    if (runs && expecting()) {
      const likely = expected()
      const came = read(chanceOf(likely)) == 1
      meet(likely, came)
      if (came) continue
    }
    for (let i = 0; i < 8; i++) update(read(chanceOfOne()))
  }
}
