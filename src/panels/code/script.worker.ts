import { whyThrown } from '#base'
import { type Imported, type Script, ScriptReader } from '#import'
import { openPostgres } from '#postgres'
import { fetchDataDir } from '../data-dir.ts'

/** What the code worker asks of Postgres: to be ready, or what statements make. */
export type ScriptRequest =
  | { readonly ask: 'ready'; readonly extensions: readonly string[]; readonly dataDir: string }
  | { readonly ask: 'read'; readonly reply: number; readonly script: Script; readonly dataDir: string }

export type ScriptAnswer =
  | { readonly reply: number; readonly imported: Imported | null }
  | { readonly reply: number; readonly problem: string }

let url = ''
let dataDir: ReturnType<typeof fetchDataDir> | null = null

const reader = new ScriptReader(async (extensions) => {
  dataDir ??= fetchDataDir(url)
  const kept = await dataDir
  return openPostgres({ extensions, ...(kept ? { dataDir: kept } : {}) })
})

const tell = (answer: ScriptAnswer) => postMessage(answer)

self.onmessage = ({ data }: MessageEvent<ScriptRequest>) => {
  url = data.dataDir
  if (data.ask === 'ready') {
    // Whoever needs it is told.
    reader.ready(data.extensions).catch(() => {})
    return
  }
  const { reply } = data
  reader.read(data.script).then(
    (imported) => tell({ reply, imported }),
    (problem: unknown) => tell({ reply, problem: whyThrown(problem) }),
  )
}
