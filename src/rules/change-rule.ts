import type { PlanOptions, Step } from '#migrate'
import type { Change, Design, Id, Renamed, Severity, StyleOptions } from '#model'
import type { RuleGroup, Severities } from './rule.ts'

/** What a released version is about to become, and how: the plan's steps, and what they were asked to be like. */
export type Migration = {
  readonly from: Design
  readonly to: Design
  readonly steps: readonly Step[]
  readonly options: PlanOptions
}

/**
 * A way to do it better: the plan made otherwise, or the version that it leads to (or both). A `safe` one loses nothing
 * and leaves no choice.
 */
export type ChangeFix = {
  readonly label: string
  readonly safe: boolean
  readonly options?: Partial<PlanOptions>
  readonly changes?: () => readonly Change[]
}

/** What a rule has against a change. `about` is an object of either version. */
export type ChangeFinding = {
  readonly about: Id
  readonly message: string
  readonly severity?: Severity
  readonly atMost?: Severity
  /** A query for the rows that are there now: what it finds is in the way. */
  readonly precheck?: string
  readonly fixes?: readonly ChangeFix[]
}

/** Two versions as SQL; what has another name in the second is told, as `users.name` and so on. */
export type Versions = {
  readonly from: string
  readonly to: string
  readonly renamed?: readonly Renamed[]
  readonly options?: Partial<PlanOptions>
}

/** What is wrong with the way from one version of a design to the next. Its like for one version is `Rule`. */
export type ChangeRule = {
  readonly id: string
  readonly group: RuleGroup
  readonly title: string
  readonly why: string
  readonly bad: Versions
  readonly good: Versions
  /** What the designer said of the first version: sizes, queries, tags. */
  readonly given?: (design: Design) => readonly Change[]
  /** Rows of the bad example's first version that its prechecks are content with, and more that they find. */
  readonly rows?: { readonly fine: string; readonly found: string }
  readonly severity: Severities
  readonly check: (migration: Migration, options: StyleOptions) => Iterable<ChangeFinding>
}
