import { PROFILES, type ProfileId, pathOf } from '#model'
import { createReview, loadParser, profileOf } from '#rules'
import { type Command, Stop } from '../command.ts'
import { load } from '../load.ts'

const SEVERITIES = ['error', 'warning', 'info'] as const

export const checkCommand: Command = {
  name: 'check',
  usage: 'check FILE --profile PROFILE',
  summary: 'Say what the design rules object to; fails on errors',
  options: { profile: { value: true, says: `one of ${PROFILES.join(', ')}; without it the design's own` } },
  run: async ({ file, options }, io) => {
    const { design } = await load(file, io)
    const profile =
      typeof options.profile === 'string' ? PROFILES.find((it) => it === options.profile) : profileOf(design)
    if (!profile) throw new Stop(2, `--profile takes one of ${PROFILES.join(', ')}`)
    await loadParser()
    const found = createReview(profile as ProfileId).review(design)
    const findings = SEVERITIES.flatMap((severity) => found.filter((it) => it.severity === severity)).map((it) => ({
      rule: it.rule,
      severity: it.severity,
      about: pathOf(design, it.about),
      message: it.message,
      fixes: it.fixes.map((fix) => fix.label),
    }))
    const counts = Object.fromEntries(
      SEVERITIES.map((severity) => [severity, findings.filter((it) => it.severity === severity).length]),
    )
    const lines = [
      ...findings.map((it) => `${file}: ${it.severity}: ${it.about}: ${it.message} [${it.rule}]`),
      `${counts.error} errors, ${counts.warning} warnings, ${counts.info} notes (profile ${profile})`,
    ]
    return { code: (counts.error ?? 0) > 0 ? 1 : 0, text: lines.join('\n'), json: { profile, counts, findings } }
  },
}
