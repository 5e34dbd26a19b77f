import { type Emitted, type Exporter, optionsOf, textOf } from '#export'
import { SQL_PATH, scriptsIn } from '#import'
import type { Design, Notice } from '#model'
import { languageById } from './language.ts'
import { faultsOf } from './sql/memory.ts'
import { outlineOfSql } from './sql/script.ts'
import { isSqlReady, shownSql } from './sql/show-sql.ts'
import { spansIn, toldOf } from './told.ts'
import { shownText } from './type.ts'

/** What an exporter writes, with what is wrong in a text that someone wrote in its place. */
export type EmittedBeside = Emitted & { readonly faults: readonly Notice[] }

/** An exporter's files, with the text that stands beside the design where that has one in this language. */
export function emitBeside(exporter: Exporter, design: Design): EmittedBeside {
  const emitted = exporter.emit(design, optionsOf(exporter, design))
  if (exporter.id === 'sql') return sqlBeside(emitted, design)
  const language = languageById(exporter.id)
  const shown = language && shownText(language, design)
  if (!language || !shown) return { ...emitted, faults: [] }
  const { text } = shown
  const { spans, faults } = toldOf(language, text, design)
  const chunk = { text, spans, about: null }
  return {
    files: emitted.files.map((file) => (file.path === language.path ? { ...file, chunks: [chunk] } : file)),
    notices: emitted.notices,
    faults,
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
  const apart = exporter.id === 'sql' ? scriptsIn : language?.importer.apart
  if (!apart) return files
  const whole = language?.path ?? SQL_PATH
  return files.flatMap((file) =>
    file.path === whole
      ? apart(textOf(file)).map(({ path, text }) => ({ path, chunks: [{ text, spans: [], about: null }] }))
      : [file],
  )
}
