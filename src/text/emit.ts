import { type Emitted, type Exporter, textOf } from '#export'
import type { Outline, OutlineNode } from '#import'
import { type Design, type Id, type Notice, object } from '#model'
import { type Language, languageById } from './language.ts'
import { place } from './place.ts'
import { readingOf } from './revise.ts'
import { faultsOf } from './sql/memory.ts'
import { outlineOfSql } from './sql/script.ts'
import { isSqlReady, shownSql } from './sql/show-sql.ts'
import { SQL_PATH } from './sql/type-sql.ts'
import { shownText } from './type.ts'

/** What an exporter writes, with what is wrong in a text that someone wrote in its place. */
export type EmittedBeside = Emitted & { readonly faults: readonly Notice[] }

/** An exporter's files, with the text that stands beside the design where that has one in this language. */
export function emitBeside(exporter: Exporter, design: Design): EmittedBeside {
  const emitted = exporter.emit(design, exporter.defaults)
  if (exporter.id === 'sql') return sqlBeside(emitted, design)
  const language = languageById(exporter.id)
  const shown = language && shownText(language, design)
  if (!language || !shown) return { ...emitted, faults: [] }
  const { text } = shown
  const chunk = { text, spans: spansOf(language, text, design), about: null }
  return {
    files: emitted.files.map((file) => (file.path === language.path ? { ...file, chunks: [chunk] } : file)),
    notices: emitted.notices,
    faults: readingOf(language, text).notices.flatMap((it) => (it.severity === 'info' ? [] : [inWhole(it, text)])),
  }
}

function sqlBeside(emitted: Emitted, design: Design): EmittedBeside {
  const shown = shownSql(design)
  if (!shown) return { ...emitted, faults: [] }
  const spans = isSqlReady(design) ? spansIn(outlineOfSql(shown.text, design), (it) => it.about) : []
  const files = [{ path: SQL_PATH, chunks: [{ text: shown.text, spans, about: null }] }]
  return { files, notices: emitted.notices, faults: faultsOf(shown.text) }
}

/** An exporter's files as they are kept: a text that holds several is those files. */
export function filesApart(exporter: Exporter, files: Emitted['files']): Emitted['files'] {
  const language = languageById(exporter.id)
  const apart = language?.importer.apart
  if (!language || !apart) return files
  return files.flatMap((file) =>
    file.path === language.path
      ? apart(textOf(file)).map(({ path, text }) => ({ path, chunks: [{ text, spans: [], about: null }] }))
      : [file],
  )
}

/** A text of several files is shown as one: the place is that of the whole. */
function inWhole(notice: Notice, text: string): Notice {
  const { at } = notice
  if (!at?.path) return notice
  const before = text.slice(0, at.from).split('\n')
  return { ...notice, at: { ...at, line: before.length, column: (before.at(-1)?.length ?? 0) + 1 } }
}

/** Which part of a text is about what. */
function spansOf(language: Language, text: string, design: Design) {
  const { reading, keyOf } = place(readingOf(language, text), language.importer, { current: design })
  return spansIn(reading.outline(), (node) => {
    const about = keyOf(node).split(' ')[0] as Id
    return object(design, about) ? about : null
  })
}

function spansIn(outline: Outline, aboutOf: (node: OutlineNode) => Id | null) {
  const spans: { from: number; to: number; about: Id }[] = []
  const go = (nodes: Outline) => {
    for (const node of nodes) {
      const about = node.sort === 'part' || node.sort === 'item' ? null : aboutOf(node)
      if (about) spans.push({ ...node.whole, about })
      go(node.children)
    }
  }
  go(outline)
  return spans
}
