import type { PyCall, PyClass, PyExpression, PyParam, PyStatement, Range } from '#languages'

/** What an argument of a call is. */
export type Given = { readonly name: string | null; readonly value: Value; readonly at: Range }

export type Calling = {
  readonly is: 'call'
  readonly of: Value
  readonly args: readonly Given[]
  readonly at: Range
  readonly node: PyCall
}
export type Listed = { readonly value: Value; readonly at: Range }
export type Fn = {
  readonly is: 'function'
  readonly name: string
  readonly params: readonly PyParam[]
  /** Statements, or what a lambda gives. */
  readonly body: readonly PyStatement[] | PyExpression
  readonly scope: Scope
  /** What it says that it gives back. */
  readonly returns?: PyExpression | null
  /** `declared_attr`, `property`, …: what stands above it. */
  readonly marks: readonly string[]
}

/** Something of Python's, SQLAlchemy's or another library's, by its path: `sa.Column`, `uuid.UUID`. */
type Library = {
  readonly is: 'library'
  readonly path: string
  /** The object of Flask's extension that it was had from, which says what it is made of. */
  readonly by?: Calling
}

/** What an expression of the text stands for, as far as that is known without running it. */
export type Value =
  | { readonly is: 'text'; readonly text: string }
  | { readonly is: 'number'; readonly text: string }
  | { readonly is: 'word'; readonly text: 'True' | 'False' | 'None' | '...' }
  | { readonly is: 'list'; readonly items: readonly Listed[] }
  | { readonly is: 'record'; readonly fields: ReadonlyMap<string, Listed>; readonly keys: readonly Value[] }
  | Library
  | Calling
  | { readonly is: 'member'; readonly of: Value; readonly name: string; readonly at: Range }
  | { readonly is: 'element'; readonly of: Value; readonly keys: readonly Value[] }
  | { readonly is: 'union'; readonly of: readonly Value[] }
  | { readonly is: 'operation'; readonly sign: string; readonly of: readonly Value[] }
  | { readonly is: 'class'; readonly class: ClassInfo }
  | Fn
  | { readonly is: 'module'; readonly path: string }
  | { readonly is: 'unknown'; readonly why: string; readonly at: Range; readonly fault: boolean }

/** A name and what it stands for, found out when it is first asked for. */
export type Binding = { value: Value | null; find?: () => Value; finding?: boolean }
export type Scope = {
  readonly names: Map<string, Binding>
  readonly parent: Scope | null
  /** Looks elsewhere for what is not here: where files stand together without saying where they are. */
  readonly otherwise?: (name: string) => Value | null
}

/** Something that a class says in its body. */
export type Attribute = {
  readonly name: string
  readonly at: Range
  readonly hint: PyExpression | null
  readonly value: PyExpression | null
  readonly binding: Binding
  readonly nameAt: Range
}
export type ClassInfo = {
  readonly name: string
  readonly node: PyClass
  readonly bases: readonly Given[]
  readonly attributes: ReadonlyMap<string, Attribute>
  readonly scope: Scope
  readonly path: string
  readonly marks: readonly Value[]
  /** Whether it stands at the outermost level of its file. */
  readonly isTop: boolean
}

/** How long a text may become that is made of others. */
export const LONGEST = 100_000

/** What a name stands for, found out once. */
export function boundTo(binding: Binding, at: Range): Value {
  if (binding.value) return binding.value
  if (!binding.find || binding.finding) return unknown('it is made of itself', at)
  binding.finding = true
  binding.value = binding.find()
  binding.finding = false
  return binding.value
}

export const text = (said: string): Value => ({ is: 'text', text: said })
export const library = (path: string): Value => ({ is: 'library', path })
export const unknown = (why: string, at: Range): Value => ({ is: 'unknown', why, at, fault: false })
/** What is wrong in the text itself. */
export const fault = (why: string, at: Range): Value => ({ is: 'unknown', why, at, fault: true })
export const NONE: Value = { is: 'word', text: 'None' }

export const textOf = (value: Value | undefined): string | null => (value?.is === 'text' ? value.text : null)
export const isNone = (value: Value | undefined): boolean => value?.is === 'word' && value.text === 'None'
/** True or false where it says so; null elsewhere. */
export const flagOf = (value: Value | undefined): boolean | null =>
  value?.is === 'word' && (value.text === 'True' || value.text === 'False') ? value.text === 'True' : null

/** The path of what is called or named. */
export const pathOf = (value: Value | undefined): string | null =>
  value?.is === 'library' ? value.path : value?.is === 'call' ? pathOf(value.of) : null

export const argOf = (call: Calling, name: string): Value | undefined => call.args.find((it) => it.name === name)?.value
export const plainArgs = (call: Calling): readonly Given[] => call.args.filter((it) => it.name === null)
/** An argument by its name, or by its place. */
export const argAt = (call: Calling, place: number, name: string): Value | undefined =>
  argOf(call, name) ?? plainArgs(call)[place]?.value

/** The class that the models of Flask's extension are made of, where its object is given one. */
export const modelClass = (value: Value): Value | undefined =>
  value.is === 'library' && value.by ? argOf(value.by, 'model_class') : undefined

/** A type as a dictionary of types knows it: the same wherever it is said. */
export function typeKey(value: Value): string | null {
  switch (value.is) {
    case 'library':
      return value.path
    case 'class':
      return `${value.class.path} ${value.class.name}`
    case 'text':
    case 'number':
    case 'word':
      return JSON.stringify(value.text)
    case 'call':
      return `call ${value.at.from}`
    case 'element': {
      const parts = [value.of, ...value.keys].map(typeKey)
      return parts.includes(null) ? null : `${parts[0]}[${parts.slice(1).join(', ')}]`
    }
    default:
      return null
  }
}

/** A value in words, for a message. */
export function wordsOf(value: Value): string {
  switch (value.is) {
    case 'unknown':
      return value.why
    case 'library':
      return `it comes from ${value.path}`
    case 'call':
      return wordsOfCall(value)
    case 'text':
    case 'number':
    case 'word':
      return value.text.slice(0, 60)
    case 'element':
    case 'member':
      return wordsOf(value.of)
    case 'class':
      return `${value.class.name} is nothing that is known here`
    case 'operation':
      return 'it is only known when it runs'
    default:
      return `it is a ${value.is}`
  }
}

/** A call that is known stands or falls with what it is given. */
function wordsOfCall({ of, args }: Calling): string {
  const isKnown = of.is === 'library' && /^(?:sa|pg|sqlmodel)\./.test(of.path)
  const lost = args.find(({ value: { is } }) => is === 'unknown' || is === 'library' || is === 'call')
  if (isKnown && lost && (lost.value.is !== 'library' || !/^(?:sa|pg)\./.test(lost.value.path)))
    return wordsOf(lost.value)
  const whole = args.find(({ value }) => value.is === 'class')?.value
  if (isKnown && whole?.is === 'class') return `${whole.class.name} is nothing that is known here`
  return of.is === 'library' ? `${of.path}(…) is not known here` : 'it is made by a call'
}
