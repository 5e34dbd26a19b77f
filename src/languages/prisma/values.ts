import type { TokenReader } from './reader.ts'
import type { Argument, PrismaValue, Range, Word } from './tree.ts'

const DEEPEST = 32

/** What a string says. An escape that JSON does not know stands for the sign itself. */
export function unquoted(literal: string): string {
  try {
    return JSON.parse(literal) as string
  } catch {
    return literal.slice(1, -1).replace(/\\(.)/g, '$1')
  }
}

/** A value: a string, a number, a name, a list, a call, or conditions in braces. */
export function readValue(reader: TokenReader, depth = 0): PrismaValue {
  const token = reader.peek()
  if (depth > DEEPEST) throw reader.misread('This stands too deep')
  const text = reader.words(token)
  if (token?.sort === 'string') {
    reader.take()
    return { sort: 'string', from: token.from, to: token.to, text: unquoted(text) }
  }
  if (token?.sort === 'number') {
    reader.take()
    return { sort: 'number', from: token.from, to: token.to, text }
  }
  if (token?.sort === 'name') return readNamed(reader, depth)
  if (token?.sort === 'open-string') throw reader.misread('This string is not closed')
  if (text === '[') {
    const open = reader.expect('[', '')
    const items = readItems(reader, ']', () => readValue(reader, depth + 1))
    return { sort: 'list', from: open.from, to: items.to, items: items.items }
  }
  if (text === '{') {
    const open = reader.expect('{', '')
    const entries = readItems(reader, '}', () => readArgument(reader, depth + 1))
    return { sort: 'object', from: open.from, to: entries.to, entries: entries.items }
  }
  throw reader.misread('A value is missing')
}

function readNamed(reader: TokenReader, depth: number): PrismaValue {
  const token = reader.take() as Range
  let [text, to] = [reader.text.slice(token.from, token.to), token.to]
  while (reader.accept('.')) {
    const next = reader.take()
    if (next?.sort !== 'name') throw reader.misread('A name is missing after the dot')
    text += `.${reader.words(next)}`
    to = next.to
  }
  if (!reader.is('(')) return { sort: 'name', from: token.from, to, text }
  const { args, inside } = readArguments(reader, depth + 1)
  return { sort: 'call', from: token.from, to: inside.to + 1, text, args }
}

/** What stands between brackets: `(fields: [a], map: "b")`. */
export function readArguments(reader: TokenReader, depth = 0): { args: readonly Argument[]; inside: Range } {
  const open = reader.expect('(', '')
  const { items, to } = readItems(reader, ')', () => readArgument(reader, depth))
  return { args: items, inside: { from: open.to, to: to - 1 } }
}

function readArgument(reader: TokenReader, depth: number): Argument {
  const first = reader.peek()
  const named =
    first?.sort === 'name' &&
    reader.ahead(() => {
      reader.take()
      return reader.is(':')
    })
  let name: Word | null = null
  if (named && first) {
    reader.take()
    reader.take()
    name = { from: first.from, to: first.to, text: reader.words(first) }
  }
  const value = readValue(reader, depth)
  return { name, value, from: name?.from ?? value.from, to: value.to }
}

/** Items between commas up to the closing sign. A line may end after an opening sign or a comma, and before a closing one. */
function readItems<T>(reader: TokenReader, close: string, read: () => T): { items: readonly T[]; to: number } {
  const items: T[] = []
  for (;;) {
    reader.skipLines()
    const end = reader.accept(close)
    if (end) return { items, to: end.to }
    items.push(read())
    const goesOn = reader.ahead(() => {
      reader.skipLines()
      return reader.is(close) || reader.is(',')
    })
    if (!goesOn) throw reader.misread(`“${close}” is missing`)
    reader.skipLines()
    reader.accept(',')
  }
}
