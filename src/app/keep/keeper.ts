import { type Change, type Design, type DesignStore, PartsTaker } from '#model'
import { feed } from '#session'
import type { KeepAnswer, KeepNews, KeepQuestion, KeepQuestions, Opened } from './keep-messages.ts'

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
type Waiting = {
  readonly taker: PartsTaker
  design: Design | null
  readonly done: (value: unknown) => void
  readonly failed: (problem: Error) => void
}

/** An edit may wait so long to be heard: what is seen of it comes first. */
const AFTER = 50

/** Starts the worker. It follows the design by itself, so that saving costs this thread nothing. */
export function startKeeper(store: DesignStore): Keeper {
  const worker = new Worker(new URL('./keep.worker.ts', import.meta.url), { type: 'module' })
  const waiting = new Map<number, Waiting>()
  let next = 1
  worker.onmessage = ({ data }: MessageEvent<KeepAnswer>) => {
    const asked = waiting.get(data.reply)
    if (asked && 'part' in data) asked.design = asked.taker.take(data.part)
    if ('part' in data) return
    waiting.delete(data.reply)
    if ('error' in data) asked?.failed(new Error(data.error))
    else asked?.done(asked.design ? { ...(data.value as Opened), design: asked.design } : data.value)
  }
  worker.onerror = (event) => {
    for (const asked of waiting.values()) asked.failed(new Error(event.message || 'The storage worker failed.'))
    waiting.clear()
  }
  const tell = (news: KeepNews) => worker.postMessage(news)
  const { told, flush } = feed(store, (news) => tell({ ask: 'hear', news }), AFTER)
  const ask: Keeper['ask'] = (question, given) =>
    new Promise((done, failed) => {
      const reply = next++
      waiting.set(reply, { taker: new PartsTaker(), design: null, done: done as Waiting['done'], failed })
      flush()
      worker.postMessage({ ...given, ask: question, reply })
    })
  return {
    ask,
    async meet(id, take) {
      for (;;) {
        const { changes, heard, same } = await ask('meet', { id })
        if (!changes) return false
        // Edited meanwhile: the changes rest on what is no longer so.
        if (heard !== told()) continue
        take(changes, same)
        tell({ ask: 'met', id })
        return true
      }
    },
  }
}
