/** Where the app keeps the data directory of an empty Postgres, made when it was built. */
export const dataDirUrl = (): string => new URL(String(import.meta.env.PGDATA), document.baseURI).href

/**
 * That directory, for a worker; null where it can't be had: Postgres then makes one itself, which takes seconds. Some
 * servers unpack `.gz` files on the way, so what came is told by its first bytes.
 */
export async function fetchDataDir(url: string): Promise<Blob | null> {
  try {
    const answer = await fetch(url)
    if (!answer.ok) return null
    const bytes = await answer.arrayBuffer()
    const [first, second] = new Uint8Array(bytes, 0, 2)
    const packed = first === 0x1f && second === 0x8b
    const plain = new TextDecoder().decode(bytes.slice(257, 262)) === 'ustar'
    return packed || plain ? new Blob([bytes], { type: packed ? 'application/gzip' : 'application/x-tar' }) : null
  } catch {
    return null
  }
}
