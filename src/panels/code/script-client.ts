import type { Imported, ReadScript } from '#import'
import { readOnce } from '#text'
import { t } from '#words'
import type { ScriptAnswer, ScriptRequest } from './script.worker.ts'

type Waiting = { readonly done: (imported: Imported | null) => void; readonly fail: (problem: Error) => void }

/** How long a Postgres that nobody asks stands ready: it holds a hundred megabytes. */
const IDLE = 5 * 60_000

export type PostgresReader = {
  /** Tells where an empty Postgres' data directory is kept. */
  readonly begin: (dataDir: string) => void
  readonly read: ReadScript
  /** Starts Postgres, since it may soon be asked. */
  readonly prepare: (extensions: readonly string[]) => void
}

/** A Postgres in a worker of its own, started when it is first needed and ended when it has not been for long. */
export function postgresReader(): PostgresReader {
  const waiting = new Map<number, Waiting>()
  let worker: Worker | null = null
  let timer: ReturnType<typeof setTimeout> | undefined
  let next = 1
  let dataDir = ''
  const end = (message: string | null) => {
    worker?.terminate()
    worker = null
    for (const { fail } of waiting.values()) fail(new Error(message ?? 'Postgres was ended'))
    waiting.clear()
  }
  const rest = () => {
    clearTimeout(timer)
    if (waiting.size === 0) timer = setTimeout(end, IDLE, null)
  }
  const start = (): Worker => {
    const made = new Worker(new URL('./script.worker.ts', import.meta.url), { type: 'module' })
    made.onmessage = ({ data }: MessageEvent<ScriptAnswer>) => {
      const asked = waiting.get(data.reply)
      waiting.delete(data.reply)
      rest()
      if ('problem' in data) asked?.fail(new Error(data.problem))
      else asked?.done(data.imported)
    }
    made.onerror = (event) => end(event.message || t('Postgres could not be started.'))
    return made
  }
  const send = (request: ScriptRequest) => {
    clearTimeout(timer)
    worker ??= start()
    worker.postMessage(request)
  }
  return {
    begin(url) {
      dataDir = url
    },
    read: readOnce(
      (script) =>
        new Promise((done, fail) => {
          const reply = next++
          waiting.set(reply, { done, fail })
          send({ ask: 'read', reply, script, dataDir })
        }),
    ),
    prepare(extensions) {
      send({ ask: 'ready', extensions, dataDir })
      rest()
    },
  }
}
