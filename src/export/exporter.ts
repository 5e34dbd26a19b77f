import type * as v from 'valibot'
import type { Printed } from '#base'
import type { Design, Id, Notice, Wording } from '#model'
import type { Covers } from './covers.ts'

/**
 * The text of one root object (a table with all beneath it), or of a file's head (`about` null). Equal input gives the
 * identical chunk, so that a pane can tell by identity which lines to touch.
 */
export type Chunk = Printed<Id> & { readonly about: Id | null }

/** A file to be written: its chunks, end to end, are its text. Spans tie the text to objects. */
export type SourceFile = { readonly path: string; readonly chunks: readonly Chunk[] }

export type Emitted = { readonly files: readonly SourceFile[]; readonly notices: readonly Notice[] }

/** One target language. What it can't say becomes a notice (`export/…`) and a comment in the file. */
export type Exporter<O = Record<string, unknown>> = {
  readonly id: string
  readonly title: string
  /** The language's id in an editor. */
  readonly language: string
  readonly options: v.GenericSchema<unknown, O>
  readonly defaults: O
  /** What it answers for; every object of another kind, and every other field that is not plain, is a notice by the engine. */
  readonly covers: Covers
  /**
   * `wording`: what a text calls the objects already; without it they get names by the language's habit.
   * A method, so that exporters of different options can stand in one list: each is only given its own defaults or what its schema took.
   */
  emit(design: Design, options: O, wording?: Wording): Emitted
  /** What goes with its files when they are taken home (settings, migrations): too much to be made at each key. */
  alongside?(design: Design, options: O): readonly SourceFile[]
}

/** The whole text of a file. */
export const textOf = (file: SourceFile): string => file.chunks.map((chunk) => chunk.text).join('')
