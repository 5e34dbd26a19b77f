import type { DesignStore } from '#model'
import { type Feed, feed } from '#session'
import { t } from '#words'
import type { FindAnswer, FindRequest } from './find-messages.ts'
import type { Replaced } from './replace.ts'
import type { FindQuery, Found } from './search.ts'

/** A pattern can take longer than the age of the world (`(a+)+b`); nobody waits longer than this. */
const LONGEST = 4000

export type FindClient = {
  readonly find: (query: FindQuery) => Promise<Found>
  readonly replace: (query: FindQuery, by: string, only: ReadonlySet<string>) => Promise<Replaced | null>
  readonly stop: () => void
}

type Waiting = {
  readonly done: (value: FindAnswer['value'] | null) => void
  readonly timer: ReturnType<typeof setTimeout>
}

/** The door to the worker that finds and replaces: it follows the design, and is begun anew when a pattern holds it up. */
export function startFind(store: DesignStore): FindClient {
  const waiting = new Map<number, Waiting>()
  let next = 1
  let worker: Worker
  let fed: Feed
  const begin = () => {
    const mine = new Worker(new URL('./find.worker.ts', import.meta.url), { type: 'module' })
    worker = mine
    mine.onmessage = ({ data }: MessageEvent<FindAnswer>) => {
      const it = waiting.get(data.reply)
      waiting.delete(data.reply)
      clearTimeout(it?.timer)
      it?.done(data.value)
    }
    fed = feed(store, (news) => mine.postMessage({ ask: 'hear', news } satisfies FindRequest))
  }
  const end = () => {
    fed.stop()
    worker.terminate()
    for (const { done, timer } of waiting.values()) {
      clearTimeout(timer)
      done(null)
    }
    waiting.clear()
  }
  begin()
  const ask = (request: (reply: number) => FindRequest) =>
    new Promise<FindAnswer['value'] | null>((done) => {
      fed.inTurn(() => {
        const reply = next++
        const giveUp = () => {
          end()
          begin()
        }
        waiting.set(reply, { done, timer: setTimeout(giveUp, LONGEST) })
        worker.postMessage(request(reply))
      })
    })
  return {
    async find(query) {
      const found = await ask((reply) => ({ ask: 'find', query, reply }))
      return (found as Found | null) ?? { wrong: t('this pattern takes too long') }
    },
    async replace(query, by, only) {
      return (await ask((reply) => ({ ask: 'replace', query, by, only, reply }))) as Replaced | null
    },
    stop: end,
  }
}
