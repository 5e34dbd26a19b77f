import type { Imported, Progress } from '#import'
import { type Design, PartsTaker } from '#model'
import { dataDirUrl } from '../data-dir.ts'
import type { ImportAnswer, ImportRequest } from './import-messages.ts'

export type Running = { readonly stage: 'running'; readonly title: string | null; readonly progress: Progress | null }
export type Outcome = { readonly imported: Imported } | { readonly error: string } | 'cancelled'

export type ImportRun = { readonly outcome: Promise<Outcome>; readonly cancel: () => void }

/** How long a cancelled worker has to end by itself before it is ended. */
const GRACE = 1500

type Given = { readonly text: string; readonly name: string | null; readonly onto: Design | null }

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

/** Reads a text in a worker of its own, which ends with it. */
export function runImport({ text, name, onto }: Given, heard: (running: Running) => void): ImportRun {
  const worker = takeWorker()
  const send = (request: ImportRequest) => worker.postMessage(request)
  const taker = new PartsTaker()
  let design: Design | null = null
  let title: string | null = null
  let end: (outcome: Outcome) => void = () => {}
  const outcome = new Promise<Outcome>((done) => {
    end = (result) => {
      worker.terminate()
      done(result)
    }
  })
  worker.onmessage = ({ data }: MessageEvent<ImportAnswer>) => {
    if (data.tell === 'sniffed') {
      title = data.title
      heard({ stage: 'running', title, progress: null })
    } else if (data.tell === 'progress') heard({ stage: 'running', title, progress: data.progress })
    else if (data.tell === 'failed') end({ error: data.message })
    else if (data.tell === 'part') design = taker.take(data.part)
    else end(data.imported && design ? { imported: { ...data.imported, design } } : 'cancelled')
  }
  worker.onerror = (event) => end({ error: event.message || 'The import could not be started.' })
  send({ ask: 'read', text, importer: null, name, dataDir: dataDirUrl(), onto })
  return {
    outcome,
    cancel() {
      send({ ask: 'cancel' })
      setTimeout(() => end('cancelled'), GRACE)
    },
  }
}
