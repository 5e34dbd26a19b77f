import type { Design, Id, Notice, Place, Wording } from '#model'
import type { Cutting } from './cutting.ts'
import type { Mention } from './mention.ts'
import type { Outline } from './outline.ts'

/** What became of one statement of the text. */
export type LedgerEntry = {
  readonly at: Place
  /** The statement's first line, shortened. */
  readonly head: string
  /** Modelled: in the design. Verbatim: kept as text. Skipped: says nothing of a design (data, psql). Refused: `message` says why. */
  readonly fate: 'modelled' | 'verbatim' | 'skipped' | 'refused'
  readonly message: string | null
  /** SQLSTATE, where Postgres refused it. */
  readonly code: string | null
}

export type Imported = {
  readonly design: Design
  readonly notices: readonly Notice[]
  readonly ledger: readonly LedgerEntry[]
}

/** How far an import is: statements done of those there are. */
export type Progress = {
  readonly done: number
  readonly total: number
  readonly stage: 'splitting' | 'running' | 'reading'
}

export type ImportOptions = {
  readonly name?: string
  /** The text is someone's file, which is to stand beside the design; where it is only run, that says all. */
  readonly isFile?: boolean
  /** Told between batches; a promise it gives is waited for, so that a worker can hear its messages meanwhile. */
  readonly onProgress?: (progress: Progress) => void | Promise<void>
  /** Asked between batches; true ends the import with what was read so far thrown away. */
  readonly cancelled?: () => boolean
}

/** One source language. */
export type Importer = {
  readonly id: string
  readonly title: string
  /** How sure it is, from 0 to 1, that the text is in its language. */
  readonly sniff: (text: string) => number
  /** Null when it was cancelled. */
  readonly read: (text: string, options?: ImportOptions) => Promise<Imported | null>
}

/** A text read at once, with what each piece of it is about. */
export type Reading = Imported & {
  /** Made when it is first asked for: to follow a design mostly takes what a text says alone. */
  readonly outline: () => Outline
  readonly wording: Wording
  /** Made when someone asks what stands at a place. */
  readonly mentions: () => readonly Mention[]
}

/** A language in which a text can stand beside a design: read as fast as someone types, and changed in place. */
export type TextImporter = Importer & {
  /** Where its text stands, as the exporter of the same language has it. */
  readonly path: string
  readonly understand: (text: string, name?: string) => Reading
  readonly cutting: Cutting
  /** The files that a text holds, as they are kept. */
  readonly apart?: (text: string) => readonly { readonly path: string; readonly text: string }[]
  /** The text with what it needs by now and does not have: imports of names that it speaks of. */
  readonly completed?: (text: string) => string
  /** Whether something can have this name in a text. */
  readonly mayCall: (name: string) => boolean
  /** What it reads, in the form that the design has where the language can't tell two forms apart. */
  readonly likeHeld: (read: Design, held: Design) => { readonly design: Design; readonly became: ReadonlyMap<Id, Id> }
}
