import type { Fault, Range } from '../prisma/tree.ts'

/** A word of the text and where it stands. */
export type PyWord = Range & { readonly text: string }

export type PyItem = Range & { readonly spread: boolean; readonly value: PyExpression }
export type PyEntry = Range & {
  /** Null for `**rest`. */
  readonly key: PyExpression | null
  readonly value: PyExpression
}
export type PyArgument = Range & {
  readonly name: PyWord | null
  readonly spread: '' | '*' | '**'
  readonly value: PyExpression
}
export type PyParam = { readonly name: PyWord; readonly spread: '' | '*' | '**'; readonly value: PyExpression | null }

export type PyList = Range & { readonly sort: 'list'; readonly items: readonly PyItem[]; readonly inside: Range }
export type PyDict = Range & { readonly sort: 'dict'; readonly entries: readonly PyEntry[]; readonly inside: Range }
export type PyCall = Range & {
  readonly sort: 'call'
  readonly callee: PyExpression
  readonly args: readonly PyArgument[]
  readonly inside: Range
}

export type PyExpression =
  | (Range & { readonly sort: 'string'; readonly text: string })
  | (Range & { readonly sort: 'format'; readonly texts: readonly string[]; readonly holes: readonly PyExpression[] })
  | (Range & { readonly sort: 'number'; readonly text: string })
  | (Range & { readonly sort: 'word'; readonly text: 'True' | 'False' | 'None' | '...' })
  | (Range & { readonly sort: 'name'; readonly text: string })
  | (Range & { readonly sort: 'member'; readonly of: PyExpression; readonly name: PyWord })
  | (Range & { readonly sort: 'element'; readonly of: PyExpression; readonly keys: readonly PyItem[] })
  | PyList
  | PyDict
  | PyCall
  | (Range & { readonly sort: 'lambda'; readonly params: readonly PyParam[]; readonly body: PyExpression })
  | (Range & { readonly sort: 'unary'; readonly sign: string; readonly value: PyExpression })
  | (Range & {
      readonly sort: 'binary'
      readonly sign: string
      readonly left: PyExpression
      readonly right: PyExpression
    })
  | (Range & {
      readonly sort: 'choice'
      readonly test: PyExpression
      readonly yes: PyExpression
      readonly no: PyExpression
    })
  | (Range & {
      readonly sort: 'comprehension'
      readonly item: PyExpression
      readonly name: string
      readonly of: PyExpression
      /** What each has to be to be taken. */
      readonly test: PyExpression | null
    })
  | (Range & { readonly sort: 'other'; readonly what: string })

export type PyImport = Range & {
  readonly sort: 'import'
  /** The module, with the dots that it begins with; null for `import a, b`. */
  readonly from: Range['from']
  readonly source: string | null
  readonly names: readonly { readonly name: string; readonly as: string; readonly at: Range }[]
  /** Behind the last name. */
  readonly end: number
}
export type PyAssign = Range & {
  readonly sort: 'assign'
  readonly target: PyExpression
  readonly annotation: PyExpression | null
  readonly value: PyExpression | null
}
export type PyClass = Range & {
  readonly sort: 'class'
  readonly name: PyWord
  readonly bases: readonly PyArgument[]
  readonly body: readonly PyStatement[]
  readonly decorators: readonly PyExpression[]
  /** From behind the colon to its end. */
  readonly inside: Range
  readonly indent: string
}
export type PyFunction = Range & {
  readonly sort: 'function'
  readonly name: PyWord
  readonly params: readonly PyParam[]
  /** What it says that it gives back. */
  readonly returns: PyExpression | null
  readonly body: readonly PyStatement[]
  readonly decorators: readonly PyExpression[]
}
export type PyFor = Range & {
  readonly sort: 'for'
  /** What each round gives a name. */
  readonly names: readonly PyWord[]
  readonly of: PyExpression
  readonly body: readonly PyStatement[]
}
export type PyStatement =
  | PyImport
  | PyAssign
  | PyClass
  | PyFunction
  | (Range & { readonly sort: 'return'; readonly value: PyExpression | null })
  | (Range & { readonly sort: 'expression'; readonly value: PyExpression })
  | (Range & {
      readonly sort: 'if'
      readonly test: PyExpression
      readonly yes: readonly PyStatement[]
      readonly no: readonly PyStatement[]
    })
  | PyFor
  | (Range & { readonly sort: 'block'; readonly body: readonly PyStatement[] })
  | (Range & { readonly sort: 'other' })

export type PyTree = {
  readonly statements: readonly PyStatement[]
  readonly faults: readonly Fault[]
  /** Every name of a value that the text speaks of. */
  readonly mentions: readonly PyWord[]
}
