import type { SyntaxNode } from '@lezer/common'
import type { Range } from '../prisma/tree.ts'
import type { Expression, Statement } from './syntax.ts'

/**
 * The text that a tree is of, which is a part of a larger one from `at` on: ranges are of the larger one. Expressions hold
 * functions, and functions statements with expressions: each is read by way of the reader.
 */
export type Reader = {
  readonly text: string
  readonly at: number
  readonly expression: (deep: Deep, node: SyntaxNode) => Expression
  readonly block: (deep: Deep, block: SyntaxNode) => readonly Statement[]
}
export type Deep = { readonly reader: Reader; readonly depth: number }

/** What is nested deeper is not read: nobody writes that. */
export const DEEPEST = 400

export const rangeOf = ({ at }: Pick<Reader, 'at'>, { from, to }: Range): Range => ({ from: from + at, to: to + at })
export const wordsOf = ({ text }: Pick<Reader, 'text'>, { from, to }: Range): string => text.slice(from, to)

/** The nodes within another, without comments. */
export function childrenOf(node: SyntaxNode): readonly SyntaxNode[] {
  const found: SyntaxNode[] = []
  for (let it = node.firstChild; it; it = it.nextSibling)
    if (it.name !== 'LineComment' && it.name !== 'BlockComment') found.push(it)
  return found
}

export const child = (node: SyntaxNode, ...names: readonly string[]): SyntaxNode | null =>
  childrenOf(node).find((it) => names.includes(it.name)) ?? null

/** What stands between the brackets of a node. */
export const insideOf = (reader: Reader, node: SyntaxNode): Range => {
  const [first, last] = [node.firstChild, node.lastChild]
  return rangeOf(reader, { from: first?.to ?? node.from, to: Math.max(first?.to ?? node.from, last?.from ?? node.to) })
}

const PLAIN_ESCAPES: Readonly<Record<string, string>> = {
  n: '\n',
  r: '\r',
  t: '\t',
  b: '\b',
  f: '\f',
  v: '\v',
  '0': '\0',
}

/** One escape of a string as the sign that it stands for. */
export function unescaped(words: string): string {
  const sign = words[1] ?? ''
  const hex = /^\\(?:u\{([0-9a-f]{1,6})\}|u([0-9a-f]{4})|x([0-9a-f]{2}))/i.exec(words)
  if (hex) {
    const code = Number.parseInt(hex[1] ?? hex[2] ?? hex[3] ?? '', 16)
    return code <= 0x10ffff ? String.fromCodePoint(code) : ''
  }
  return sign === '\n' || sign === '\r' ? '' : (PLAIN_ESCAPES[sign] ?? words.slice(1))
}

const ESCAPE = /\\(?:u\{[0-9a-f]*\}|u[0-9a-f]{4}|x[0-9a-f]{2}|\r\n|[\s\S])/gi

/** What a string says whose quotes are taken off. */
export const withoutEscapes = (words: string): string => words.replace(ESCAPE, unescaped)

/** What a string in quotes says. */
export const stringText = (reader: Reader, node: Range): string => withoutEscapes(wordsOf(reader, node).slice(1, -1))
