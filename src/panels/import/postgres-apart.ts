import type { Postgres } from '#postgres'
import { fetchDataDir } from '../data-dir.ts'
import type { PostgresAnswer, PostgresRequest } from './postgres-messages.ts'

type Waiting = { readonly done: (rows: readonly unknown[]) => void; readonly failed: (problem: unknown) => void }

/** A request before it has its number. */
type Asked = PostgresRequest extends infer Each ? (Each extends unknown ? Omit<Each, 'number'> : never) : never

/** The data directory as a tar; null where it can't be had. */
async function unpacked(url: string): Promise<ArrayBuffer | null> {
  const blob = await fetchDataDir(url)
  if (blob?.type !== 'application/gzip') return (await blob?.arrayBuffer()) ?? null
  return new Response(blob.stream().pipeThrough(new DecompressionStream('gzip'))).arrayBuffer()
}

/**
 * A Postgres in a worker of its own: while it runs a part of a script, the next is read, and while it looks for what the
 * catalog holds, what it found before is understood. Closing it ends the worker, whatever that was at.
 */
export async function openApart(dataDir: string, extensions: readonly string[]): Promise<Postgres> {
  const worker = new Worker(new URL('./postgres.worker.ts', import.meta.url), { type: 'module' })
  const waiting = new Map<number, Waiting>()
  let last = 0
  const ask = (request: Asked, transfer: Transferable[] = []): Promise<readonly unknown[]> =>
    new Promise((done, failed) => {
      const number = ++last
      waiting.set(number, { done, failed })
      worker.postMessage({ ...request, number }, transfer)
    })
  worker.onmessage = ({ data }: MessageEvent<PostgresAnswer>) => {
    const asker = waiting.get(data.number)
    waiting.delete(data.number)
    if ('error' in data) asker?.failed(Object.assign(new Error(data.error.message), data.error))
    else asker?.done(data.rows)
  }
  worker.onerror = (event) => {
    for (const { failed } of waiting.values()) failed(new Error(event.message))
    waiting.clear()
  }
  const holding = unpacked(dataDir)
    .catch(() => null)
    .then((dir) => ask({ ask: 'hold', dataDir: dir }, dir ? [dir] : []))
  await Promise.all([ask({ ask: 'open', extensions }), holding])
  return {
    exec: (sql) => ask({ ask: 'exec', sql }),
    query: async <Row>(sql: string) => ({ rows: (await ask({ ask: 'query', sql })) as readonly Row[] }),
    close: async () => worker.terminate(),
  }
}
