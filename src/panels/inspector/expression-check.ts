import type { DbObject, DesignStore } from '#model'
import { msg } from '#words'
import { dataDirUrl } from '../data-dir.ts'
import type { CheckAnswer, CheckRequest } from './check-messages.ts'
import { sqlTextsOf } from './sql-texts.ts'
import { NOTHING_TOLD, type Told } from './told.ts'
import { trialOf } from './trial.ts'

/** What Postgres says of the SQL in a field of an object as it would be. */
export type CheckExpression = (it: DbObject, field: string) => Promise<Told>

/** A worker without work is ended: Postgres holds a hundred megabytes. */
const IDLE = 60_000
/** Text can ask Postgres for more than it can do in a lifetime. */
const PATIENCE = 20_000

const TOO_LONG: Told = {
  trouble: { text: msg('Postgres did not come to an answer in 20 seconds.'), at: null },
  learned: null,
}

function startCheck(store: DesignStore): CheckExpression {
  const waiting = new Map<number, (told: Told) => void>()
  let worker: Worker | null = null
  let timer: ReturnType<typeof setTimeout> | undefined
  let next = 1
  const end = (told: Told) => {
    worker?.terminate()
    worker = null
    for (const done of waiting.values()) done(told)
    waiting.clear()
  }
  const rest = () => {
    clearTimeout(timer)
    timer = setTimeout(() => end(waiting.size > 0 ? TOO_LONG : NOTHING_TOLD), waiting.size > 0 ? PATIENCE : IDLE)
  }
  const start = (): Worker => {
    const made = new Worker(new URL('./check.worker.ts', import.meta.url), { type: 'module' })
    made.onmessage = ({ data }: MessageEvent<CheckAnswer>) => {
      waiting.get(data.reply)?.(data.told)
      waiting.delete(data.reply)
      rest()
    }
    made.onerror = () => end(NOTHING_TOLD)
    return made
  }
  return (it, field) => {
    if (sqlTextsOf(it, field).length === 0) return Promise.resolve(NOTHING_TOLD)
    worker ??= start()
    const request: CheckRequest = { reply: next++, trial: trialOf(store.design(), it, field), dataDir: dataDirUrl() }
    worker.postMessage(request)
    return new Promise((done) => {
      waiting.set(request.reply, done)
      rest()
    })
  }
}

const checks = new WeakMap<DesignStore, CheckExpression>()

/** The one check of a design store. Its Postgres starts when it is first asked something. */
export function expressionCheck(store: DesignStore): CheckExpression {
  const check = checks.get(store) ?? startCheck(store)
  checks.set(store, check)
  return check
}
