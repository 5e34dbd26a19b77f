import { type Design, object, schemaNameOf } from '#model'
import type { Chunk } from '../exporter.ts'
import { headChunk } from './head-chunk.ts'

/** How many files a schema stands in. */
export const LAYOUTS = ['one', 'by-schema', 'by-table'] as const
type Layout = (typeof LAYOUTS)[number]

type Given = {
  readonly layout: Layout
  /** In which folder its files stand. */
  readonly folder: string
  readonly ending: string
}

const fileName = (name: string): string => name.replace(/[^\p{L}\p{N}_-]+/gu, '_').slice(0, 80) || 'unnamed'

/** Which file a chunk goes in; null for the first. */
function pathOf(design: Design, { about }: Chunk, { layout, folder, ending }: Given): string | null {
  const it = about && object(design, about)
  if (!it || layout === 'one') return null
  if (layout === 'by-schema') return `${folder}/${fileName(schemaNameOf(design, it.id))}.${ending}`
  return it.kind === 'enum' ? `${folder}/enums.${ending}` : `${folder}/${fileName(it.name)}.${ending}`
}

/** Chunks file by file, each file under a line that names it, by which it is taken apart again. */
export function laidOut(design: Design, chunks: readonly Chunk[], given: Given): readonly Chunk[] {
  if (given.layout === 'one') return chunks
  const files = new Map<string | null, Chunk[]>([[null, []]])
  for (const chunk of chunks) {
    const path = pathOf(design, chunk, given)
    const file = files.get(path)
    if (file) file.push(chunk)
    else files.set(path, [chunk])
  }
  return [...files].flatMap(([path, own]) => (path === null ? own : [headChunk(`// file: ${path}\n`), ...own]))
}
