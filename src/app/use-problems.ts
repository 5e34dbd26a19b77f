import { useEffect, useState } from 'react'
import type { DesignStore } from '#model'
import type { Problem, Reviewed } from '#panels'
import { feed, useDesignStore } from '#session'
import { t } from '#words'
import type {
  Difference,
  FoundProblem,
  ReviewAnswer,
  ReviewQuestions,
  ReviewRequest,
} from './review/review-messages.ts'

/** An edit waits so long to be judged, in milliseconds: it is painted first, for which two cores are no more than enough. */
const AFTER = 40

function follow(store: DesignStore, heard: (reviewed: Reviewed) => void): () => void {
  const worker = new Worker(new URL('./review/review.worker.ts', import.meta.url), { type: 'module' })
  const waiting = new Map<number, (value: unknown) => void>()
  let next = 1
  const send = (request: ReviewRequest) => worker.postMessage(request)
  const question = <Q extends keyof ReviewQuestions>(
    ask: Q,
    given: ReviewQuestions[Q]['given'],
  ): Promise<ReviewQuestions[Q]['answer']> =>
    new Promise((done) => {
      const reply = next++
      waiting.set(reply, (value) => done(value as ReviewQuestions[Q]['answer']))
      flush()
      // The pair is of one question, which the type of a spread can't say.
      const request: unknown = { ask, reply, ...given }
      send(request as ReviewRequest)
    })
  const asked: Omit<Reviewed, 'problems' | 'accepted'> = {
    fixSafe: (rule) => question('fix-safe', { rule }),
    tryStyle: (style) => question('try', { style }),
    rules: () => question('rules', {}),
    compare: async (given) => (await question('compare', { asked: given })) ?? { refused: t('No design is open') },
    theory: {
      describe: (table) => question('describe', { table }),
      split: (table, form) => question('split', { table, form }),
      queries: (table) => question('queries', { table }),
      tenancy: () => question('tenancy', {}),
      markTenants: (table) => question('mark-tenants', { table }),
      readQuery: (name, sql) => question('read-query', { name, sql }),
    },
  }
  const problemOf = (it: FoundProblem): Problem => ({
    ...it,
    fixes: it.fixes.map((fix, i) => ({ ...fix, changes: () => question('fix', { key: it.key, fix: i }) })),
  })
  const problems = new Map<string, Problem>()
  const accepted = new Map<string, Problem>()
  const take = (into: Map<string, Problem>, { come, gone }: Difference): void => {
    for (const key of gone) into.delete(key)
    for (const it of come) into.set(it.key, problemOf(it))
  }
  worker.onmessage = ({ data }: MessageEvent<ReviewAnswer>) => {
    if (data.tell === 'found') {
      take(problems, data.problems)
      take(accepted, data.accepted)
      return heard({ problems: [...problems.values()], accepted: [...accepted.values()], ...asked })
    }
    waiting.get(data.reply)?.(data.value)
    waiting.delete(data.reply)
  }
  const { flush, stop } = feed(store, (news) => send({ ask: 'hear', news }), AFTER)
  return () => {
    stop()
    worker.terminate()
  }
}

/** The findings about the design, kept up to date by a worker; null until it has looked. */
export function useProblems(): Reviewed | null {
  const store = useDesignStore()
  const [reviewed, setReviewed] = useState<Reviewed | null>(null)
  useEffect(() => follow(store, setReviewed), [store])
  return reviewed
}
