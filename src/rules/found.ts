import type { Id, Severity } from '#model'
import type { Fix, RuleGroup } from './rule.ts'

/** A finding as it is told: under its rule, with the severity that the profile gives it. */
export type Found = {
  readonly rule: string
  readonly group: RuleGroup
  readonly title: string
  readonly about: Id
  readonly severity: Severity
  readonly message: string
  readonly fixes: readonly Fix[]
  /** Whether a person said why it is meant to be so, or it was there when the design was taken over. */
  readonly accepted: 'decision' | 'baseline' | null
}
