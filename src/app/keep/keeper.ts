import type { DesignStore } from '#model'
import type { KeepAnswer, KeepNews, KeepQuestion, KeepQuestions } from './keep-messages.ts'

/** The door to the worker that writes and reads designs: to this browser's storage, to files, to links. */
export type Keeper = {
  readonly ask: <Q extends KeepQuestion>(
    question: Q,
    given: KeepQuestions[Q]['given'],
  ) => Promise<KeepQuestions[Q]['gives']>
}

type Waiting = { readonly done: (value: unknown) => void; readonly failed: (problem: Error) => void }

/** Starts the worker. It follows the design by itself, so that saving costs this thread nothing. */
export function startKeeper(store: DesignStore): Keeper {
  const worker = new Worker(new URL('./keep.worker.ts', import.meta.url), { type: 'module' })
  const waiting = new Map<number, Waiting>()
  let next = 1
  worker.onmessage = ({ data }: MessageEvent<KeepAnswer>) => {
    const asked = waiting.get(data.reply)
    waiting.delete(data.reply)
    if ('error' in data) asked?.failed(new Error(data.error))
    else asked?.done(data.value)
  }
  worker.onerror = (event) => {
    for (const asked of waiting.values()) asked.failed(new Error(event.message || 'The storage worker failed.'))
    waiting.clear()
  }
  const tell = (news: KeepNews) => worker.postMessage(news)
  tell({ ask: 'open', design: store.design() })
  store.listen(({ design, changes }) => tell(changes ? { ask: 'change', changes } : { ask: 'open', design }))
  return {
    ask: (question, given) =>
      new Promise((done, failed) => {
        const reply = next++
        waiting.set(reply, { done: done as Waiting['done'], failed })
        worker.postMessage({ ...given, ask: question, reply })
      }),
  }
}
