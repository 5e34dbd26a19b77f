const SHIFTS = [7, 12, 17, 22, 5, 9, 14, 20, 4, 11, 16, 23, 6, 10, 15, 21]
const SINES = Array.from({ length: 64 }, (_, i) => Math.floor(Math.abs(Math.sin(i + 1)) * 2 ** 32))

/** A text in UTF-8. */
const bytesOf = (text: string): Uint8Array =>
  Uint8Array.from(encodeURIComponent(text.replace(/\p{Surrogate}/gu, '\ufffd')).matchAll(/%(..)|./g), ([sign, hex]) =>
    hex === undefined ? sign.charCodeAt(0) : Number.parseInt(hex, 16),
  )

/** The bytes in blocks of 64, with their length behind them. */
function padded(bytes: Uint8Array): DataView {
  const size = (((bytes.length + 8) >> 6) + 1) << 6
  const blocks = new Uint8Array(size)
  blocks.set(bytes)
  blocks[bytes.length] = 0x80
  const view = new DataView(blocks.buffer)
  view.setUint32(size - 8, bytes.length * 8, true)
  return view
}

/** What is added in a round, and which of the sixteen words. */
function mixed(round: number, b: number, c: number, d: number): readonly [sum: number, word: number] {
  if (round < 16) return [(b & c) | (~b & d), round]
  if (round < 32) return [(d & b) | (~d & c), (5 * round + 1) % 16]
  if (round < 48) return [b ^ c ^ d, (3 * round + 5) % 16]
  return [c ^ (b | ~d), (7 * round) % 16]
}

/** The MD5 of a text (RFC 1321), by which some tools tell shortened names apart. */
export function md5(text: string): string {
  const view = padded(bytesOf(text))
  const state = [0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476]
  for (let from = 0; from < view.byteLength; from += 64) {
    let [a = 0, b = 0, c = 0, d = 0] = state
    for (let i = 0; i < 64; i++) {
      const [sum, word] = mixed(i, b, c, d)
      const turned = (a + sum + (SINES[i] ?? 0) + view.getUint32(from + word * 4, true)) | 0
      const by = SHIFTS[(i >> 4) * 4 + (i % 4)] ?? 0
      const next = (b + ((turned << by) | (turned >>> (32 - by)))) | 0
      ;[a, d, c, b] = [d, c, b, next]
    }
    for (const [i, it] of [a, b, c, d].entries()) state[i] = ((state[i] ?? 0) + it) | 0
  }
  const out = new DataView(new ArrayBuffer(16))
  for (const [i, it] of state.entries()) out.setInt32(i * 4, it, true)
  return Array.from({ length: 16 }, (_, i) => out.getUint8(i).toString(16).padStart(2, '0')).join('')
}
