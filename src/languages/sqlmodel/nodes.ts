import type { SyntaxNode } from '@lezer/common'
import type { Range } from '../prisma/tree.ts'

/** The text that a tree is of, which is a part of a larger one from `at` on: ranges are of the larger one. */
export type PyReader = {
  readonly text: string
  /** The text as its tree has it, in which other words may stand. */
  readonly said: string
  readonly at: number
  readonly depth: number
}

/** What is nested deeper is not read: nobody writes that. */
const DEEPEST = 200

export const deeper = (reader: PyReader): PyReader => ({ ...reader, depth: reader.depth + 1 })
export const isTooDeep = (reader: PyReader): boolean => reader.depth > DEEPEST

export const rangeIn = ({ at }: PyReader, { from, to }: Range): Range => ({ from: from + at, to: to + at })
/** A statement without the end of its last line, which belongs to one that has lines of its own in the grammar. */
export const statementIn = (reader: PyReader, { from, to }: Range): Range => {
  const text = reader.said.slice(from, to)
  return rangeIn(reader, { from, to: from + text.trimEnd().length })
}
/** A body with the end of its last line. */
export function bodyIn(reader: PyReader, { from, to }: Range): Range {
  const last = from + reader.said.slice(from, to).trimEnd().length
  const end = reader.text.indexOf('\n', last)
  return rangeIn(reader, { from, to: end === -1 || end >= to ? to : end + 1 })
}
export const wordsIn = ({ text }: PyReader, { from, to }: Range): string => text.slice(from, to)

/** The nodes within another, without comments. */
export function partsOf(node: SyntaxNode): readonly SyntaxNode[] {
  const found: SyntaxNode[] = []
  for (let it = node.firstChild; it; it = it.nextSibling) if (it.name !== 'Comment' && !it.type.isError) found.push(it)
  return found
}

export const partOf = (node: SyntaxNode, ...names: readonly string[]): SyntaxNode | null =>
  partsOf(node).find((it) => names.includes(it.name)) ?? null

/** What stands between the brackets of a node. */
export function insideOf(reader: PyReader, node: SyntaxNode): Range {
  const [first, last] = [node.firstChild, node.lastChild]
  return rangeIn(reader, { from: first?.to ?? node.from, to: Math.max(first?.to ?? node.from, last?.from ?? node.to) })
}

/** Nodes between commas. */
export function betweenCommas(nodes: readonly SyntaxNode[]): readonly (readonly SyntaxNode[])[] {
  const groups: SyntaxNode[][] = [[]]
  for (const it of nodes)
    if (it.name === ',') groups.push([])
    else groups.at(-1)?.push(it)
  return groups.filter((it) => it.length > 0)
}

const PLAIN: Readonly<Record<string, string>> = {
  n: '\n',
  r: '\r',
  t: '\t',
  b: '\b',
  f: '\f',
  v: '\v',
  a: '\x07',
  '\\': '\\',
  "'": "'",
  '"': '"',
}
const ESCAPE = /\\(?:u[0-9a-f]{4}|U[0-9a-f]{8}|x[0-9a-f]{2}|[0-7]{1,3}|N\{[^}]*\}|\r\n|[\s\S])/gi

function unescaped(words: string): string {
  const sign = words[1] ?? ''
  const hex = /^\\[uUx]([0-9a-f]+)$/i.exec(words)?.[1]
  if (hex) {
    const code = Number.parseInt(hex, 16)
    return code <= 0x10ffff ? String.fromCodePoint(code) : ''
  }
  if (/^\\[0-7]/.test(words)) return String.fromCharCode(Number.parseInt(words.slice(1), 8))
  // What stands for no sign stands for itself.
  return sign === '\n' || sign === '\r' ? '' : (PLAIN[sign] ?? words)
}

/** What a string says, as its prefix has it: its words between the quotes. */
export const spelledOut = (words: string, isRaw: boolean): string => (isRaw ? words : words.replace(ESCAPE, unescaped))

/** Where the words of a string begin and end, and whether its backslashes are its own. */
export function quotesOf(words: string): { readonly start: number; readonly end: number; readonly raw: boolean } {
  const [, prefix = '', quote = ''] = /^([a-z]*)("""|'''|"|')/i.exec(words) ?? []
  const start = prefix.length + quote.length
  const isClosed = quote !== '' && words.length >= start + quote.length && words.endsWith(quote)
  return { start, end: isClosed ? words.length - quote.length : words.length, raw: /r/i.test(prefix) }
}
