import { targets } from '#export'
import { type Design, type Notice, object, PROFILES, type ProfileId, pathOf, profileOf } from '#model'
import { createReview, loadParser, reviewChange } from '#rules'
import { beyond, toBaseline } from '../baseline.ts'
import { type Args, type Command, type Io, type Result, Stop } from '../command.ts'
import { type Findings, resultOf, type Told } from '../findings.ts'
import { asGithub } from '../github.ts'
import { isLoss, load, readText } from '../load.ts'
import { linesOf, placeOf } from '../made-at.ts'
import { loadPair } from '../pair.ts'
import { RENAME } from '../prove-pair.ts'
import { asSarif } from '../sarif.ts'

/** The profile that is asked for, or the design's own. */
export function profileIn(options: Args['options'], design: Design): ProfileId {
  const { profile } = options
  const found = typeof profile === 'string' ? PROFILES.find((it) => it === profile) : profileOf(design)
  if (!found) throw new Stop(2, `--profile takes one of ${PROFILES.join(', ')}`)
  return found
}

export const PROFILE = { value: true, says: `one of ${PROFILES.join(', ')}; without it the design's own` } as const

/** What could not be read is found wrong as well: of what is not in the design no rule can say that it is right. */
const unreadIn = (design: Design, { code, severity, about, message, at }: Notice): Told => ({
  rule: code,
  severity,
  about: about && object(design, about) ? pathOf(design, about) : 'import',
  message,
  fixes: [],
  place: `${code} ${message}`,
  line: at?.line ?? null,
})

/** What the rules object to in a file's design. */
async function checkOne(file: string, options: Args['options'], io: Io): Promise<Findings> {
  const loaded = await load(file, io)
  const { design } = loaded
  const profile = profileIn(options, design)
  await loadParser()
  const lineOf = linesOf(loaded)
  const found = createReview(profile, targets)
    .review(design)
    .map(({ rule, severity, about, message, fixes }) => {
      const path = pathOf(design, about)
      const place = placeOf(design, about, { path, isScript: loaded.ledger !== null })
      return { rule, severity, about: path, message, fixes: fixes.map((fix) => fix.label), place, line: lineOf(about) }
    })
  return { file, profile, found: [...loaded.notices.filter(isLoss).map((it) => unreadIn(design, it)), ...found] }
}

/** What they object to in the way from one version to the next. */
async function checkWay(files: readonly [string, string], args: Args, io: Io): Promise<Findings> {
  const { from, to } = await loadPair(files, args.lists.rename ?? [], io)
  const profile = profileIn(args.options, to.design)
  await loadParser()
  const { found } = reviewChange(from.design, to.design, profile)
  const told = found.flatMap(({ rule, severity, about, message, fixes, precheck, accepted }) => {
    if (accepted !== null) return []
    const path = pathOf(object(to.design, about) ? to.design : from.design, about)
    const labels = fixes.map((fix) => fix.label)
    const it = { rule, severity, about: path, message, fixes: labels, place: path, line: null }
    return [precheck === null ? it : { ...it, precheck }]
  })
  return { file: files[1], profile, found: told }
}

const FORMS = { sarif: asSarif, github: asGithub } as const

function inForm(result: Result, findings: Findings, as: string | boolean | undefined): Result {
  if (as === undefined || as === 'text') return result
  if (as === 'json') return { ...result, text: JSON.stringify(result.json, null, 2) }
  if (as !== 'sarif' && as !== 'github') throw new Stop(2, '--as takes text, json, sarif or github')
  return { ...result, text: FORMS[as](findings) }
}

export const checkCommand: Command = {
  name: 'check',
  usage: 'check FILE | check FROM TO --profile PROFILE [--as json|sarif|github] [--baseline FILE] [--rename OLD->NEW]',
  summary: 'Say what the rules object to in a design, or in the way from one version to the next; fails on errors',
  files: { least: 1, most: 2 },
  options: {
    profile: PROFILE,
    rename: RENAME,
    as: { value: true, says: 'text, json, sarif (2.1.0, for code scanning) or github (annotations)' },
    baseline: { value: true, says: 'only what is not in this file; --write-baseline writes it' },
    'write-baseline': { value: true, says: 'takes what is found now as given, in this file' },
  },
  run: async (args, io) => {
    const { file, more, options } = args
    const [next] = more
    const findings = next === undefined ? await checkOne(file, options, io) : await checkWay([file, next], args, io)
    const { baseline, 'write-baseline': written } = options
    if (typeof written === 'string') {
      await io.writeFile(written, toBaseline(findings.found))
      const text = `${written}: ${findings.found.length} findings are taken as given`
      return { code: 0, text, json: { baseline: written, findings: findings.found.length } }
    }
    if (typeof baseline !== 'string') return inForm(resultOf(findings), findings, options.as)
    const { fresh, gone } = beyond(findings.found, await readText(baseline, io), baseline)
    const kept = { ...findings, found: fresh }
    const said = [
      `${findings.found.length - fresh.length} more are in ${baseline}`,
      ...(gone > 0 ? [`${gone} of ${baseline} are found no more: write it anew, so that they stay away`] : []),
    ]
    return inForm(resultOf(kept, said), kept, options.as)
  },
}
