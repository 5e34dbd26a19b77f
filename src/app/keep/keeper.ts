import type { Change, DesignStore } from '#model'
import type { KeepAnswer, KeepNews, KeepQuestion, KeepQuestions } from './keep-messages.ts'

/** The door to the worker that writes and reads designs: to this browser's storage, to files, to links. */
export type Keeper = {
  readonly ask: <Q extends KeepQuestion>(
    question: Q,
    given: KeepQuestions[Q]['given'],
  ) => Promise<KeepQuestions[Q]['gives']>
  /** Hands over what another tab saved and the open design lacks. False where that can't be read. */
  readonly meet: (id: string, take: Take) => Promise<boolean>
}

/** Does the changes at once; `same`: after them there is nothing left to save. */
type Take = (changes: readonly Change[], same: boolean) => void
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
  let told = 0
  const tell = (news: KeepNews) => {
    if (news.ask !== 'met') told++
    worker.postMessage(news)
  }
  tell({ ask: 'open', design: store.design() })
  store.listen(({ design, changes }) => tell(changes ? { ask: 'change', changes } : { ask: 'open', design }))
  const ask: Keeper['ask'] = (question, given) =>
    new Promise((done, failed) => {
      const reply = next++
      waiting.set(reply, { done: done as Waiting['done'], failed })
      worker.postMessage({ ...given, ask: question, reply })
    })
  return {
    ask,
    async meet(id, take) {
      for (;;) {
        const { changes, heard, same } = await ask('meet', { id })
        if (!changes) return false
        // Edited meanwhile: the changes rest on what is no longer so.
        if (heard !== told) continue
        take(changes, same)
        tell({ ask: 'met', id })
        return true
      }
    },
  }
}
