/** FNV-1a over the characters of a text: 32 bits. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  // The last characters would reach only the lower bits.
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d)
  return (hash ^ (hash >>> 13)) >>> 0
}

/** A UUID that is always the same for a text: of version 8, for those that are made in a way of one's own (RFC 9562). */
export function uuidFrom(text: string): string {
  const hex = [0, 1, 2, 3].map((part) => hashOf(`${part}${text}${part}`).toString(16).padStart(8, '0')).join('')
  return [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20)].join('-')
}
