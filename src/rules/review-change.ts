import { PLAIN, type PlanOptions, plan, withOptions } from '#migrate'
import { apply, type Design, optionsOf, type ProfileId, tablesOf } from '#model'
import { changeRules } from './change-catalogue.ts'
import type { ChangeFix, Migration } from './change-rule.ts'
import type { Found } from './found.ts'
import { acceptedAs, quieter, severityOf, today } from './judge.ts'

/** A finding about a change, as it is told. Its ways to do better say how the plan is made, or what it leads to. */
export type ChangeFound = Omit<Found, 'fixes'> & {
  readonly precheck: string | null
  readonly fixes: readonly ChangeFix[]
}

export type ChangeReview = { readonly migration: Migration; readonly found: readonly ChangeFound[] }

/**
 * What the rules have against going from one version to the next by the plan that these options give. A design that has
 * no earlier version is not judged: nobody is at work with it.
 */
export function reviewChange(from: Design, to: Design, profile: ProfileId, options: PlanOptions = PLAIN): ChangeReview {
  const migration: Migration = { from, to, options, steps: plan(from, to, options) }
  if (tablesOf(from).length === 0) return { migration, found: [] }
  const day = today()
  const found = changeRules.flatMap((rule): ChangeFound[] => {
    const severity = severityOf(rule, profile, to)
    if (severity === 'off') return []
    return [...rule.check(migration, optionsOf(profile, to))].map((it) => ({
      rule: rule.id,
      group: rule.group,
      title: rule.title,
      about: it.about,
      severity: quieter(it.severity ?? severity, it.atMost),
      message: it.message,
      precheck: it.precheck ?? null,
      fixes: it.fixes ?? [],
      accepted: acceptedAs(to, { rule: rule.id, about: it.about }, day),
    }))
  })
  return { migration, found }
}

/** The same migration, mended in one way. */
export const mended = ({ from, to, options }: Migration, fix: ChangeFix): Omit<Migration, 'steps'> => ({
  from,
  to: fix.changes ? apply(to, fix.changes()) : to,
  options: fix.options ? withOptions(options, fix.options) : options,
})

const MOST_ROUNDS = 8

/** The options with which nothing is left that a safe way could do better, beginning with these. */
export function safeOptions(
  from: Design,
  to: Design,
  { profile, options }: { profile: ProfileId; options: PlanOptions },
): PlanOptions {
  let now = options
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const safe = reviewChange(from, to, profile, now).found.flatMap((it) => {
      const [fix] = it.accepted ? [] : it.fixes
      return fix?.safe && fix.options && !fix.changes ? [fix.options] : []
    })
    if (safe.length === 0) break
    now = safe.reduce(withOptions, now)
  }
  return now
}
