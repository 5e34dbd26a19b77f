import { joinBytes } from '#base'

/** What is more than this is not what people wrote, and a page would not hold it. */
const MOST_BYTES = 256 * 1024 * 1024

/** Whether the bytes are packed by gzip. */
export const isGzip = (bytes: Uint8Array): boolean => bytes[0] === 0x1f && bytes[1] === 0x8b

/** The bytes that gzip packed. Throws where they are damaged, and a RangeError where they come to more than a page can hold. */
export async function inflated(bytes: Uint8Array): Promise<Uint8Array> {
  const reader = new Blob([new Uint8Array(bytes)]).stream().pipeThrough(new DecompressionStream('gzip')).getReader()
  const parts: Uint8Array[] = []
  let size = 0
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    size += next.value.length
    if (size > MOST_BYTES) throw new RangeError(`It unpacks to more than ${MOST_BYTES / 1024 / 1024} MB`)
    parts.push(next.value)
  }
  return joinBytes(parts)
}
