import type { Chunk } from '#export'
import type { Id, Notice } from '#model'
import type { EmittedBeside } from '#text'
import { editsBetween, type TextEdit } from './chunk-edits.ts'
import type { LineRange, Preview, TextFile } from './code-messages.ts'
import { plainLines } from './plain-lines.ts'

type File = { readonly path: string; readonly chunks: readonly Chunk[] }
/** What an exporter gave, its lines made plain, with what is asked of it. */
export type Emission = {
  readonly files: readonly File[]
  readonly notices: readonly Notice[]
  readonly faults: readonly Notice[]
}

export const emissionOf = (emitted: EmittedBeside): Emission => ({
  files: emitted.files.map(({ path, chunks }) => ({ path, chunks: chunks.map(plainLines) })),
  notices: emitted.notices,
  faults: emitted.faults,
})

export const textsOf = (emission: Emission): TextFile[] =>
  emission.files.map(({ path, chunks }) => ({ path, text: chunks.map((chunk) => chunk.text).join('') }))

/** What to do to the files as last shown; null when they are not the same files. */
export function editsOf(was: Emission, now: Emission): { path: string; edits: TextEdit[] }[] | null {
  if (was.files.length !== now.files.length) return null
  if (was.files.some((file, i) => file.path !== now.files[i]?.path)) return null
  return now.files.flatMap(({ path, chunks }, i) => {
    const edits = editsBetween(was.files[i]?.chunks ?? [], chunks)
    return edits.length > 0 ? [{ path, edits }] : []
  })
}

const countLines = (text: string, to: number): number => {
  let lines = 0
  for (let at = text.indexOf('\n'); at >= 0 && at < to; at = text.indexOf('\n', at + 1)) lines++
  return lines
}

/** The lines (from one) that are about an object: its whole chunk, or its own spans within one. */
export function whereIs(emission: Emission, ids: ReadonlySet<Id>): LineRange[] {
  const found: LineRange[] = []
  for (const { path, chunks } of emission.files) {
    let line = 1
    for (const chunk of chunks) {
      const { text, spans, about } = chunk
      const lines = countLines(text, text.length)
      if (about && ids.has(about)) {
        const blank = /\n*$/.exec(text)?.[0].length ?? 0
        found.push({ path, from: line, to: Math.max(line, line + lines - blank), about })
      } else
        for (const span of spans)
          if (ids.has(span.about)) {
            const [from, to] = [line + countLines(text, span.from), line + countLines(text, span.to - 1)]
            found.push({ path, from, to, about: span.about })
          }
      line += lines
    }
  }
  return found
}

/** The object that a place in the text is about: of the spans that hold it the shortest, else the chunk's. */
export function whatIsAt(emission: Emission, path: string, offset: number): Id | null {
  let start = 0
  for (const { text, spans, about } of emission.files.find((file) => file.path === path)?.chunks ?? []) {
    if (offset < start + text.length) {
      const at = offset - start
      const holding = spans.filter((span) => span.from <= at && at < span.to)
      holding.sort((a, b) => a.to - a.from - (b.to - b.from))
      return holding[0]?.about ?? about
    }
    start += text.length
  }
  return null
}

/** The chunks that differ between two emissions, object by object. */
export function previewOf(was: Emission, now: Emission): Preview[] {
  const all = (emission: Emission) => emission.files.flatMap((file) => file.chunks)
  const kept = new Set(all(was))
  const touched = all(now).filter((chunk) => !kept.has(chunk))
  const still = new Set(all(now))
  const gone = new Map(all(was).flatMap((chunk) => (still.has(chunk) ? [] : [[chunk.about, chunk]])))
  const previews = touched.map((chunk) => {
    const before = gone.get(chunk.about)?.text ?? ''
    gone.delete(chunk.about)
    return { before, after: chunk.text }
  })
  const rest = [...gone.values()].map((chunk) => ({ before: chunk.text, after: '' }))
  return [...previews, ...rest].filter((it) => it.before !== it.after)
}
