import type { Fault, Range } from '../prisma/tree.ts'

/** A name or word and where it stands. */
export type Named = Range & { readonly text: string }

/** An expression of TypeScript, as far as a schema can be read from it. Types, `as` and `!` are passed over. */
export type Expression = Range &
  (
    | { readonly sort: 'string' | 'name'; readonly text: string }
    | { readonly sort: 'number'; readonly text: string }
    | { readonly sort: 'word'; readonly text: 'true' | 'false' | 'null' | 'undefined' }
    /** The texts around its expressions: one more than those, their escapes resolved. */
    | Template
    | { readonly sort: 'tagged'; readonly tag: Expression; readonly template: Template }
    | { readonly sort: 'member'; readonly of: Expression; readonly name: Named }
    | { readonly sort: 'element'; readonly of: Expression; readonly key: Expression }
    | Call
    | ObjectLiteral
    | ArrayLiteral
    | FunctionLiteral
    | { readonly sort: 'unary'; readonly sign: string; readonly of: Expression }
    | { readonly sort: 'binary'; readonly sign: string; readonly left: Expression; readonly right: Expression }
    | {
        readonly sort: 'choice'
        readonly test: Expression
        readonly yes: Expression
        readonly no: Expression
      }
    /** What says nothing that can be read: `new Date()`, a regular expression, a class. */
    | { readonly sort: 'other'; readonly what: string }
  )

export type Template = Range & {
  readonly sort: 'template'
  readonly texts: readonly string[]
  readonly holes: readonly Expression[]
}
export type Call = Range & {
  readonly sort: 'call'
  readonly callee: Expression
  readonly args: readonly Item[]
  /** Between its brackets. */
  readonly inside: Range
}
export type Item = Range & { readonly spread: boolean; readonly value: Expression }
export type Property = Range & {
  /** Null for a spread; an expression where the name is reckoned. */
  readonly key: Named | Expression | null
  readonly value: Expression
}
export type ObjectLiteral = Range & {
  readonly sort: 'object'
  readonly entries: readonly Property[]
  readonly inside: Range
}
export type ArrayLiteral = Range & { readonly sort: 'array'; readonly items: readonly Item[]; readonly inside: Range }
export type FunctionLiteral = Range & {
  readonly sort: 'function'
  readonly params: readonly Parameter[]
  /** What it gives at once, or its statements. */
  readonly body: Expression | readonly Statement[]
}
export type Parameter = { readonly pattern: Pattern; readonly otherwise: Expression | null; readonly rest: boolean }

/** What a declaration names. */
export type Pattern = Range &
  (
    | { readonly sort: 'name'; readonly text: string }
    | {
        readonly sort: 'object'
        readonly entries: readonly {
          readonly key: string
          readonly to: Pattern
          readonly otherwise: Expression | null
        }[]
        readonly rest: Pattern | null
      }
    | { readonly sort: 'array'; readonly items: readonly (Pattern | null)[]; readonly rest: Pattern | null }
    | { readonly sort: 'other' }
  )

export type Statement = Range &
  (
    | {
        readonly sort: 'import'
        readonly source: string
        readonly names: readonly { readonly name: string; readonly as: string }[]
        /** What stands between the braces, where there are any. */
        readonly inside: Range | null
        readonly items: readonly Named[]
        readonly typesOnly: boolean
      }
    | {
        readonly sort: 'export'
        /** Null where it speaks of the file's own. */
        readonly source: string | null
        /** Null for everything. */
        readonly names: readonly { readonly name: string; readonly as: string }[] | null
      }
    | {
        readonly sort: 'declare'
        readonly exported: boolean
        readonly pattern: Pattern
        readonly value: Expression
        /** The lines of its comment, and where they stand. */
        readonly doc: Doc | null
        /** Whether the statement declares nothing else. */
        readonly alone: boolean
      }
    | { readonly sort: 'return'; readonly value: Expression | null }
    | {
        readonly sort: 'if'
        readonly test: Expression
        readonly yes: readonly Statement[]
        readonly no: readonly Statement[]
      }
    | { readonly sort: 'do'; readonly value: Expression }
    /** `export type User = typeof users.$inferSelect`: the names of values that a type speaks of. */
    | { readonly sort: 'type'; readonly speaksOf: readonly string[] }
    | { readonly sort: 'other'; readonly what: string }
  )

export type Doc = Range & { readonly lines: readonly string[] }

/** A name as a value is spoken of by it, wherever it stands in the file. */
/** `users.id`, where users is a name. */
export type MemberMention = {
  readonly of: string
  readonly name: Named
  /** Where the function begins that gives the name a meaning of its own; null where it is the file's. */
  readonly binder: number | null
}

export type Mention = Named & {
  /** `{ users }`: to say another value under the same name takes `users: people`. */
  readonly short: boolean
}

/** A text in TypeScript, as far as it could be read. */
export type ScriptTree = {
  readonly statements: readonly Statement[]
  readonly faults: readonly Fault[]
  /** Names as the file means them; what a function means by a name of its own is left out. */
  readonly mentions: readonly Mention[]
  readonly members: readonly MemberMention[]
  /** Every name that the text gives to something. */
  readonly given: ReadonlySet<string>
  /** The JSDoc comments right above something, by where that begins. */
  readonly docs: ReadonlyMap<number, Doc>
}
