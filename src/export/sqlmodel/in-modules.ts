import { memoize } from '#base'
import type { Design, Id } from '#model'
import type { Chunk } from '../exporter.ts'
import { headChunk } from '../naming/head-chunk.ts'
import { byFile, filesOf, type Layout } from '../naming/layout.ts'
import type { Piece } from './class-chunk.ts'
import { importsText, importText, sharedText, titleText } from './head.ts'
import type { ModuleNames } from './module-names.ts'
import { identifier, RESERVED_VALUES } from './words.ts'

const PACKAGE = 'models'
/** What is spoken of when a module is read: it leans on none of the others. */
const LEAF = 'types'

/** A module's name: no word of Python's. */
const spelt = (name: string): string => {
  const module = identifier(name)
  return RESERVED_VALUES.has(module) ? `${module}_` : module
}

/** The names in a piece's code, those in strings and comments aside. */
const wordsOf = memoize(({ text }: Chunk): ReadonlySet<string> => {
  const code = text.replace(/"""[\s\S]*?(?<!\\)"""|"(?:[^"\\]|\\.)*"|#[^\n]*/g, ' ')
  return new Set(code.match(/(?<![\w.])[A-Za-z_]\w*/g) ?? [])
})

type Given = { readonly pieces: readonly Piece[]; readonly names: ModuleNames }

/** A package of modules, each under a line that names it, and with its own imports. */
export function inModules(design: Design, layout: Layout, { pieces, names }: Given): readonly Chunk[] {
  const apart = (kind: string) => (kind === 'enum' ? LEAF : null)
  const modules = byFile(pieces, filesOf(design, { layout, spelt, taken: [LEAF], apart }))
  const shared = new Set(pieces.flatMap(({ uses }) => ['PgType', 'views'].filter((name) => uses.has(name))))
  const leaf = (modules.get(LEAF) ?? []).filter(({ chunk }) => chunk.text !== '')
  modules.delete(LEAF)
  const all = new Map([...(leaf.length + shared.size > 0 ? [[LEAF, leaf] as const] : []), ...modules])
  const exported = new Map(
    [...all].map(([module, own]) => [module, [...(module === LEAF ? shared : []), ...madeBy(own, names)]]),
  )
  const homes = new Map([...exported].flatMap(([module, own]) => own.map((name) => [name, module] as const)))
  return [
    headChunk(`# file: ${PACKAGE}/__init__.py\n${titleText(design.name)}\n${handedOn(exported)}`),
    ...[...all].flatMap(([module, own]) => [
      headChunk(`# file: ${PACKAGE}/${module}.py\n${headOf(own, { module, homes, shared })}`),
      ...own.map((piece) => piece.chunk),
    ]),
  ]
}

const madeBy = (pieces: readonly Piece[], { values, types }: ModuleNames): readonly string[] =>
  pieces.flatMap(({ chunk }) =>
    [values.get(chunk.about as Id), types.get(chunk.about as Id)].filter((name) => name !== undefined),
  )

function handedOn(exported: ReadonlyMap<string, readonly string[]>): string {
  const imports = [...exported].map(([module, names]) => importText(`.${module}`, [...names].sort()))
  const names = [...exported.values()].flat().sort()
  return `${imports.join('')}\n__all__ = [\n${names.map((name) => `    "${name}",\n`).join('')}]\n\n\n`
}

type Around = {
  readonly module: string
  readonly homes: ReadonlyMap<string, string>
  /** What all tables share, which the leaf holds. */
  readonly shared: ReadonlySet<string>
}

function headOf(pieces: readonly Piece[], { module, homes, shared }: Around): string {
  const isLeaf = module === LEAF
  const words = new Set(pieces.flatMap(({ chunk }) => [...wordsOf(chunk)]))
  const own = isLeaf && shared.size > 0 ? ['sa', ...(shared.has('PgType') ? ['Any'] : [])] : []
  const spoken = [...new Set(pieces.flatMap(({ speaks }) => [...speaks]))].filter(
    (name) => words.has(name) && homes.get(name) !== module,
  )
  const hinted = new Map<string, string[]>()
  for (const name of new Set(pieces.flatMap(({ hints }) => [...hints]))) {
    const home = homes.get(name)
    if (home !== undefined && home !== module) hinted.set(home, [...(hinted.get(home) ?? []), name].sort())
  }
  const needs = new Set([...words, ...own, ...(hinted.size > 0 ? ['TYPE_CHECKING'] : [])])
  const typed = [...hinted]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([home, names]) => importText(`.${home}`, names, '    '))
  return [
    importsText(needs),
    spoken.length > 0 ? `${importText(`.${LEAF}`, spoken.sort())}\n` : '',
    typed.length > 0 ? `if TYPE_CHECKING:\n${typed.join('')}\n` : '',
    `\n${isLeaf ? sharedText(shared) : ''}`,
  ].join('')
}
