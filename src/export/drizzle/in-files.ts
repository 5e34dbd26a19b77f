import type { Design, Id } from '#model'
import type { Chunk } from '../exporter.ts'
import { headChunk } from '../naming/head-chunk.ts'
import { byFile, fileName, filesOf, type Layout } from '../naming/layout.ts'
import type { FileNames } from './file-names.ts'
import { headText } from './head.ts'
import type { Piece } from './table-chunk.ts'

const FOLDER = 'schema'
/** What is read when the module runs leans on nothing: the files may then speak of each other as they like. */
const LEAF = 'types'
const LEAF_KINDS: ReadonlySet<string> = new Set(['schema', 'role', 'enum', 'sequence'])
/** The file that hands on all the others. */
export const INDEX = `${FOLDER}/index.ts`

export function inOneFile(pieces: readonly Piece[], { customs }: FileNames): readonly Chunk[] {
  const uses = new Set(pieces.flatMap((piece) => [...piece.uses]))
  return [headChunk(headText({ uses, customs })), ...pieces.map((piece) => piece.chunk)]
}

type Given = { readonly pieces: readonly Piece[]; readonly names: FileNames }

/** A folder of files, each under a line that names it, and with its own imports. */
export function inFiles(design: Design, layout: Layout, { pieces, names }: Given): readonly Chunk[] {
  const apart = (kind: string) => (LEAF_KINDS.has(kind) ? LEAF : null)
  const files = byFile(pieces, filesOf(design, { layout, spelt: fileName, taken: ['index', LEAF], apart }))
  const leaf = files.get(LEAF) ?? []
  const all = new Map([...(leaf.length + names.customs.size > 0 ? [[LEAF, leaf] as const] : []), ...files])
  const homes = new Map([...names.customs.values()].map((name) => [name, LEAF]))
  for (const [file, own] of all) for (const { chunk } of own) homes.set(names.values.get(chunk.about as Id) ?? '', file)
  const handedOn = [...all.keys()].map((file) => `export * from './${file}';\n`)
  return [
    headChunk(`// file: ${INDEX}\n${handedOn.join('') || 'export {};\n'}\n`),
    ...[...all].flatMap(([file, own]) => [
      headChunk(`// file: ${FOLDER}/${file}.ts\n${headOf(file, own, { names, homes })}`),
      ...own.map((piece) => piece.chunk),
    ]),
  ]
}

type Around = { readonly names: FileNames; readonly homes: ReadonlyMap<string, string> }

function headOf(file: string, pieces: readonly Piece[], { names, homes }: Around): string {
  const uses = new Set(pieces.flatMap((piece) => [...piece.uses]))
  const others = new Map<string, string[]>()
  for (const name of new Set(pieces.flatMap((piece) => [...piece.speaks]))) {
    const home = homes.get(name)
    if (home !== undefined && home !== file) others.set(home, [...(others.get(home) ?? []), name].sort())
  }
  const sorted = new Map([...others].sort(([a], [b]) => (a < b ? -1 : 1)))
  return headText({ uses, customs: file === LEAF ? names.customs : new Map(), others: sorted })
}
