import { equal, once } from '#base'
import { type Design, type Id, kindOfId, optionsOf, type ProfileId, tablesOf } from '#model'
import { type Active, ask, type Look, type Subject } from './asking.ts'
import { rules } from './catalogue.ts'
import type { Found } from './found.ts'
import { acceptedAs, severityOf, today } from './judge.ts'
import { changedRoots, concerns, type Touched, touchedTables } from './nearness.ts'
import { isKeptByTool } from './reading/tool-tables.ts'
import { staleIn } from './stale.ts'
import type { Target } from './target.ts'

/** What a rule found, and what it looked at beyond the tables it was asked about: only the next look asks for that. */
type Answer = { readonly beyond: () => unknown; readonly found: Map<Subject, readonly Found[]> }

type Looked = { readonly design: Design; readonly day: string; readonly answers: ReadonlyMap<string, Answer> }

/** What has to be asked again since the last look. */
type Again = { readonly tables: Touched; readonly gone: readonly Id[]; readonly others: boolean }

function touchedSince(before: Design, after: Design): Again {
  const changed = changedRoots(before, after)
  return {
    tables: touchedTables(before, after, changed),
    gone: [...changed].filter((root) => !after.objects.buckets.has(root)),
    others: [...changed].some((root) => kindOfId(root) !== 'table'),
  }
}

/** A rule that is asked: everything anew, or only what was touched since its last answer. */
type Asked = { readonly active: Active; readonly answer: Answer; readonly anew: boolean }

function askedNow(active: Active, look: Look, last: Answer | undefined): Asked {
  const beyond = once(() => active.rule.beyond?.(look.context))
  const anew = !last || !equal(last.beyond(), beyond())
  return { active, anew, answer: { beyond, found: anew ? new Map() : last.found } }
}

/**
 * Tables are asked about a few at a time, rule after rule: what stands in one place is looked at together, and a rule that
 * runs many times in a row is compiled sooner (V8). Table by table it takes a fifth longer, rule by rule half as long again.
 */
const AT_A_TIME = 30

/** Asks each table all that it has to be asked: null, everything. */
function answer(all: readonly Asked[], look: Look, again: Again | null): void {
  const { design } = look.context
  const put = ({ answer: { found }, anew }: Asked, subject: Subject, here: readonly Found[]): void => {
    if (here.length > 0) found.set(subject, here)
    else if (!anew) found.delete(subject)
  }
  for (const { answer: last } of all) for (const id of again?.gone ?? []) last.found.delete(id as Subject)
  const ofTables = all.filter((it) => it.active.rule.check)
  const tables = tablesOf(design).map(({ id, name }) => ({ id, isKept: isKeptByTool(name) }))
  const askAll = (asked: readonly Asked[], of: typeof tables): void => {
    for (let from = 0; from < of.length; from += AT_A_TIME) {
      const few = of.slice(from, from + AT_A_TIME)
      for (const it of asked)
        for (const { id, isKept } of few)
          if (it.anew || !again || concerns(again.tables, id, it.active.rule.sees))
            put(it, id, isKept ? [] : ask(it.active, id, look))
    }
  }
  const isNear = ({ id }: (typeof tables)[number]): boolean => !again || concerns(again.tables, id, 'both')
  askAll(ofTables, tables.filter(isNear))
  askAll(
    ofTables.filter((it) => it.anew),
    tables.filter((it) => !isNear(it)),
  )
  for (const it of all)
    if (it.active.rule.checkOthers && (it.anew || again?.others)) put(it, null, ask(it.active, null, look))
}

/** Table by table, and what stands beside them last. */
function inOrder(design: Design, answers: Iterable<Answer>): Found[] {
  const order = new Map<Subject, Found[]>(tablesOf(design).map((it) => [it.id, []]))
  order.set(null, [])
  for (const { found } of answers) for (const [subject, here] of found) order.get(subject)?.push(...here)
  return [...order.values()].flat()
}

/** What of it a person has accepted by now. */
const judged = (design: Design, it: Found, day: string): Found => {
  const accepted = acceptedAs(design, it, day)
  return accepted === it.accepted ? it : { ...it, accepted }
}

/**
 * Reviews designs one after the other, by one profile, for the ORMs that are given. A rule is asked again about the tables that an edit touched and
 * those near them; about all of them only where what it looks at beyond has changed.
 */
export function createReview(
  profile: ProfileId,
  targets: readonly Target[] = [],
  clock: () => string = today,
): {
  /** What is open, and what was accepted of it and is no longer found. */
  readonly review: (design: Design) => readonly Found[]
  /** What the last review found, and a person had accepted. */
  readonly accepted: () => readonly Found[]
  /** Finds what the next look will ask of this one, while nobody waits. */
  readonly rest: () => void
  /** Lets fixes that were found already be made for a later design, without looking at it. */
  readonly follow: (design: Design) => void
} {
  let looked: Looked | null = null
  let latest: Design | null = null
  let accepted: readonly Found[] = []
  return {
    accepted: () => accepted,
    rest() {
      for (const { beyond } of looked?.answers.values() ?? []) beyond()
    },
    follow(design) {
      latest = design
    },
    review(design) {
      latest = design
      const active = rules.flatMap((rule): Active[] => {
        const severity = severityOf(rule, profile, design)
        return severity === 'off' ? [] : [{ rule, severity }]
      })
      const context = { design, options: optionsOf(profile, design), targets }
      const concerned = active.filter(({ rule }) => rule.concerns?.(context) ?? true)
      const day = clock()
      const look: Look = { context, now: () => latest ?? design, day, active }
      const last = looked
      const sameStyle =
        last &&
        last.day === day &&
        last.design.postgres === design.postgres &&
        last.design.intent.get('profile') === design.intent.get('profile')
      const again = sameStyle ? touchedSince(last.design, design) : null
      const asked = concerned.map((it) => askedNow(it, look, again ? last?.answers.get(it.rule.id) : undefined))
      answer(asked, look, again)
      const answers = new Map(asked.map((it) => [it.active.rule.id, it.answer]))
      looked = { design, day, answers }
      const found = inOrder(design, answers.values())
      const all = !last || last.design.intent === design.intent ? found : found.map((it) => judged(design, it, day))
      accepted = all.filter((it) => it.accepted !== null)
      const known = new Map(active.map(({ rule }) => [rule.id, rule]))
      const stale = staleIn({ design, found: all, asked: known, now: look.now, day })
      return [...all.filter((it) => it.accepted === null), ...stale]
    },
  }
}
