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
