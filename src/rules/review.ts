import { equal } from '#base'
import { type Design, type Id, kindOfId, type ProfileId, tablesOf } from '#model'
import { type Active, ask, type Look, type Subject } from './asking.ts'
import { rules } from './catalogue.ts'
import type { Found } from './found.ts'
import { acceptedAs, severityOf } from './judge.ts'
import { changedRoots, touchedTables } from './nearness.ts'
import { optionsOf } from './profiles.ts'
import { staleIn } from './stale.ts'

/** What a rule found, and what it looked at beyond the tables it was asked about. */
type Answer = { readonly beyond: unknown; readonly found: Map<Subject, readonly Found[]> }

type Looked = { readonly design: Design; readonly answers: ReadonlyMap<string, Answer> }

/** What has to be asked again since the last look; null: everything. */
type Touched = { readonly tables: ReadonlySet<Id<'table'>>; readonly gone: readonly Id[]; readonly others: boolean }

function touchedSince(before: Design, after: Design): Touched {
  const changed = changedRoots(before, after)
  return {
    tables: touchedTables(before, after, changed),
    gone: [...changed].filter((root) => !after.objects.buckets.has(root)),
    others: [...changed].some((root) => kindOfId(root) !== 'table'),
  }
}

/** What a rule says now, of which what can't have changed is taken from what it said last. */
function answerOf(active: Active, look: Look, at: { last: Answer | undefined; touched: Touched | null }): Answer {
  const design = look.now()
  const beyond = active.rule.beyond?.({ design, options: look.options })
  const { last, touched } = at
  const again = !last || !touched || !equal(last.beyond, beyond) ? null : { last, touched }
  const found = again?.last.found ?? new Map<Subject, readonly Found[]>()
  const put = (subject: Subject): void => {
    const here = ask(active, subject, look)
    if (here.length > 0) found.set(subject, here)
    else found.delete(subject)
  }
  for (const id of again?.touched.gone ?? []) found.delete(id as Subject)
  for (const id of again?.touched.tables ?? tablesOf(design).map((it) => it.id)) put(id)
  if (active.rule.checkOthers && (again?.touched.others ?? true)) put(null)
  return { beyond, found }
}

/** Table by table, and what stands beside them last. */
function inOrder(design: Design, answers: Iterable<Answer>): Found[] {
  const order = new Map<Subject, Found[]>(tablesOf(design).map((it) => [it.id, []]))
  order.set(null, [])
  for (const { found } of answers) for (const [subject, here] of found) order.get(subject)?.push(...here)
  return [...order.values()].flat()
}

/** What of it a person has accepted by now. */
const judged = (design: Design, it: Found): Found => {
  const accepted = acceptedAs(design, it.rule, it.about)
  return accepted === it.accepted ? it : { ...it, accepted }
}

/**
 * Reviews designs one after the other, by one profile. A rule is asked again about the tables that an edit touched and
 * those near them; about all of them only where what it looks at beyond has changed.
 */
export function createReview(profile: ProfileId): {
  /** What is open, and what was accepted of it and is no longer found. */
  readonly review: (design: Design) => readonly Found[]
  /** What the last review found, and a person had accepted. */
  readonly accepted: () => readonly Found[]
  /** Lets fixes that were found already be made for a later design, without looking at it. */
  readonly follow: (design: Design) => void
} {
  let looked: Looked | null = null
  let latest: Design | null = null
  let accepted: readonly Found[] = []
  return {
    accepted: () => accepted,
    follow(design) {
      latest = design
    },
    review(design) {
      latest = design
      const active = rules.flatMap((rule): Active[] => {
        const severity = severityOf(rule, profile, design)
        return severity === 'off' ? [] : [{ rule, severity }]
      })
      const look: Look = { options: optionsOf(profile, design), now: () => latest ?? design, active }
      const last = looked
      const sameStyle =
        last &&
        last.design.postgres === design.postgres &&
        last.design.intent.get('profile') === design.intent.get('profile')
      const touched = sameStyle ? touchedSince(last.design, design) : null
      const answers = new Map(
        active.map((it) => [it.rule.id, answerOf(it, look, { last: last?.answers.get(it.rule.id), touched })]),
      )
      looked = { design, answers }
      const all = inOrder(design, answers.values()).map((it) => judged(design, it))
      accepted = all.filter((it) => it.accepted !== null)
      const asked = new Map(active.map(({ rule }) => [rule.id, rule]))
      return [
        ...all.filter((it) => it.accepted === null),
        ...staleIn({ design, found: accepted, asked, now: look.now }),
      ]
    },
  }
}
