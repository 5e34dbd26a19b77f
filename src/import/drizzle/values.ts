import type { Doc, FunctionLiteral, ObjectLiteral, Range } from '#languages'

/** What an expression stands for, read and never run. What Drizzle's library makes is held as the calls that make it. */
export type Value =
  | { readonly is: 'text'; readonly text: string }
  | { readonly is: 'number'; readonly text: string }
  | { readonly is: 'word'; readonly text: 'true' | 'false' | 'null' | 'undefined' }
  | List
  | Rec
  | Fn
  /** Something that a library exports, by its dotted name: `text`, `z.enum`, `*` for the library as a whole. */
  | { readonly is: 'library'; readonly module: string; readonly name: string }
  | { readonly is: 'module'; readonly path: string }
  | Calling
  | { readonly is: 'member'; readonly of: Value; readonly name: string; readonly at: Range }
  | Sql
  | Unknown

export type List = { readonly is: 'list'; readonly items: readonly Listed[] }
export type Listed = { readonly value: Value; readonly at: Range }
export type Rec = {
  readonly is: 'record'
  readonly fields: ReadonlyMap<string, Field>
  /** Where it is written; null where it is put together. */
  readonly node: ObjectLiteral | null
}
export type Field = {
  readonly value: Value
  /** The whole entry, its key and its comment; null where it is written nowhere. */
  readonly entry: (Range & { readonly key: Range; readonly value: Range; readonly doc: Doc | null }) | null
}
export type Fn = { readonly is: 'function'; readonly node: FunctionLiteral; readonly scope: Scope }
/** A call of something that only the library knows: `of` is what is called, or whose method is. */
export type Calling = {
  readonly is: 'call'
  readonly of: Value
  /** The method; empty where the thing itself is called. */
  readonly name: string
  readonly args: readonly Value[]
  /** From the start of what is called to the end. */
  readonly at: Range
  /** What it adds to what is called: `.notNull()`. */
  readonly step: Range
  /** Where its arguments stand. */
  readonly argsAt: readonly Range[]
}
export type Sql = {
  readonly is: 'sql'
  readonly texts: readonly string[]
  readonly holes: readonly Value[]
  readonly at: Range
}
export type Unknown = {
  readonly is: 'unknown'
  readonly why: string
  readonly at: Range
  /** The text itself is wrong, not only more than can be read. */
  readonly fault?: boolean
}

/** Names and what they stand for, found out when they are first asked for. */
export type Scope = {
  readonly names: Map<string, Binding>
  readonly parent: Scope | null
  /** Looked at where no scope has the name. */
  readonly otherwise?: (name: string) => Value | null
}
export type Binding = { value: Value | null; readonly find: (() => Value) | null; finding?: boolean }

export const text = (of: string): Value => ({ is: 'text', text: of })
export const number = (of: string | number): Value => ({ is: 'number', text: String(of) })
export const truth = (of: boolean): Value => ({ is: 'word', text: of ? 'true' : 'false' })
export const UNDEFINED: Value = { is: 'word', text: 'undefined' }
export const unknown = (why: string, at: Range): Unknown => ({ is: 'unknown', why, at: { from: at.from, to: at.to } })
/** What the text does wrong. */
export const fault = (why: string, at: Range): Unknown => ({ ...unknown(why, at), fault: true })
export const known = (value: Value): Binding => ({ value, find: null })

export const isNothing = (value: Value | undefined): boolean =>
  !value || (value.is === 'word' && (value.text === 'undefined' || value.text === 'null'))

export const textOf = (value: Value | undefined): string | null => (value?.is === 'text' ? value.text : null)

export const fieldOf = (value: Value | undefined, name: string): Value | undefined =>
  value?.is === 'record' ? value.fields.get(name)?.value : undefined

/** The names of a record's fields, as far as they can be read. */
export const fieldsOf = (value: Value): readonly string[] =>
  value.is === 'record' ? [...value.fields.keys()].filter((it) => !it.startsWith('…')) : []

/** What a call begins with, and the calls on it in order. */
export function chainOf(value: Value): { readonly root: Value; readonly steps: readonly Calling[] } {
  const steps: Calling[] = []
  let root = value
  while (root.is === 'call') {
    steps.push(root)
    root = root.of
  }
  return { root, steps: steps.reverse() }
}

/** The same value under the words of one who reads a notice. */
export function wordsOf(value: Value): string {
  switch (value.is) {
    case 'unknown':
      return value.why
    case 'text':
    case 'number':
    case 'word':
      return `it is ${value.text.slice(0, 40)}`
    case 'library':
      return `it comes from ${value.module}`
    case 'call':
    case 'member':
      return value.of.is === 'call' || value.of.is === 'member' || value.of.is === 'library'
        ? wordsOf(value.of)
        : 'it is of another sort'
    default:
      return 'it is of another sort'
  }
}
