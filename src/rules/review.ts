import { memoize } from '#base'
import {
  apply,
  type Bucket,
  bucketOf,
  type Change,
  type Design,
  type Id,
  neighboursOf,
  object,
  type ProfileId,
  type Severity,
  squash,
  tablesOf,
} from '#model'
import { rules } from './catalogue.ts'
import type { Found } from './found.ts'
import { acceptedAs, quieter, severityOf } from './judge.ts'
import { type Options, optionsOf } from './profiles.ts'
import type { Finding, Fix, Rule } from './rule.ts'
import { staleIn } from './stale.ts'

/** What a look at one table rested on; as long as all of it is the same, so are the findings. */
type Looked = {
  readonly near: readonly (Bucket | undefined)[]
  readonly intent: Design['intent']
  readonly postgres: number
  readonly found: readonly Found[]
}

type Active = { readonly rule: Rule; readonly severity: Severity }
type Look = {
  readonly options: Options
  readonly severity: Severity
  readonly now: () => Design
  readonly active: readonly Active[]
}

/** What a rule is asked about: one table, or all that stands beside tables. */
type Subject = Id<'table'> | null

const checkOf = (rule: Rule, subject: Subject, { design, options }: { design: Design; options: Options }) =>
  subject === null ? (rule.checkOthers?.({ design, options }) ?? []) : rule.check(subject, { design, options })

function ask(rule: Rule, subject: Subject, look: Look): Found[] {
  const found: Found[] = []
  const design = look.now()
  for (const it of checkOf(rule, subject, { design, options: look.options })) {
    found.push({
      rule: rule.id,
      group: rule.group,
      title: rule.title,
      about: it.about,
      severity: quieter(it.severity ?? look.severity, it.atMost),
      message: it.message,
      fixes: (it.fixes ?? []).map((fix) => ({ ...fix, changes: () => mend(rule, subject, { look, it, fix }) })),
      accepted: acceptedAs(design, rule.id, it.about),
    })
  }
  return found
}

/** A finding may be older than the last edit elsewhere, so its fix is made for the design as it is when it is asked for. */
function mend(rule: Rule, subject: Subject, at: { look: Look; it: Finding; fix: Fix }): readonly Change[] {
  const design = at.look.now()
  if (subject && !object(design, subject)) return []
  for (const it of checkOf(rule, subject, { design, options: at.look.options }))
    if (it.about === at.it.about && it.message === at.it.message)
      return inStyle(design, it.fixes?.find((fix) => fix.label === at.fix.label)?.changes() ?? [], at.look)
  return []
}

/** A table may ask for one thing after another: an index, a time, its name. */
const MOST_ASKED = 8

/** What a fix makes is made as the style wants it: where a new table would be an error at once, and can be mended safely. */
function inStyle(design: Design, changes: readonly Change[], look: Look): readonly Change[] {
  const made = changes.flatMap((it) => (it.op === 'add' && it.object.kind === 'table' ? [it.object.id] : []))
  if (made.length === 0) return changes
  const all = [...changes]
  let now = apply(design, changes)
  for (let asked = 0; asked < MOST_ASKED; asked++) {
    const more = made
      .flatMap((table) => firstSafe(now, table, look))
      .slice(0, 1)
      .flat()
    if (more.length === 0) break
    all.push(...more)
    now = apply(now, more)
  }
  return squash(all)
}

/** The first safe fix of an error about a table, if there is one. */
function firstSafe(design: Design, table: Id<'table'>, { active, options }: Look): readonly (readonly Change[])[] {
  for (const { rule, severity } of active)
    for (const it of object(design, table) ? checkOf(rule, table, { design, options }) : []) {
      const fix = it.fixes?.[0]
      if (!fix?.safe || quieter(it.severity ?? severity, it.atMost) !== 'error') continue
      const changes = fix.changes()
      if (changes.length > 0) return [changes]
    }
  return []
}

/** The types of the design's own (enums, domains) that a table's columns are of. */
const typesIn = memoize((bucket: Bucket): readonly Id[] => [
  ...new Set([...bucket.members.values()].flatMap((it) => (it.kind === 'column' && it.type.of ? [it.type.of] : []))),
])

/** The buckets that findings about a table may rest on: its own, its foreign-key neighbours', its types' and their schema. */
function nearOf(design: Design, table: Id<'table'>): (Bucket | undefined)[] {
  const own = bucketOf(design.objects, table)
  const near = [...neighboursOf(design, table), ...(own ? typesIn(own) : [])].sort()
  const schema = object(design, table)?.parent
  return [table, ...near, ...(schema ? [schema] : [])].map((id) => bucketOf(design.objects, id) ?? undefined)
}

/**
 * Reviews designs one after the other, by one profile. Rules that look at a table and its neighbours are asked again
 * only where one of those changed; rules over the whole design are asked every time.
 */
export function createReview(profile: ProfileId): {
  /** What is open, and what was accepted of it and is no longer found. */
  readonly review: (design: Design) => readonly Found[]
  /** What the last review found, and a person had accepted. */
  readonly accepted: () => readonly Found[]
  /** Lets fixes that were found already be made for a later design, without looking at it. */
  readonly follow: (design: Design) => void
} {
  let looked = new Map<Id, Looked>()
  let latest: Design | null = null
  let accepted: readonly Found[] = []
  return {
    accepted: () => accepted,
    follow(design) {
      latest = design
    },
    review(design) {
      latest = design
      const now = () => latest ?? design
      const options = optionsOf(profile, design)
      const active = rules.flatMap((rule) => {
        const severity = severityOf(rule, profile, design)
        return severity === 'off' ? [] : [{ rule, severity }]
      })
      const near = active.filter(({ rule }) => rule.scope === 'near')
      const wide = active.filter(({ rule }) => rule.scope === 'design')
      const next = new Map<Id, Looked>()
      const all: Found[] = []
      for (const { id } of tablesOf(design)) {
        const rests = nearOf(design, id)
        const had = looked.get(id)
        const same =
          had &&
          had.intent === design.intent &&
          had.postgres === design.postgres &&
          had.near.length === rests.length &&
          had.near.every((it, i) => it === rests[i])
        const it = same
          ? had
          : {
              near: rests,
              intent: design.intent,
              postgres: design.postgres,
              found: near.flatMap(({ rule, severity }) => ask(rule, id, { options, severity, now, active })),
            }
        next.set(id, it)
        all.push(...it.found)
      }
      looked = next
      for (const { rule, severity } of wide)
        for (const { id } of tablesOf(design)) all.push(...ask(rule, id, { options, severity, now, active }))
      for (const { rule, severity } of active) all.push(...ask(rule, null, { options, severity, now, active }))
      accepted = all.filter((it) => it.accepted !== null)
      const asked = new Map(active.map(({ rule }) => [rule.id, rule]))
      return [...all.filter((it) => it.accepted === null), ...staleIn({ design, found: accepted, asked, now })]
    },
  }
}
