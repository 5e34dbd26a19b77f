import type { Chunk } from '../exporter.ts'

const MOST_KNOWN = 5000
const known = new Map<string, Chunk>()

/** A file's head, which has no bucket to hang on: the same text is the same chunk. */
export function headChunk(text: string): Chunk {
  const had = known.get(text)
  if (had) return had
  const chunk: Chunk = { text, spans: [], about: null }
  if (known.size >= MOST_KNOWN) known.clear()
  known.set(text, chunk)
  return chunk
}
