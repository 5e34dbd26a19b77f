import { targets } from '#export'
import { type Design, object, PROFILES, type ProfileId, pathOf, profileOf } from '#model'
import { createReview, loadParser, reviewChange } from '#rules'
import { type Args, type Command, Stop } from '../command.ts'
import { resultOf } from '../findings.ts'
import { load } from '../load.ts'
import { loadPair } from '../pair.ts'
import { RENAME } from '../prove-pair.ts'

/** The profile that is asked for, or the design's own. */
export function profileIn(options: Args['options'], design: Design): ProfileId {
  const { profile } = options
  const found = typeof profile === 'string' ? PROFILES.find((it) => it === profile) : profileOf(design)
  if (!found) throw new Stop(2, `--profile takes one of ${PROFILES.join(', ')}`)
  return found
}

export const PROFILE = { value: true, says: `one of ${PROFILES.join(', ')}; without it the design's own` } as const

export const checkCommand: Command = {
  name: 'check',
  usage: 'check FILE | check FROM TO --profile PROFILE [--rename OLD->NEW]',
  summary: 'Say what the rules object to in a design, or in the way from one version to the next; fails on errors',
  files: { least: 1, most: 2 },
  options: { profile: PROFILE, rename: RENAME },
  run: async ({ file, more, options, lists }, io) => {
    const [next] = more
    if (next === undefined) {
      const { design } = await load(file, io)
      const profile = profileIn(options, design)
      await loadParser()
      const found = createReview(profile, targets).review(design)
      const told = found.map(({ rule, severity, about, message, fixes }) => ({
        rule,
        severity,
        about: pathOf(design, about),
        message,
        fixes: fixes.map((fix) => fix.label),
      }))
      return resultOf(file, profile, told)
    }
    const { from, to } = await loadPair([file, next], lists.rename ?? [], io)
    const profile = profileIn(options, to.design)
    await loadParser()
    const { found } = reviewChange(from.design, to.design, profile)
    const told = found
      .filter((it) => it.accepted === null)
      .map(({ rule, severity, about, message, fixes, precheck }) => ({
        rule,
        severity,
        about: pathOf(object(to.design, about) ? to.design : from.design, about),
        message,
        fixes: fixes.map((fix) => fix.label),
        ...(precheck === null ? {} : { precheck }),
      }))
    return resultOf(next, profile, told)
  },
}
