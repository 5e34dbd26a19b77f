import type { Imported, Progress } from '#import'
import { type Design, type DesignStore, PartsTaker } from '#model'
import { feed } from '#session'
import { t } from '#words'
import { dataDirUrl } from '../data-dir.ts'
import type { Amendment, ImportAnswer, ImportRequest } from './import-messages.ts'

export type Running = { readonly stage: 'running'; readonly title: string | null; readonly progress: Progress | null }
export type Outcome =
  | { readonly imported: Imported }
  | { readonly amended: Amendment }
  | { readonly error: string }
  | 'cancelled'

export type ImportRun = { readonly outcome: Promise<Outcome>; readonly cancel: () => void }

/** How long a cancelled worker has to end by itself before it is ended. */
const GRACE = 1500

type Given = {
  readonly text: string
  readonly name: string | null
  readonly isFile: boolean
  /** An empty design, in whose place what is read is put at once. */
  readonly onto: Design | null
  /** The design that a script may be meant for; null to read it as one of its own. */
  readonly store: DesignStore | null
}

const newWorker = () => new Worker(new URL('./import.worker.ts', import.meta.url), { type: 'module' })

/** How long a worker waits for its text. */
const PATIENCE = 60_000
let waiting: Worker | null = null

/** Starts a Postgres while a person is still about to give the text: a file hangs over the window, the dialog is open. */
export function prepareImport(): void {
  if (waiting) return
  const worker = newWorker()
  const request: ImportRequest = { ask: 'prepare', dataDir: dataDirUrl() }
  worker.postMessage(request)
  keep(worker)
}

/** For the next text. One that has run a script on the design still has it in its Postgres. */
function keep(worker: Worker): void {
  waiting?.terminate()
  waiting = worker
  setTimeout(() => {
    if (waiting !== worker) return
    worker.terminate()
    waiting = null
  }, PATIENCE)
}

function takeWorker(): Worker {
  const worker = waiting ?? newWorker()
  waiting = null
  return worker
}

/** Reads a text in a worker, which ends with it unless it holds a design that the next text may be for. */
export function runImport({ text, name, isFile, onto, store }: Given, heard: (running: Running) => void): ImportRun {
  const worker = takeWorker()
  const send = (request: ImportRequest) => worker.postMessage(request)
  const taker = new PartsTaker()
  let design: Design | null = null
  let title: string | null = null
  let end: (outcome: Outcome) => void = () => {}
  const outcome = new Promise<Outcome>((done) => {
    end = (result) => {
      worker.onmessage = null
      if (typeof result === 'object' && 'amended' in result) keep(worker)
      else worker.terminate()
      done(result)
    }
  })
  worker.onmessage = ({ data }: MessageEvent<ImportAnswer>) => {
    switch (data.tell) {
      case 'sniffed':
        title = data.title
        return heard({ stage: 'running', title, progress: null })
      case 'progress':
        return heard({ stage: 'running', title, progress: data.progress })
      case 'failed':
        return end({ error: data.message })
      case 'part':
        design = taker.take(data.part)
        return
      case 'amended':
        return end({ amended: data })
      case 'done':
        return end(data.imported && design ? { imported: { ...data.imported, design } } : 'cancelled')
    }
  }
  worker.onerror = (event) => end({ error: event.message || t('The import could not be started.') })
  const ask = () =>
    send({ ask: 'read', text, importer: null, name, isFile, dataDir: dataDirUrl(), onto, amend: store !== null })
  if (store) {
    const { inTurn, stop } = feed(store, (news) => send({ ask: 'hear', news }))
    inTurn(() => {
      stop()
      ask()
    })
  } else ask()
  return {
    outcome,
    cancel() {
      send({ ask: 'cancel' })
      setTimeout(() => end('cancelled'), GRACE)
    },
  }
}
