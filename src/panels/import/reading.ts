import { whyThrown } from '#base'
import {
  amendDesign,
  dbmlImporter,
  drizzleImporter,
  extensionsIn,
  type Importer,
  leansOn,
  type Progress,
  prismaImporter,
  sqlImporter,
  sqlmodelImporter,
} from '#import'
import { all, type Design, diff, Follower, type Notice, partsOf } from '#model'
import { Standing } from '#proof'
import type { ImportAnswer, ImportRequest } from './import-messages.ts'
import { inPlaceOf } from './meet-import.ts'
import { opener } from './prepared-postgres.ts'

type Reading = Extract<ImportRequest, { ask: 'read' }>

const tell = (answer: ImportAnswer) => postMessage(answer)
let cancelled = false
const copy = new Follower()
let standing: Standing | null = null

/** Milliseconds: the page draws what it is told, on the processors that Postgres runs on. */
const BETWEEN_PROGRESS = 200
let last: { readonly stage: Progress['stage']; readonly at: number } | null = null

const options = {
  onProgress: (progress: Progress) => {
    const at = performance.now()
    if (last?.stage === progress.stage && at - last.at < BETWEEN_PROGRESS) return
    last = { stage: progress.stage, at }
    tell({ tell: 'progress', progress })
  },
  cancelled: () => cancelled,
}

const refusedNotice = ({ sql, message }: { sql: string; message: string }): Notice => ({
  code: 'import/design-refused',
  severity: 'warning',
  message: `Postgres does not take all of the design as it is: ${message} (${sql.slice(0, 120)})`,
})

/** Runs a script on the design that was heard. */
async function amend(design: Design, { text, dataDir }: Reading): Promise<void> {
  tell({ tell: 'sniffed', importer: 'sql', title: 'this design' })
  standing ??= new Standing(opener(dataDir))
  const { db, refused } = await standing.holding(design, extensionsIn(text))
  const amended = await amendDesign(db, design, text, options)
  if (!amended) return tell({ tell: 'done', imported: null })
  standing.holds(amended.design)
  const notices = [...refused.map(refusedNotice), ...amended.notices]
  tell({ tell: 'amended', ledger: amended.ledger, notices, changes: diff(design, amended.design) })
}

async function read(request: Reading): Promise<void> {
  const { text, importer, name, isFile, dataDir, onto } = request
  const sure = importersWith(dataDir).map((it) => ({ it, score: it.id === importer ? 2 : it.sniff(text) }))
  const best = sure.sort((a, b) => b.score - a.score)[0]
  const { design } = copy
  if (design && request.amend && best?.it.id === 'sql') {
    const names = new Set([...all(design.objects)].filter((it) => it.kind !== 'column').map((it) => it.name))
    if (await leansOn(text, names)) return amend(design, request)
  }
  if (!best || best.score <= 0)
    return tell({ tell: 'failed', message: 'This is not in a language that Schemawright reads.' })
  tell({ tell: 'sniffed', importer: best.it.id, title: best.it.title })
  const imported = await best.it.read(text, { ...(name ? { name } : {}), isFile, ...options })
  if (!imported) return tell({ tell: 'done', imported })
  const { design: made, ...rest } = imported
  // In one piece a large design would hold the page up.
  for (const part of partsOf(onto ? inPlaceOf(onto, made) : made)) tell({ tell: 'part', part })
  tell({ tell: 'done', imported: rest })
}

// Words of SQL stand in other languages too, so it is asked last.
const importersWith = (url: string): readonly Importer[] => [
  prismaImporter,
  drizzleImporter,
  sqlmodelImporter,
  dbmlImporter,
  sqlImporter(opener(url)),
]

/** Does what the page asks of the worker, beside starting a Postgres. */
export function answer(request: Exclude<ImportRequest, { ask: 'prepare' }>): void {
  switch (request.ask) {
    case 'hear':
      copy.hear(request.news)
      break
    case 'cancel':
      cancelled = true
      break
    case 'read':
      cancelled = false
      read(request).catch((problem: unknown) => tell({ tell: 'failed', message: whyThrown(problem) }))
  }
}
