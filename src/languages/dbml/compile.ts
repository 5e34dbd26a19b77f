import { Compiler, type Database, DEFAULT_ENTRY, MemoryProjectLayout, type ProgramNode } from '@dbml/parse'
import type { Range } from '../prisma/tree.ts'

export type DbmlFault = Range & { readonly message: string }

/** A block of the text: `table`, `ref`, `enum` … */
export type DbmlElement = Range & { readonly sort: string }

export type DbmlText = {
  readonly text: string
  /** Its tree, faults and all. */
  readonly body: ProgramNode['body']
  /** What the compiler understood, every name of it known; places are offsets in the text. */
  readonly database: Database | null
  readonly elements: readonly DbmlElement[]
  readonly faults: readonly DbmlFault[]
  /** What was left out, that the rest could be read. */
  readonly left: readonly DbmlElement[]
}

/** How often what is wrong is taken out to see what can be read beside it. */
const MOST_ROUNDS = 12

const blank = (text: string, { from, to }: Range): string =>
  text.slice(0, from) + text.slice(from, to).replace(/[^\r\n]/g, ' ') + text.slice(to)

function compileOnce(text: string): DbmlText {
  const layout = new MemoryProjectLayout()
  layout.setSource(DEFAULT_ENTRY, text)
  const compiler = new Compiler(layout)
  const report = compiler.interpretFile(DEFAULT_ENTRY)
  const { body } = compiler.parseFile(DEFAULT_ENTRY).getValue().ast
  return {
    text,
    body,
    database: report.getValue() ?? null,
    elements: body.map((it) => ({
      sort: 'type' in it ? (it.type?.value ?? '').toLowerCase() : '',
      from: it.start,
      to: it.end,
    })),
    left: [],
    faults: report.getErrors().map((it) => ({ message: it.diagnostic, from: it.start, to: it.end })),
  }
}

/**
 * Reads DBML by its own compiler. That tells nothing of a text with a fault in it, so the blocks at fault are taken out
 * until the others can be read; all faults are told, with their places.
 */
export function compileDbml(text: string): DbmlText {
  const first = compileOnce(text)
  let [now, rest] = [first, text]
  const faults = [...first.faults]
  const left: DbmlElement[] = []
  for (let round = 0; now.faults.length > 0 && round < MOST_ROUNDS; round++) {
    const hit = now.elements.filter((it) => now.faults.some(({ from, to }) => from <= it.to && to >= it.from))
    if (hit.length === 0) break
    left.push(...hit)
    rest = hit.reduce(blank, rest)
    now = compileOnce(rest)
    faults.push(...now.faults)
  }
  const told = new Map(faults.map((it) => [`${it.from} ${it.message}`, it]))
  const database = now.faults.length > 0 ? null : now.database
  return { ...first, database, faults: [...told.values()], left: database ? left : first.elements }
}
