import { exporters, textOf } from '#export'
import { apply, type Design, Follower, renameObject, tablesOf } from '#model'
import type { CodeAnswer, CodeRequest, TextFile } from './code-messages.ts'
import { type Emission, editsOf, emissionOf, previewOf, textsOf, whatIsAt, whereIs } from './emission.ts'

const copy = new Follower()
let watched: string | null = null
let shown: Emission | null = null

const tell = (answer: CodeAnswer) => postMessage(answer)

function emit(id: string, of: Design): Emission {
  const exporter = exporters.find((it) => it.id === id)
  if (!exporter) return { files: [], notices: [] }
  return emissionOf(exporter.emit(of, exporter.defaults))
}

/** What goes with an exporter's files when they are taken home. */
function alongside(id: string, of: Design): readonly TextFile[] {
  const exporter = exporters.find((it) => it.id === id)
  return exporter?.alongside?.(of, exporter.defaults).map((it) => ({ path: it.path, text: textOf(it) })) ?? []
}

/** Tells the watched text: as edits when it was told before and the files are the same, else in full. */
function show(): void {
  const { design } = copy
  if (!watched || !design) return
  const now = emit(watched, design)
  const edits = shown && editsOf(shown, now)
  shown = now
  if (edits) tell({ tell: 'edits', exporter: watched, files: edits, notices: now.notices })
  else tell({ tell: 'text', exporter: watched, files: textsOf(now), notices: now.notices })
}

const REHEARSALS = 6

/**
 * Edits a few tables and throws the result away, one after the other while nobody asks for anything. Code that has run a
 * few times is compiled: the first real edit then takes a fifth of the time.
 */
function rehearse(left = REHEARSALS): void {
  const { design } = copy
  const tables = design ? tablesOf(design) : []
  const table = tables[Math.floor((tables.length * left) / (REHEARSALS + 1))]
  if (!design || !table || !watched || !shown) return
  const edited = apply(design, renameObject(design, table.id, `${table.name}_`))
  editsOf(shown, emit(watched, edited))
  if (left > 1) setTimeout(rehearse, 0, left - 1)
}

function answer(request: CodeRequest): unknown {
  const { design } = copy
  switch (request.ask) {
    case 'hear': {
      const heard = copy.hear(request.news)
      if (heard === 'opened') shown = null
      return heard && show()
    }
    case 'watch':
      watched = request.exporter
      shown = null
      setTimeout(rehearse, 0)
      return show()
    case 'files':
      return design ? [...textsOf(emit(request.exporter, design)), ...alongside(request.exporter, design)] : []
    case 'where':
      return shown ? whereIs(shown, new Set(request.ids)) : []
    case 'what':
      return shown ? whatIsAt(shown, request.path, request.offset) : null
    case 'preview':
      return design ? previewOf(emit('sql', design), emit('sql', apply(design, request.changes))) : []
  }
}

self.onmessage = (event: MessageEvent<CodeRequest>) => {
  const request = event.data
  const reply = 'reply' in request ? request.reply : null
  try {
    const value = answer(request)
    if (reply !== null) tell({ tell: 'reply', reply, value })
  } catch (problem) {
    tell({ tell: 'trouble', message: problem instanceof Error ? problem.message : String(problem) })
    if (reply !== null) tell({ tell: 'reply', reply, value: null })
  }
}

tell({ tell: 'languages', languages: exporters.map(({ id, title, language }) => ({ id, title, language })) })
