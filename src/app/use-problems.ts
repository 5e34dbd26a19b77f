import { useEffect, useState } from 'react'
import type { Change, Design, DesignStore, ProfileId } from '#model'
import type { Problem } from '#panels'
import { useDesignStore } from '#session'
import type { FoundProblem, ReviewAnswer, ReviewRequest } from './review/review-messages.ts'

const profileOf = (design: Design): ProfileId => {
  const entry = design.intent.get('profile')
  return entry?.sort === 'profile' ? entry.extends : 'default'
}

function follow(store: DesignStore, heard: (problems: readonly Problem[]) => void): () => void {
  const worker = new Worker(new URL('./review/review.worker.ts', import.meta.url), { type: 'module' })
  const waiting = new Map<number, (changes: readonly Change[]) => void>()
  let next = 1
  const send = (request: ReviewRequest) => worker.postMessage(request)
  const fixOf = (key: string, fix: number) => () =>
    new Promise<readonly Change[]>((done) => {
      const reply = next++
      waiting.set(reply, done)
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
  let profile = profileOf(store.design())
  send({ ask: 'open', design: store.design(), profile })
  const stop = store.listen(({ design, changes }) => {
    // Another style judges everything anew.
    const now = profileOf(design)
    if (changes && now === profile) return send({ ask: 'change', changes })
    profile = now
    send({ ask: 'open', design, profile })
  })
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
