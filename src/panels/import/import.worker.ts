import { type Importer, sqlImporter } from '#import'
import { partsOf } from '#model'
import { hasExtension, openPostgres, type Postgres } from '#postgres'
import { fetchDataDir } from '../data-dir.ts'
import type { ImportAnswer, ImportRequest } from './import-messages.ts'
import { inPlaceOf } from './meet-import.ts'

let fetched: ReturnType<typeof fetchDataDir> | null = null
async function openWith(url: string, extensions: readonly string[]): Promise<Postgres> {
  fetched ??= fetchDataDir(url)
  const dataDir = await fetched
  return openPostgres({ extensions, ...(dataDir ? { dataDir } : {}) })
}

/** A Postgres that was started before it was known what for; it has no extensions. */
let prepared: Promise<Postgres> | null = null
function prepare(url: string): void {
  prepared ??= openWith(url, [])
  // Whoever needs it is told.
  prepared.catch(() => {})
}

const importersWith = (url: string): readonly Importer[] => [
  sqlImporter(async (extensions) => {
    const open = prepared
    prepared = null
    if (open && !extensions.some(hasExtension)) return open
    void open?.then((db) => db.close())
    return openWith(url, extensions)
  }),
]
const tell = (answer: ImportAnswer) => postMessage(answer)
let cancelled = false

async function read({ text, importer, name, dataDir, onto }: Extract<ImportRequest, { ask: 'read' }>): Promise<void> {
  const sure = importersWith(dataDir).map((it) => ({ it, score: it.id === importer ? 2 : it.sniff(text) }))
  const best = sure.sort((a, b) => b.score - a.score)[0]
  if (!best || best.score <= 0)
    return tell({ tell: 'failed', message: 'This is not in a language that Schemawright reads.' })
  tell({ tell: 'sniffed', importer: best.it.id, title: best.it.title })
  const imported = await best.it.read(text, {
    ...(name ? { name } : {}),
    onProgress: (progress) => tell({ tell: 'progress', progress }),
    cancelled: () => cancelled,
  })
  if (!imported) return tell({ tell: 'done', imported })
  const { design, ...rest } = imported
  // In one piece a large design would hold the page up.
  for (const part of partsOf(onto ? inPlaceOf(onto, design) : design)) tell({ tell: 'part', part })
  tell({ tell: 'done', imported: rest })
}

self.onmessage = (event: MessageEvent<ImportRequest>) => {
  const request = event.data
  if (request.ask === 'prepare') return prepare(request.dataDir)
  if (request.ask === 'cancel') {
    cancelled = true
    return
  }
  cancelled = false
  read(request).catch((problem: unknown) =>
    tell({ tell: 'failed', message: problem instanceof Error ? problem.message : String(problem) }),
  )
}
