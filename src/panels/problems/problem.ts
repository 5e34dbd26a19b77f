import type { Change, Id, Severity } from '#model'

export type ProblemFix = {
  readonly label: string
  readonly safe: boolean
  readonly changes: () => readonly Change[] | Promise<readonly Change[]>
}

/** Something wrong with the design, as the problems panel lists it. */
export type Problem = {
  /** The same for the same problem before and after an edit elsewhere. */
  readonly key: string
  readonly rule: string
  readonly title: string
  readonly severity: Severity
  readonly about: Id
  readonly message: string
  readonly fixes: readonly ProblemFix[]
}

/** What a look at the design has found. */
export type Reviewed = {
  readonly problems: readonly Problem[]
  /** What is found too, and meant to be so. */
  readonly accepted: readonly Problem[]
  /** Everything that can be mended without a choice or a loss, of one rule or of all, as one list of changes. */
  readonly fixSafe: (rule: string | null) => Promise<readonly Change[]>
}
