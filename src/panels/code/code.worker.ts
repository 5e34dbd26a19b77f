import { exporters, textOf } from '#export'
import { apply, type Design, Follower, heldText, renameObject, tablesOf } from '#model'
import {
  carried,
  emitBeside,
  filesApart,
  isTyped,
  languageById,
  shownText,
  type Language as TypedLanguage,
  typed,
  writtenText,
} from '#text'
import type { CodeAnswer, CodeRequest, TextFile, TypedAnswer } from './code-messages.ts'
import { type Emission, editsOf, emissionOf, previewOf, textsOf, whatIsAt, whereIs } from './emission.ts'

const copy = new Follower()
let watched: string | null = null
let shown: Emission | null = null
let version = 0
/** The text that can be typed in, as it was last told, a few times back. */
const told = new Map<number, string>()
const KEPT = 8
/** What comes of it is heard next. */
let lastTyped: { readonly language: TypedLanguage; readonly text: string } | null = null

const tell = (answer: CodeAnswer) => postMessage(answer)

function emit(id: string, of: Design): Emission {
  const exporter = exporters.find((it) => it.id === id)
  if (!exporter) return { files: [], notices: [], faults: [] }
  return emissionOf(emitBeside(exporter, of))
}

/** The files as they are to be kept, whatever ends their lines. */
function filesOf(id: string, design: Design): readonly TextFile[] {
  const exporter = exporters.find((it) => it.id === id)
  if (!exporter) return []
  const files = [
    ...filesApart(exporter, emitBeside(exporter, design).files),
    ...(exporter.alongside?.(design, exporter.defaults) ?? []),
  ]
  return files.map((file) => ({ path: file.path, text: textOf(file) }))
}

/** Remembers what is told, so that it is known what someone types on. */
function note(emission: Emission): number {
  version++
  const path = watched && languageById(watched)?.path
  const file = path && emission.files.find((it) => it.path === path)
  if (file) told.set(version, file.chunks.map((chunk) => chunk.text).join(''))
  told.delete(version - KEPT)
  return version
}

/** Tells the watched text: as edits when it was told before and the files are the same, else in full. */
function show(): void {
  const { design } = copy
  if (!watched || !design) return
  const now = emit(watched, design)
  const edits = shown && editsOf(shown, now)
  shown = now
  const { notices, faults } = now
  const rest = { exporter: watched, notices, faults, version: note(now) }
  if (edits) tell({ tell: 'edits', files: edits, ...rest })
  else tell({ tell: 'text', files: textsOf(now), ...rest })
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
  if (!design || !table || !watched || !shown || heldText(design, watched)) return
  const edited = apply(design, renameObject(design, table.id, `${table.name}_`))
  editsOf(shown, emit(watched, edited))
  if (left > 1) setTimeout(rehearse, 0, left - 1)
}

/** What the design becomes by what someone typed. */
function type(design: Design, request: Extract<CodeRequest, { ask: 'type' }>): TypedAnswer | null {
  const language = languageById(request.exporter)
  if (!language) return null
  const before = shownText(language, design) ?? writtenText(language, design)
  const plain = before.text.replace(/\r\n?/g, '\n')
  const base = told.get(request.version)
  const text =
    base === undefined ? request.text : (carried({ from: base, to: plain, onto: request.text }) ?? request.text)
  // An editor knows one line end in a text; a file keeps its own.
  const own = before.text.includes('\r\n') ? text.replaceAll('\n', '\r\n') : text
  lastTyped = { language, text: own }
  const { changes } = typed(language, design, { before, text: own })
  if (shown && watched === request.exporter) {
    const files = shown.files.map((file) =>
      file.path === language.path ? { ...file, chunks: [{ text, spans: [], about: null }] } : file,
    )
    shown = { ...shown, files }
    note(shown)
  }
  return { changes, heard: copy.heard, text, version }
}

function answer(request: CodeRequest): unknown {
  const { design } = copy
  switch (request.ask) {
    case 'hear': {
      const heard = copy.hear(request.news)
      if (heard === 'opened') shown = null
      if (heard && copy.design && lastTyped) isTyped(lastTyped.language, copy.design, lastTyped.text)
      lastTyped = null
      return heard && show()
    }
    case 'watch':
      watched = request.exporter
      shown = null
      setTimeout(rehearse, 0)
      return show()
    case 'files':
      return design ? filesOf(request.exporter, design) : []
    case 'where':
      return shown ? whereIs(shown, new Set(request.ids)) : []
    case 'what':
      return shown ? whatIsAt(shown, request.path, request.offset) : null
    case 'type':
      return design ? type(design, request) : null
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

const languages = exporters.map(({ id, title, language }) => ({
  id,
  title,
  language,
  typed: languageById(id)?.path ?? null,
}))
tell({ tell: 'languages', languages })
