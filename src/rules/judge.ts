import type { Design, Id, ProfileId, Severity } from '#model'
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

export const acceptedAs = ({ intent }: Design, rule: string, about: Id): Found['accepted'] =>
  intent.size === 0
    ? null
    : ((['decision', 'baseline'] as const).find((sort) => intent.has(`${sort}/${rule}/${about}`)) ?? null)

const LOUDNESS = ['info', 'warning', 'error'] as const
export const quieter = (severity: Severity, most: Severity = 'error'): Severity =>
  LOUDNESS.indexOf(severity) > LOUDNESS.indexOf(most) ? most : severity
