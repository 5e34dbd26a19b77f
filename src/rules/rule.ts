import type { Change, Design, Id, ProfileId, Severity } from '#model'

export type RuleGroup =
  | 'keys'
  | 'relationships'
  | 'indexes'
  | 'types'
  | 'naming'
  | 'nullability'
  | 'normal-forms'
  | 'tenancy'
  | 'lifecycle'
  | 'structure'
  | 'partitioning'
  | 'seeds'
  | 'migrations'
  | 'exports'

/** What a rule found wrong, and where. `fix` lists the ways to repair it, the best first. */
export type Finding = {
  readonly about: Id
  readonly message: string
  /** Overrides the profile's severity, where the rule knows better (rules.md: "E when …, W when …"). */
  readonly severity?: Severity
  readonly fixes: readonly Fix[]
}

/** A repair: a list of changes computed when asked for. `safe` ones may be done in a batch: nothing is lost. */
export type Fix = { readonly label: string; readonly safe: boolean; readonly changes: () => readonly Change[] }

export type RuleContext = { readonly design: Design; readonly options: Readonly<Record<string, string>> }

export type Rule = {
  readonly id: string
  readonly group: RuleGroup
  readonly title: string
  readonly why: string
  /** SQL in which the rule finds something, and the same mended: its tests and its page in the docs. */
  readonly bad: string
  readonly good: string
  readonly severity: Readonly<Record<ProfileId, Severity | 'off'>>
  /**
   * Looks at one table (or type, or view) and what it can reach. `touches` says that the outcome depends on more than
   * the bucket and its foreign-key neighbours, so that it is asked again after every edit.
   */
  readonly scope: 'bucket' | 'design'
  readonly check: (root: Id, context: RuleContext) => Iterable<Finding>
}
