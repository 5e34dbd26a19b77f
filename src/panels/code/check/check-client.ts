import { t } from '#words'
import { dataDirUrl } from '../../data-dir.ts'
import type { CheckAnswer, CheckRequest } from './messages.ts'

/** How long tools that nobody asks stand ready: they hold a hundred megabytes and more. */
const IDLE = 3 * 60_000

/** Asks the tools of a language in a worker of their own. What is asked next goes before what was asked and has not begun, which is answered with null. */
export function checker() {
  let worker: Worker | null = null
  let timer: ReturnType<typeof setTimeout> | undefined
  let running: ((answer: CheckAnswer | null) => void) | null = null
  let next: { readonly request: CheckRequest; readonly done: (answer: CheckAnswer | null) => void } | null = null
  const end = () => {
    worker?.terminate()
    worker = null
  }
  const settle = (answer: CheckAnswer | null) => {
    const done = running
    running = null
    timer = setTimeout(end, IDLE)
    done?.(answer)
    begin()
  }
  const start = (): Worker => {
    const made = new Worker(new URL('./check.worker.ts', import.meta.url), { type: 'module' })
    made.onmessage = ({ data }: MessageEvent<CheckAnswer>) => settle(data)
    made.onerror = (event) => {
      end()
      settle({ by: null, why: event.message || t('the tool could not be started') })
    }
    return made
  }
  const begin = () => {
    if (running || !next) return
    clearTimeout(timer)
    const { request, done } = next
    ;[next, running] = [null, done]
    worker ??= start()
    worker.postMessage(request)
  }
  return (language: string, text: string): Promise<CheckAnswer | null> =>
    new Promise((done) => {
      next?.done(null)
      next = { request: { language, text, dataDir: dataDirUrl() }, done }
      begin()
    })
}
