import { type Change, Follower, type ProfileId } from '#model'
import { createReview, type Found, fixAllSafe, loadParser, profileOf } from '#rules'
import type { FoundProblem, ReviewAnswer, ReviewRequest } from './review-messages.ts'

const copy = new Follower()
let review: ReturnType<typeof createReview> | null = null
let profile: ProfileId = 'default'
let byKey: ReadonlyMap<string, Found> = new Map()

/** Edits come in bursts (typing, dragging); one look answers all that came meanwhile. */
let timer: ReturnType<typeof setTimeout> | null = null
const AFTER = 120

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

function look(): void {
  timer = null
  if (!copy.design || !review) return
  byKey = keyed(review.review(copy.design))
  tell({
    tell: 'found',
    problems: [...byKey].map(crossing),
    accepted: [...keyed(review.accepted())].map(crossing),
  })
}

const fixOf = (key: string, fix: number): readonly Change[] => byKey.get(key)?.fixes[fix]?.changes() ?? []

function soon(): void {
  timer ??= setTimeout(look, AFTER)
}

const parser = loadParser()

self.onmessage = async ({ data }: MessageEvent<ReviewRequest>) => {
  await parser
  if (data.ask === 'hear') {
    const heard = copy.hear(data.news)
    if (!heard || !copy.design) return
    // Another style judges everything anew.
    const now = profileOf(copy.design)
    if (heard === 'opened' || now !== profile) review = createReview(now)
    profile = now
    return soon()
  }
  // What is found now, not what was shown then: a fix is of the design as it is.
  if (timer) {
    clearTimeout(timer)
    look()
  }
  const changes =
    data.ask === 'fix'
      ? fixOf(data.key, data.fix)
      : copy.design
        ? fixAllSafe(copy.design, profile, data.rule).changes
        : []
  tell({ tell: 'fix', reply: data.reply, changes })
}
