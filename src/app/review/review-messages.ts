import type { Change, DesignNews, Id, Severity } from '#model'

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

export type ReviewRequest =
  | { readonly ask: 'hear'; readonly news: DesignNews }
  | { readonly ask: 'fix'; readonly key: string; readonly fix: number; readonly reply: number }
  /** Everything that is safe to mend, of one rule or of all. */
  | { readonly ask: 'fix-safe'; readonly rule: string | null; readonly reply: number }

export type ReviewAnswer =
  | {
      readonly tell: 'found'
      readonly problems: readonly FoundProblem[]
      readonly accepted: readonly FoundProblem[]
    }
  | { readonly tell: 'fix'; readonly reply: number; readonly changes: readonly Change[] }
