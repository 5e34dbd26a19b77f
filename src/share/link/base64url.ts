const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'

/** RFC 4648 section 5, without padding: every character stays as it is in a fragment. */
export function base64Url(bytes: Uint8Array): string {
  let text = ''
  for (let i = 0; i < bytes.length; i += 3) {
    const [a, b, c] = [bytes[i] ?? 0, bytes[i + 1] ?? 0, bytes[i + 2] ?? 0]
    const group = (a << 16) | (b << 8) | c
    const chars = Math.min(4, bytes.length - i + 1)
    for (let k = 0; k < chars; k++) text += ALPHABET[(group >> (18 - 6 * k)) & 63]
  }
  return text
}

const VALUES = new Map([...ALPHABET].map((char, i) => [char, i]))

/** The bytes of such a text; null where it holds any other character. */
export function fromBase64Url(text: string): Uint8Array<ArrayBuffer> | null {
  const bytes = new Uint8Array(Math.floor((text.length * 3) / 4))
  let [group, bits, at] = [0, 0, 0]
  for (const char of text) {
    const value = VALUES.get(char)
    if (value === undefined) return null
    group = ((group << 6) | value) & 0xffffff
    bits += 6
    if (bits < 8) continue
    bits -= 8
    bytes[at++] = (group >> bits) & 0xff
  }
  return bytes
}
