import type { Severity } from '#model'
import type { Result } from './command.ts'
import { onOneLine } from './one-line.ts'

const SEVERITIES = ['error', 'warning', 'info'] as const

/** What a review found, as the command line tells it. */
export type Told = {
  readonly rule: string
  readonly severity: Severity
  readonly about: string
  readonly message: string
  readonly fixes: readonly string[]
  /** What it is about, however that and the message are called: the same in the next version of the file. */
  readonly place: string
  /** The line of a script that makes what it is about; null where there is none. */
  readonly line: number | null
  /** A query for the rows that are in the way. */
  readonly precheck?: string
}

export type Findings = { readonly file: string; readonly profile: string; readonly found: readonly Told[] }

/** The loudest first. */
export const sorted = (found: readonly Told[]): readonly Told[] =>
  SEVERITIES.flatMap((severity) => found.filter((it) => it.severity === severity))

/** A line for each finding, the loudest first; fails on errors. `more` is said beside the counts. */
export function resultOf({ file, profile, found }: Findings, more: readonly string[] = []): Result {
  const findings = sorted(found)
  const counts = Object.fromEntries(
    SEVERITIES.map((severity) => [severity, findings.filter((it) => it.severity === severity).length]),
  )
  const lines = [
    ...findings.flatMap((it) => [
      onOneLine(
        `${it.line === null ? file : `${file}:${it.line}`}: ${it.severity}: ${it.about}: ${it.message} [${it.rule}]`,
      ),
      ...(it.precheck ? [onOneLine(`  first: ${it.precheck};`)] : []),
    ]),
    `${counts.error} errors, ${counts.warning} warnings, ${counts.info} notes (profile ${profile})`,
    ...more,
  ]
  return { code: (counts.error ?? 0) > 0 ? 1 : 0, text: lines.join('\n'), json: { profile, counts, findings } }
}
