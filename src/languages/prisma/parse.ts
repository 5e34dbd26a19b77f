import { Misread, TokenReader } from './reader.ts'
import type { PrismaToken } from './tokens.ts'
import type { Attribute, Block, BlockAttribute, Field, FieldType, PrismaTree, Range, Setting, Word } from './tree.ts'
import { BLOCKS } from './tree.ts'
import { readArguments, readValue } from './values.ts'

type Doc = Block['doc']

/** Reads a text as Prisma's schema language. Never throws: what can't be read is a fault, and reading goes on behind it. */
export function parsePrisma(text: string): PrismaTree {
  const reader = new TokenReader(text)
  const blocks: Block[] = []
  const docs = new Docs(reader)
  for (let token = docs.next(); token; token = docs.next()) {
    const doc = docs.taken()
    try {
      const block = startsBlock(reader) ? readBlock(reader, doc) : null
      if (block) blocks.push(block)
      else throw reader.misread('A block begins with model, view, enum, datasource or generator')
    } catch (error) {
      passOver(reader, error)
    }
  }
  return { text, tokens: reader.tokens, blocks, faults: reader.faults }
}

/** Notes a mistake, and goes on with the next line. */
function passOver(reader: TokenReader, error: unknown): void {
  if (!(error instanceof Misread)) throw error
  reader.fault(error.message, error.at)
  reader.skipLine()
}

/** Goes from entry to entry and gathers the `///` lines right above each. */
class Docs {
  readonly #reader: TokenReader
  #lines: PrismaToken[] = []

  constructor(reader: TokenReader) {
    this.#reader = reader
  }

  /** The first token of what comes next, line ends and comments passed over; null at the end. */
  next(): PrismaToken | null {
    let ends = 0
    this.#lines = []
    for (;;) {
      const token = this.#reader.raw()
      if (!token) return null
      if (token.sort === 'newline') ends++
      else if (token.sort === 'doc') {
        this.#lines = ends > 1 ? [token] : [...this.#lines, token]
        ends = 0
      } else if (token.sort === 'comment') ends = 0
      else if (token.sort !== 'space') {
        if (ends > 1) this.#lines = []
        return token
      }
      this.#reader.step()
    }
  }

  taken(): Doc {
    const [first, last] = [this.#lines[0], this.#lines.at(-1)]
    if (!first || !last) return null
    return { from: first.from, to: last.to, lines: this.#lines.map((it) => docLine(this.#reader.words(it))) }
  }
}

const docLine = (words: string): string => words.replace(/^\/\/\/ ?/, '').trimEnd()

const startsBlock = (reader: TokenReader): boolean =>
  reader.ahead(() => {
    const word = reader.words(reader.take())
    const name = reader.take()
    return (BLOCKS as readonly string[]).includes(word) && (name?.sort === 'name' || reader.words(name) === '{')
  })

/** Whether a block begins here, seen from within another that was not closed. */
const startsNextBlock = (reader: TokenReader): boolean =>
  reader.ahead(() => {
    const isWord = (BLOCKS as readonly string[]).includes(reader.words(reader.take()))
    return isWord && reader.take()?.sort === 'name' && reader.is('{')
  })

function readBlock(reader: TokenReader, doc: Doc): Block {
  const keyword = reader.take() as PrismaToken
  const sort = reader.words(keyword) as Block['sort']
  const name = readName(reader, `The ${sort} has no name`)
  const open = reader.expect('{', `after ${sort} ${name.text}`)
  const entries: Block['entries'][number][] = []
  const docs = new Docs(reader)
  let last = open.to
  for (let token = docs.next(); token; token = docs.next()) {
    if (reader.is('}')) {
      const close = reader.expect('}', '')
      const inside = { from: open.to, to: close.from }
      return { sort, name, entries, inside, doc, from: keyword.from, to: close.to }
    }
    if (startsNextBlock(reader)) break
    const above = docs.taken()
    try {
      const entry = readEntry(reader, sort, above)
      entries.push(entry)
      last = entry.to
      if (!reader.isEndOfLine() && !reader.is('}')) throw reader.misread('A new line has to begin here')
    } catch (error) {
      passOver(reader, error)
    }
  }
  reader.fault(`“}” is missing: ${sort} ${name.text} is not closed`, name)
  return { sort, name, entries, inside: { from: open.to, to: last }, doc, from: keyword.from, to: last }
}

function readName(reader: TokenReader, why: string): Word {
  const token = reader.peek()
  if (token?.sort !== 'name') throw reader.misread(why)
  reader.take()
  return { from: token.from, to: token.to, text: reader.words(token) }
}

function readEntry(reader: TokenReader, block: Block['sort'], doc: Doc): Field | BlockAttribute | Setting {
  if (reader.is('@@')) {
    const attribute = readAttribute(reader)
    return { sort: 'attribute', attribute, from: attribute.from, to: attribute.to, doc: doc ?? docBehind(reader) }
  }
  const name = readName(reader, 'A name is missing')
  if (block === 'datasource' || block === 'generator') {
    reader.expect('=', `after ${name.text}`)
    const value = readValue(reader)
    return { sort: 'setting', name, value, from: name.from, to: value.to, doc: doc ?? docBehind(reader) }
  }
  const type = block === 'enum' ? null : readType(reader, name)
  const attributes: Attribute[] = []
  while (reader.is('@')) attributes.push(readAttribute(reader))
  const to = attributes.at(-1)?.to ?? type?.to ?? name.to
  return { sort: 'field', name, type, attributes, from: name.from, to, doc: doc ?? docBehind(reader) }
}

/** A `///` at the end of the line says as much as one above it. */
function docBehind(reader: TokenReader): Doc {
  for (let token = reader.raw(); token && token.sort !== 'newline'; token = reader.raw()) {
    if (token.sort === 'doc') return { from: token.from, to: token.to, lines: [docLine(reader.words(token))] }
    if (token.sort !== 'space') return null
    reader.step()
  }
  return null
}

function readType(reader: TokenReader, field: Word): FieldType {
  const colon = reader.accept(':')
  if (colon) reader.fault('Between a name and its type stands no colon since Prisma 2', colon)
  const word = readName(reader, `The field ${field.text} has no type`)
  let [unsupported, to]: [string | null, number] = [null, word.to]
  if (word.text === 'Unsupported') {
    const { args, inside } = readArguments(reader)
    const value = args[0]?.value
    if (value?.sort !== 'string') throw reader.misread('Unsupported takes the name of a type as a string')
    unsupported = value.text
    to = inside.to + 1
  }
  let list = false
  if (reader.accept('[')) {
    to = reader.expect(']', 'after “[”').to
    list = true
  }
  const mark = reader.accept('?')
  if (mark && list) reader.fault('A list is never optional', mark)
  const required = reader.accept('!')
  if (required) reader.fault('Fields are required unless “?” follows their type', required)
  return { name: word.text, unsupported, list, optional: mark !== null, from: word.from, to: mark?.to ?? to }
}

function readAttribute(reader: TokenReader): Attribute {
  const sign = reader.take() as PrismaToken
  const word = readName(reader, 'An attribute has no name')
  let [name, to] = [word.text, word.to]
  while (reader.accept('.')) {
    const next = readName(reader, 'A name is missing after the dot')
    name += `.${next.text}`
    to = next.to
  }
  if (!reader.is('(')) return { name, args: [], inside: null, from: sign.from, to }
  const { args, inside } = readArguments(reader)
  return { name, args, inside, from: sign.from, to: inside.to + 1 }
}

/** Lines and columns, counted from one. */
export function placesIn(text: string): (range: Range) => { line: number; column: number; from: number; to: number } {
  const starts = [0]
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
  return ({ from, to }) => {
    let [low, high] = [0, starts.length - 1]
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if ((starts[middle] as number) <= from) low = middle
      else high = middle - 1
    }
    return { line: low + 1, column: from - (starts[low] as number) + 1, from, to }
  }
}
