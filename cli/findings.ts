import type { Severity } from '#model'
import type { Result } from './command.ts'

const SEVERITIES = ['error', 'warning', 'info'] as const

/** What a review found, as the command line tells it. */
export type Told = {
  readonly rule: string
  readonly severity: Severity
  readonly about: string
  readonly message: string
  readonly fixes: readonly string[]
  /** A query for the rows that are in the way. */
  readonly precheck?: string
}

/** A line for each finding, the loudest first; fails on errors. */
export function resultOf(file: string, profile: string, found: readonly Told[]): Result {
  const findings = SEVERITIES.flatMap((severity) => found.filter((it) => it.severity === severity))
  const counts = Object.fromEntries(
    SEVERITIES.map((severity) => [severity, findings.filter((it) => it.severity === severity).length]),
  )
  const lines = [
    ...findings.flatMap((it) => [
      `${file}: ${it.severity}: ${it.about}: ${it.message} [${it.rule}]`,
      ...(it.precheck ? [`  first: ${it.precheck};`] : []),
    ]),
    `${counts.error} errors, ${counts.warning} warnings, ${counts.info} notes (profile ${profile})`,
  ]
  return { code: (counts.error ?? 0) > 0 ? 1 : 0, text: lines.join('\n'), json: { profile, counts, findings } }
}
