import type { Design, Id, IntentEntry, ProfileId, Severity } from '#model'
import type { Found } from './found.ts'
import type { Severities } from './rule.ts'

/** How loud a rule is in a design, as its profile and the designer have it. */
export function severityOf(
  rule: { id: string; severity: Severities },
  profile: ProfileId,
  design: Design,
): Severity | 'off' {
  const entry = design.intent.get('profile')
  return (entry?.sort === 'profile' ? entry.severities[rule.id] : undefined) ?? rule.severity[profile]
}

/** The day, as a decision names the last on which it holds. */
export const today = (): string => new Date().toISOString().slice(0, 10)

/** Whether a decision held up to a day that has passed. */
export const isOver = (entry: IntentEntry | undefined, day: string): boolean =>
  entry?.sort === 'decision' && entry.until !== undefined && entry.until < day

/** What of a person's words makes the finding one that is known; null where nothing does, or no longer. */
export function acceptedAs({ intent }: Design, { rule, about }: Place, day: string): Found['accepted'] {
  if (intent.size === 0) return null
  const decision = intent.get(`decision/${rule}/${about}`)
  if (decision && !isOver(decision, day)) return 'decision'
  return intent.has(`baseline/${rule}/${about}`) ? 'baseline' : null
}
type Place = { readonly rule: string; readonly about: Id }

const LOUDNESS = ['info', 'warning', 'error'] as const
export const quieter = (severity: Severity, most: Severity = 'error'): Severity =>
  LOUDNESS.indexOf(severity) > LOUDNESS.indexOf(most) ? most : severity
