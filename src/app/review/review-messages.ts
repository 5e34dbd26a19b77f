import type { Change, DesignNews, Id, Severity } from '#model'
import type { CompareAsked, Comparison, RuleInfo, Style, StyleTrial } from '#panels'
import type { OfferedSplit, QueriesReading, TableReading, TenancyReading } from '#rules'

/** A finding as it crosses to the page: its fixes by name, their changes asked for when wanted. */
export type FoundProblem = {
  readonly key: string
  readonly rule: string
  readonly title: string
  readonly severity: Severity
  readonly about: Id
  readonly message: string
  readonly fixes: readonly { readonly label: string; readonly safe: boolean }[]
}

/** What is asked, and what the answer is. */
export type ReviewQuestions = {
  readonly fix: { readonly given: { readonly key: string; readonly fix: number }; readonly answer: readonly Change[] }
  /** Everything that is safe to mend, of one rule or of all. */
  readonly 'fix-safe': { readonly given: { readonly rule: string | null }; readonly answer: readonly Change[] }
  /** What another style would find that this one doesn't, and the other way round. */
  readonly try: { readonly given: { readonly style: Style }; readonly answer: StyleTrial }
  readonly rules: { readonly given: object; readonly answer: readonly RuleInfo[] }
  /** What the theory of normal forms says of a table. */
  readonly describe: { readonly given: { readonly table: Id<'table'> }; readonly answer: TableReading | null }
  readonly split: {
    readonly given: { readonly table: Id<'table'>; readonly form: OfferedSplit['form'] }
    readonly answer: readonly Change[]
  }
  /** The way from an older version to the open one. */
  readonly compare: { readonly given: { readonly asked: CompareAsked }; readonly answer: Comparison | null }
  readonly queries: { readonly given: { readonly table: Id<'table'> }; readonly answer: QueriesReading | null }
  readonly tenancy: { readonly given: object; readonly answer: TenancyReading | null }
  readonly 'mark-tenants': { readonly given: { readonly table: Id<'table'> }; readonly answer: readonly Change[] }
  readonly 'read-query': {
    readonly given: { readonly name: string; readonly sql: string }
    readonly answer: { readonly changes: readonly Change[]; readonly unread: readonly string[] }
  }
}

type Question = {
  [Q in keyof ReviewQuestions]: { readonly ask: Q; readonly reply: number } & ReviewQuestions[Q]['given']
}[keyof ReviewQuestions]

export type ReviewRequest = { readonly ask: 'hear'; readonly news: DesignNews } | Question

/** What has come since the last time, and the keys of what has gone. What comes under a key that is there takes its place. */
export type Difference = { readonly come: readonly FoundProblem[]; readonly gone: readonly string[] }

export type ReviewAnswer =
  | {
      readonly tell: 'found'
      readonly problems: Difference
      readonly accepted: Difference
    }
  | { readonly tell: 'reply'; readonly reply: number; readonly value: unknown }
