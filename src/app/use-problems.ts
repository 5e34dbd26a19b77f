import { useEffect, useState } from 'react'
import type { Change, DesignStore } from '#model'
import type { Problem } from '#panels'
import { feed, useDesignStore } from '#session'
import type { FoundProblem, ReviewAnswer, ReviewRequest } from './review/review-messages.ts'

/** An edit may wait so long to be judged: what is seen of it comes first. */
const AFTER = 50

function follow(store: DesignStore, heard: (problems: readonly Problem[]) => void): () => void {
  const worker = new Worker(new URL('./review/review.worker.ts', import.meta.url), { type: 'module' })
  const waiting = new Map<number, (changes: readonly Change[]) => void>()
  let next = 1
  const send = (request: ReviewRequest) => worker.postMessage(request)
  const fixOf = (key: string, fix: number) => () =>
    new Promise<readonly Change[]>((done) => {
      const reply = next++
      waiting.set(reply, done)
      flush()
      send({ ask: 'fix', key, fix, reply })
    })
  const problemOf = (it: FoundProblem): Problem => ({
    ...it,
    fixes: it.fixes.map((fix, i) => ({ ...fix, changes: fixOf(it.key, i) })),
  })
  worker.onmessage = ({ data }: MessageEvent<ReviewAnswer>) => {
    if (data.tell === 'found') return heard(data.problems.map(problemOf))
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
export function useProblems(): readonly Problem[] | null {
  const store = useDesignStore()
  const [problems, setProblems] = useState<readonly Problem[] | null>(null)
  useEffect(() => follow(store, setProblems), [store])
  return problems
}
