import { apply, type Change, type Design, type Id, type ProfileId, type Severity } from '#model'
import type { FoundProblem, ReviewAnswer, ReviewRequest } from './review-messages.ts'

type Fix = { readonly label: string; readonly safe: boolean; readonly changes: () => readonly Change[] }
type Found = {
  readonly rule: string
  readonly title?: string
  readonly about: Id
  readonly severity: Severity
  readonly message: string
  readonly fixes: readonly Fix[]
}
type Review = { readonly review: (design: Design, changes: readonly Change[] | null) => readonly Found[] }
type RulesDoor = { readonly createReview?: (profile: ProfileId) => Review }

// The rules are a room of their own that a build may be without; then nothing is told.
const [load] = Object.values(import.meta.glob<RulesDoor>('../../rules/index.ts'))
const door = load?.()

let design: Design | null = null
let review: Review | null = null
let byKey = new Map<string, Found>()

/** Edits come in bursts (typing, dragging); one look answers all that came meanwhile. */
let waiting: Change[] | null | undefined
let timer: ReturnType<typeof setTimeout> | null = null
const AFTER = 120

const tell = (answer: ReviewAnswer) => postMessage(answer)

function look(): void {
  timer = null
  const changes = waiting
  waiting = undefined
  if (!design || changes === undefined) return
  if (!review) return
  const found = review.review(design, changes)
  const counts = new Map<string, number>()
  byKey = new Map()
  const problems = found.map((it): FoundProblem => {
    const base = `${it.rule} ${it.about}`
    const nth = counts.get(base) ?? 0
    counts.set(base, nth + 1)
    const key = `${base} ${nth}`
    byKey.set(key, it)
    const { rule, title = rule, severity, about, message } = it
    return { key, rule, title, severity, about, message, fixes: it.fixes.map(({ label, safe }) => ({ label, safe })) }
  })
  tell({ tell: 'found', problems })
}

function soon(changes: readonly Change[] | null): void {
  waiting = changes === null ? null : waiting === null ? null : [...(waiting ?? []), ...changes]
  timer ??= setTimeout(look, AFTER)
}

async function open(request: Extract<ReviewRequest, { ask: 'open' }>): Promise<void> {
  design = request.design
  review = (await door)?.createReview?.(request.profile) ?? null
  soon(null)
}

let order: Promise<void> = Promise.resolve()

self.onmessage = ({ data }: MessageEvent<ReviewRequest>) => {
  order = order.then(async () => {
    if (data.ask === 'open') return open(data)
    if (data.ask === 'change') {
      if (design) design = apply(design, data.changes)
      return soon(data.changes)
    }
    // What is found now, not what was shown then: a fix is of the design as it is.
    if (timer) {
      clearTimeout(timer)
      look()
    }
    tell({ tell: 'fix', reply: data.reply, changes: byKey.get(data.key)?.fixes[data.fix]?.changes() ?? [] })
  })
}
