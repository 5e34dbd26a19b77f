import { apply, type Change, type Design, type Id, object, type Severity, squash } from '#model'
import type { Found } from './found.ts'
import { acceptedAs, quieter } from './judge.ts'
import type { Finding, Fix, Rule, RuleContext } from './rule.ts'

export type Active = { readonly rule: Rule; readonly severity: Severity }

/** What is looked at, and the design as it is when a fix is asked for. */
export type Look = {
  readonly context: RuleContext
  readonly now: () => Design
  /** The day of the look, as decisions have theirs. */
  readonly day: string
  readonly active: readonly Active[]
}

/** What a rule is asked about: one table, or all that stands beside tables. */
export type Subject = Id<'table'> | null

const NOTHING: readonly never[] = []

/** What a rule is told of a design. */
const contextOf = (look: Look, design: Design): RuleContext => ({ ...look.context, design })

const checkOf = (rule: Rule, subject: Subject, context: RuleContext) =>
  subject === null ? (rule.checkOthers?.(context) ?? NOTHING) : (rule.check?.(subject, context) ?? NOTHING)

/** What a rule finds there. */
export function ask(active: Active, subject: Subject, look: Look): readonly Found[] {
  let found: Found[] | null = null
  for (const it of checkOf(active.rule, subject, look.context)) {
    found ??= []
    found.push(foundAs(it, active, subject, look))
  }
  return found ?? NOTHING
}

const foundAs = (it: Finding, { rule, severity }: Active, subject: Subject, look: Look): Found => ({
  rule: rule.id,
  group: rule.group,
  title: rule.title,
  about: it.about,
  severity: quieter(it.severity ?? severity, it.atMost),
  message: it.message,
  fixes: (it.fixes ?? NOTHING).map((fix) => ({ ...fix, changes: () => mend(rule, subject, { look, it, fix }) })),
  accepted: acceptedAs(look.context.design, { rule: rule.id, about: it.about }, look.day),
})

/** A finding may be older than the last edit elsewhere, so its fix is made for the design as it is when it is asked for. */
function mend(rule: Rule, subject: Subject, at: { look: Look; it: Finding; fix: Fix }): readonly Change[] {
  const design = at.look.now()
  if (subject && !object(design, subject)) return []
  for (const it of checkOf(rule, subject, contextOf(at.look, design)))
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
function firstSafe(design: Design, table: Id<'table'>, look: Look): readonly (readonly Change[])[] {
  for (const { rule, severity } of look.active)
    for (const it of object(design, table) ? checkOf(rule, table, contextOf(look, design)) : []) {
      const fix = it.fixes?.[0]
      if (!fix?.safe || quieter(it.severity ?? severity, it.atMost) !== 'error') continue
      const changes = fix.changes()
      if (changes.length > 0) return [changes]
    }
  return []
}
