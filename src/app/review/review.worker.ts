import { targets } from '#export'
import { apply, type Design, Follower, intend, lookAtUsers, type ProfileId, profileOf, type Severity } from '#model'
import type { Style, StyleTrial } from '#panels'
import {
  createReview,
  describeQueries,
  describeTable,
  describeTenancy,
  type Found,
  fixAllSafe,
  loadParser,
  markTenants,
  readQuery,
  rules,
  splitInto,
} from '#rules'
import { compared } from './compare.ts'
import type { Difference, FoundProblem, ReviewAnswer, ReviewQuestions, ReviewRequest } from './review-messages.ts'

const copy = new Follower()
let review: ReturnType<typeof createReview> | null = null
let profile: ProfileId = 'default'
let byKey: ReadonlyMap<string, Found> = new Map()
let acceptedByKey: ReadonlyMap<string, Found> = new Map()

/** Edits come in bursts (typing, dragging); one look answers all that came meanwhile. */
let timer: ReturnType<typeof setTimeout> | null = null

const tell = (answer: ReviewAnswer) => postMessage(answer)

/** Findings by a key of their own, which is the same before and after an edit elsewhere. */
function keyed(found: readonly Found[]): ReadonlyMap<string, Found> {
  const counts = new Map<string, number>()
  return new Map(
    found.map((it) => {
      const base = `${it.rule} ${it.about}`
      const nth = counts.get(base) ?? 0
      counts.set(base, nth + 1)
      return [`${base} ${nth}`, it]
    }),
  )
}

const crossing = ([key, it]: readonly [string, Found]): FoundProblem => {
  const { rule, title, severity, about, message } = it
  return { key, rule, title, severity, about, message, fixes: it.fixes.map(({ label, safe }) => ({ label, safe })) }
}

/** Only what is another crosses to the page: an edit changes few of thousands. */
const between = (had: ReadonlyMap<string, Found>, now: ReadonlyMap<string, Found>): Difference => ({
  come: [...now].filter(([key, it]) => had.get(key) !== it).map(crossing),
  gone: [...had.keys()].filter((key) => !now.has(key)),
})

function look(): void {
  timer = null
  if (!copy.design || !review) return
  const [had, hadAccepted] = [byKey, acceptedByKey]
  byKey = keyed(review.review(copy.design))
  acceptedByKey = keyed(review.accepted())
  tell({ tell: 'found', problems: between(had, byKey), accepted: between(hadAccepted, acceptedByKey) })
  setTimeout(lookAhead, 0)
}

/** Once the page has its answer: who refers to what, and what the next look compares with, so that no edit need find it. */
function lookAhead(): void {
  if (copy.design) lookAtUsers(copy.design, () => true)
  review?.rest()
}

/** What the design would be told in another style, beside what it is told now. */
function tried(design: Design, style: Style): StyleTrial {
  const styled = apply(design, intend(design, { sort: 'profile', ...style }))
  const next = createReview(style.extends, targets).review(styled)
  const count = (found: readonly Found[]) => {
    const counts = new Map<string, number>()
    for (const it of found) counts.set(`${it.severity} ${it.rule}`, (counts.get(`${it.severity} ${it.rule}`) ?? 0) + 1)
    return counts
  }
  const [was, now] = [count([...byKey.values()]), count(next)]
  const beyond = (a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>) =>
    [...a].flatMap(([key, number]) => {
      const [severity, rule] = key.split(' ') as [Severity, string]
      const more = number - (b.get(key) ?? 0)
      return more > 0 ? [{ rule, severity, count: more }] : []
    })
  return { more: beyond(now, was), fewer: beyond(was, now) }
}

/** What a SELECT asks, as a person would note it. */
function declared(design: Design, select: { name: string; sql: string }): ReviewQuestions['read-query']['answer'] {
  const { queries, unread } = readQuery(design, select)
  let now = design
  const changes = queries.flatMap((entry) => {
    const more = intend(now, entry)
    now = apply(now, more)
    return more
  })
  return { changes, unread }
}

function answer(asked: Exclude<ReviewRequest, { ask: 'hear' }>): ReviewQuestions[typeof asked.ask]['answer'] {
  const { design } = copy
  switch (asked.ask) {
    case 'fix':
      return byKey.get(asked.key)?.fixes[asked.fix]?.changes() ?? []
    case 'fix-safe':
      return design ? fixAllSafe(design, profile, { rule: asked.rule, targets }).changes : []
    case 'try':
      return design ? tried(design, asked.style) : { more: [], fewer: [] }
    case 'rules':
      return rules.map(({ id, title, why, group, severity }) => ({ id, title, why, group, severity }))
    case 'describe':
      return design && describeTable(design, asked.table)
    case 'tenancy':
      return design && describeTenancy(design)
    case 'mark-tenants':
      return design ? markTenants(design, asked.table) : []
    case 'compare':
      return design && compared(design, asked.asked)
    case 'queries':
      return design && describeQueries(design, asked.table)
    case 'read-query':
      return design ? declared(design, asked) : { changes: [], unread: [] }
    case 'split':
      return design ? splitInto(design, asked.table, asked.form) : []
  }
}

function soon(): void {
  timer ??= setTimeout(look, 0)
}

/** What is asked of the design alone, whatever is found. */
const WITHOUT_A_LOOK: ReadonlySet<string> = new Set(['describe', 'queries', 'tenancy'])

const parser = loadParser()

self.onmessage = async ({ data }: MessageEvent<ReviewRequest>) => {
  await parser
  if (data.ask === 'hear') {
    const heard = copy.hear(data.news)
    if (!heard || !copy.design) return
    // Another style judges everything anew.
    const now = profileOf(copy.design)
    if (heard === 'opened' || now !== profile) review = createReview(now, targets)
    profile = now
    return soon()
  }
  // What is found now, not what was shown then: a fix is of the design as it is. A table is read without a look at all.
  if (timer && !WITHOUT_A_LOOK.has(data.ask)) {
    clearTimeout(timer)
    look()
  }
  tell({ tell: 'reply', reply: data.reply, value: answer(data) })
}
