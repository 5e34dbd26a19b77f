import { whyThrown } from '#base'
import { exporters, optionFields } from '#export'
import { SQL_PATH } from '#import'
import { apply, type Design, extensionsOf, Follower, heldText } from '#model'
import {
  carried,
  emitBeside,
  forgetSayings,
  getReadyToType,
  isSqlReady,
  isTypedSql,
  languageById,
  readySql,
  type Shown,
  shownSql,
  shownText,
  type Typed,
  typed,
  typeSql,
  writtenSql,
  writtenText,
} from '#text'
import type { CodeAnswer, CodeRequest, TypedAnswer } from './code-messages.ts'
import { type Emission, editsOf, emissionOf, previewOf, textsOf, whatIsAt, whereIs } from './emission.ts'
import { filesOf, saved, taken } from './project-files.ts'
import { rehearse, rehearseWriting } from './rehearse.ts'
import { postgresReader } from './script-client.ts'
import { answerRename, answerText } from './text-answers.ts'
import { turns } from './turns.ts'

const copy = new Follower()
let watched: string | null = null
let shown: Emission | null = null
let version = 0
/** The text that can be typed in, as it was last told, a few times back. */
const told = new Map<number, string>()
const KEPT = 8
/** What comes of it is heard next. */
let lastTyped: { readonly exporter: string; readonly text: string; readonly done: Typed } | null = null
const postgres = postgresReader()

const tell = (answer: CodeAnswer) => postMessage(answer)

function emit(id: string, of: Design): Emission {
  const exporter = exporters.find((it) => it.id === id)
  if (!exporter) return { files: [], notices: [], faults: [] }
  return emissionOf(emitBeside(exporter, of))
}

/** What changes make of the design's SQL as we write it, whoever has written one of their own. */
function writtenWith(design: Design): Emission {
  const sql = exporters.find((it) => it.id === 'sql')
  return emissionOf({ ...(sql?.emit(design, sql.defaults) ?? { files: [], notices: [] }), faults: [] })
}

/** The file of a language that can be typed in. */
const pathOf = (exporter: string): string | null =>
  exporter === 'sql' ? SQL_PATH : (languageById(exporter)?.path ?? null)

/** Remembers what is told, so that it is known what someone types on. */
function note(emission: Emission): number {
  version++
  const path = watched && pathOf(watched)
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

/** The design, while its text is written anew at every edit. */
const written = (): Design | null => {
  const { design } = copy
  return design && watched && shown && !heldText(design, watched) ? design : null
}

function tryWriting(edited: Design): void {
  if (watched && shown) editsOf(shown, emit(watched, edited))
}

function prepare(): void {
  const exporter = exporters.find((it) => it.id === watched)
  if (exporter) rehearse(getReadyToType(exporter, () => (watched === exporter.id ? copy.design : null)))
}

/** Finds out what the SQL beside a design says, and shows it as it then reads. */
async function getReady(): Promise<void> {
  const { design } = copy
  if (watched !== 'sql' || !design || isSqlReady(design)) return
  await readySql(postgres.read, design)
  if (copy.design && isSqlReady(copy.design)) show()
}

/** The text that someone types on, as the design has it. */
async function beforeTyping(exporter: string, design: Design): Promise<Shown | null> {
  if (exporter === 'sql') {
    await readySql(postgres.read, design)
    return shownSql(design) ?? writtenSql(design)
  }
  const language = languageById(exporter)
  return language && (shownText(language, design) ?? writtenText(language, design))
}

async function change(exporter: string, design: Design, given: { before: Shown; text: string }): Promise<Typed | null> {
  if (exporter === 'sql') return typeSql(postgres.read, design, given)
  const language = languageById(exporter)
  return language && typed(language, design, given)
}

/** What the design becomes by what someone typed. */
async function type(design: Design, request: Extract<CodeRequest, { ask: 'type' }>): Promise<TypedAnswer | null> {
  const { exporter, version: on } = request
  const { heard } = copy
  const before = await beforeTyping(exporter, design)
  if (!before) return null
  const plain = before.text.replace(/\r\n?/g, '\n')
  const base = told.get(on)
  const text =
    base === undefined ? request.text : (carried({ from: base, to: plain, onto: request.text }) ?? request.text)
  // An editor knows one line end in a text; a file keeps its own.
  const own = before.text.includes('\r\n') ? text.replaceAll('\n', '\r\n') : text
  const done = await change(exporter, design, { before, text: own })
  if (!done) return null
  lastTyped = { exporter, text: own, done }
  const path = pathOf(exporter)
  if (shown && watched === exporter) {
    const files = shown.files.map((file) =>
      file.path === path ? { ...file, chunks: [{ text, spans: [], about: null }] } : file,
    )
    shown = { ...shown, files }
    note(shown)
  }
  return { changes: done.changes, heard, text, version }
}

/** What was typed is what the design now says. */
function takeTyped(design: Design): void {
  if (!lastTyped) return
  const { exporter, text, done } = lastTyped
  lastTyped = null
  if (exporter === 'sql') isTypedSql(design, text)
  else done.settle?.(design)
}

/** Answers that nobody waits for any more. */
const dropped = new Set<number>()

function answer(request: CodeRequest): unknown {
  const { design } = copy
  switch (request.ask) {
    case 'begin':
      return postgres.begin(request.dataDir)
    case 'hear': {
      const heard = copy.hear(request.news)
      if (heard === 'opened') {
        shown = null
        forgetSayings()
      }
      if (heard && copy.design) takeTyped(copy.design)
      if (heard) void getReady()
      return heard && show()
    }
    case 'watch':
      watched = request.exporter
      shown = null
      setTimeout(rehearse, 0, rehearseWriting(written, tryWriting))
      void getReady()
      return show()
    case 'files':
      return design ? filesOf(postgres.read, design, request.exporter) : []
    case 'take':
      return design ? taken(postgres.read, copy, request) : null
    case 'save':
      return design ? saved(postgres.read, design, request) : null
    case 'where':
      return shown ? whereIs(shown, new Set(request.ids)) : []
    case 'what':
      // Whoever looks at a place may be about to type there.
      if (watched === 'sql' && design) postgres.prepare(extensionsOf(design))
      else setTimeout(prepare, 0)
      return shown ? whatIsAt(shown, request.path, request.offset) : null
    case 'type':
      return design ? type(design, request) : null
    case 'text':
      return design && !dropped.delete(request.reply) ? answerText(request.question, request.place, design) : null
    case 'drop':
      return void dropped.add(request.dropped)
    case 'rename':
      return design ? answerRename(request.place, request.name, { design, heard: copy.heard }) : null
    case 'preview':
      return design ? previewOf(writtenWith(design), writtenWith(apply(design, request.changes))) : []
  }
}

const inTurn = turns()
/** All that changes what is shown is done in its turn. */
const IN_TURN: ReadonlySet<CodeRequest['ask']> = new Set(['hear', 'watch', 'type', 'take', 'save', 'files', 'rename'])

function trouble(problem: unknown, reply: number | null): void {
  tell({ tell: 'trouble', message: whyThrown(problem) })
  if (reply !== null) tell({ tell: 'reply', reply, value: null })
}

function act(request: CodeRequest): Promise<void> | null {
  const reply = 'reply' in request ? request.reply : null
  const give = (value: unknown) => reply !== null && tell({ tell: 'reply', reply, value })
  try {
    const value = answer(request)
    if (value instanceof Promise)
      return value.then(
        (done) => void give(done),
        (problem: unknown) => trouble(problem, reply),
      )
    give(value)
  } catch (problem) {
    trouble(problem, reply)
  }
  return null
}

self.onmessage = ({ data }: MessageEvent<CodeRequest>) => {
  if (IN_TURN.has(data.ask)) inTurn(() => act(data))
  // What is typed next drops it, and is here by then.
  else if (data.ask === 'text') setTimeout(act, 0, data)
  else act(data)
}

const languages = exporters.map((it) => {
  const { id, title, language } = it
  return { id, title, language, typed: pathOf(id), options: optionFields(it) }
})
tell({ tell: 'languages', languages })
