import type { Imported, Progress } from '#import'
import { dataDirUrl } from '../data-dir.ts'
import type { ImportAnswer, ImportRequest } from './import-messages.ts'

export type Running = { readonly stage: 'running'; readonly title: string | null; readonly progress: Progress | null }
export type Outcome = { readonly imported: Imported } | { readonly error: string } | 'cancelled'

export type ImportRun = { readonly outcome: Promise<Outcome>; readonly cancel: () => void }

/** How long a cancelled worker has to end by itself before it is ended. */
const GRACE = 1500

/** Reads a text in a worker of its own, which ends with it. */
export function runImport(text: string, name: string | null, heard: (running: Running) => void): ImportRun {
  const worker = new Worker(new URL('./import.worker.ts', import.meta.url), { type: 'module' })
  const send = (request: ImportRequest) => worker.postMessage(request)
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
    else end(data.imported ? { imported: data.imported } : 'cancelled')
  }
  worker.onerror = (event) => end({ error: event.message || 'The import could not be started.' })
  send({ ask: 'read', text, importer: null, name, dataDir: dataDirUrl() })
  return {
    outcome,
    cancel() {
      send({ ask: 'cancel' })
      setTimeout(() => end('cancelled'), GRACE)
    },
  }
}
