import { useEffect, useState } from 'react'
import type { Change, DesignStore } from '#model'
import type { Problem, Reviewed } from '#panels'
import { feed, useDesignStore } from '#session'
import type { FoundProblem, ReviewAnswer, ReviewRequest } from './review/review-messages.ts'

/** An edit may wait so long to be judged: what is seen of it comes first. */
const AFTER = 50

function follow(store: DesignStore, heard: (reviewed: Reviewed) => void): () => void {
  const worker = new Worker(new URL('./review/review.worker.ts', import.meta.url), { type: 'module' })
  const waiting = new Map<number, (changes: readonly Change[]) => void>()
  let next = 1
  const send = (request: ReviewRequest) => worker.postMessage(request)
  const changesFor = (request: (reply: number) => ReviewRequest) =>
    new Promise<readonly Change[]>((done) => {
      const reply = next++
      waiting.set(reply, done)
      flush()
      send(request(reply))
    })
  const fixOf = (key: string, fix: number) => () => changesFor((reply) => ({ ask: 'fix', key, fix, reply }))
  const fixSafe = (rule: string | null) => changesFor((reply) => ({ ask: 'fix-safe', rule, reply }))
  const problemOf = (it: FoundProblem): Problem => ({
    ...it,
    fixes: it.fixes.map((fix, i) => ({ ...fix, changes: fixOf(it.key, i) })),
  })
  worker.onmessage = ({ data }: MessageEvent<ReviewAnswer>) => {
    if (data.tell === 'found')
      return heard({ problems: data.problems.map(problemOf), accepted: data.accepted.map(problemOf), fixSafe })
    waiting.get(data.reply)?.(data.changes)
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
