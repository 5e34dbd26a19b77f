import { openPostgres, type Postgres } from '#postgres'
import { fetchDataDir } from '../data-dir.ts'
import type { CheckAnswer, CheckRequest } from './check-messages.ts'
import { NOTHING_TOLD } from './told.ts'
import { tryExpression } from './try-expression.ts'

let open: { readonly db: Postgres; readonly extensions: ReadonlySet<string> } | null = null
/** By object and field: what is asked again meanwhile need not be answered. */
const waiting = new Map<string, CheckRequest>()
let busy = false

const tell = (answer: CheckAnswer) => postMessage(answer)

/** The Postgres that is open, or another where the trial needs an extension that it lacks. */
async function postgresWith(wanted: readonly string[], url: string): Promise<Postgres> {
  if (open && wanted.every((name) => open?.extensions.has(name))) return open.db
  const extensions = new Set([...(open?.extensions ?? []), ...wanted])
  await open?.db.close()
  open = null
  const dataDir = await fetchDataDir(url)
  const db = await openPostgres({ extensions, ...(dataDir ? { dataDir } : {}) })
  open = { db, extensions }
  return db
}

async function answer({ reply, trial, dataDir }: CheckRequest): Promise<void> {
  try {
    const extensions = trial.objects.flatMap((it) => (it.kind === 'extension' ? [it.name] : []))
    tell({ reply, told: await tryExpression(await postgresWith(extensions, dataDir), trial) })
  } catch {
    // Postgres could not be opened, or did not survive: nothing is known of the text.
    open = null
    tell({ reply, told: NOTHING_TOLD })
  }
}

async function answerAll(): Promise<void> {
  if (busy) return
  busy = true
  for (let [next] = waiting; next; [next] = waiting) {
    waiting.delete(next[0])
    await answer(next[1])
  }
  busy = false
}

self.onmessage = ({ data }: MessageEvent<CheckRequest>) => {
  const key = `${data.trial.it.id} ${data.trial.field}`
  const stale = waiting.get(key)
  if (stale) tell({ reply: stale.reply, told: NOTHING_TOLD })
  waiting.set(key, data)
  void answerAll()
}
