import { memoize } from '#base'
import type { Chunk } from '#export'

/** Editors know one line end in a text. A chunk with others (verbatim SQL may have them) is told with `\n` alone. */
export const plainLines = memoize((chunk: Chunk): Chunk => {
  if (!chunk.text.includes('\r')) return chunk
  const shift: number[] = []
  for (let i = chunk.text.indexOf('\r\n'); i >= 0; i = chunk.text.indexOf('\r\n', i + 2)) shift.push(i)
  const moved = (at: number) => at - shift.filter((i) => i < at).length
  return {
    ...chunk,
    text: chunk.text.replace(/\r\n?/g, '\n'),
    spans: chunk.spans.map((span) => ({ ...span, from: moved(span.from), to: moved(span.to) })),
  }
})
