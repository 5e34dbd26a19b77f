import { type Change, type Design, Follower, type ProfileId } from '#model'
import { createReview, type Found, loadParser } from '#rules'
import type { FoundProblem, ReviewAnswer, ReviewRequest } from './review-messages.ts'

const copy = new Follower()
let review: ReturnType<typeof createReview> | null = null
let profile: ProfileId = 'default'
let byKey = new Map<string, Found>()

/** Edits come in bursts (typing, dragging); one look answers all that came meanwhile. */
let timer: ReturnType<typeof setTimeout> | null = null
const AFTER = 120

const tell = (answer: ReviewAnswer) => postMessage(answer)

function look(): void {
  timer = null
  if (!copy.design || !review) return
  const found = review.review(copy.design)
  const counts = new Map<string, number>()
  byKey = new Map()
  const problems = found.map((it): FoundProblem => {
    const base = `${it.rule} ${it.about}`
    const nth = counts.get(base) ?? 0
    counts.set(base, nth + 1)
    const key = `${base} ${nth}`
    byKey.set(key, it)
    const { rule, title, severity, about, message } = it
    return { key, rule, title, severity, about, message, fixes: it.fixes.map(({ label, safe }) => ({ label, safe })) }
  })
  tell({ tell: 'found', problems })
}

const profileOf = (design: Design): ProfileId => {
  const entry = design.intent.get('profile')
  return entry?.sort === 'profile' ? entry.extends : 'default'
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
  tell({ tell: 'fix', reply: data.reply, changes: fixOf(data.key, data.fix) })
}
