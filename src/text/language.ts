import {
  type Chunk,
  dbmlExporter,
  drizzleExporter,
  type Exporter,
  optionsOf,
  prismaExporter,
  sqlmodelExporter,
  textOf,
} from '#export'
import { dbmlImporter, drizzleImporter, prismaImporter, sqlmodelImporter, type TextImporter } from '#import'
import type { Design, Wording } from '#model'

/** A language that is both read and written, so that a text in it can stand beside a design and follow it. */
export type Language = {
  readonly id: string
  /** Where the text stands among the files that the language has. */
  readonly path: string
  readonly importer: TextImporter
  readonly write: (design: Design, wording?: Wording) => string
  /** The same in pieces, each about one root. */
  readonly chunks: (design: Design, wording?: Wording) => readonly Chunk[]
}

function languageOf<O>(importer: TextImporter, exporter: Exporter<O>): Language {
  const { path } = importer
  const chunks: Language['chunks'] = (design, wording) =>
    exporter
      .emit(design, optionsOf(exporter, design), wording)
      .files.flatMap((file) => (file.path === path ? file.chunks : []))
  return {
    id: exporter.id,
    path,
    importer,
    chunks,
    write: (design, wording) => textOf({ path, chunks: chunks(design, wording) }),
  }
}

/** The languages that can be typed in. Another is a line here, once it has both an importer with an outline and an exporter. */
export const languages: readonly Language[] = [
  languageOf(prismaImporter, prismaExporter),
  languageOf(drizzleImporter, drizzleExporter),
  languageOf(sqlmodelImporter, sqlmodelExporter),
  languageOf(dbmlImporter, dbmlExporter),
]

export const languageById = (id: string): Language | null => languages.find((it) => it.id === id) ?? null
