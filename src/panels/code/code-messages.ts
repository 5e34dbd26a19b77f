import type { OptionField } from '#export'
import type { Change, DesignNews, Id, Notice } from '#model'
import type { TextEdit } from './chunk-edits.ts'
import type { TextPlace, TextQuestion } from './text-answers.ts'

export type Language = {
  readonly id: string
  readonly title: string
  readonly language: string
  /** The file that can be typed in; null where none can. */
  readonly typed: string | null
  /** What may be chosen of it. */
  readonly options: readonly OptionField[]
}
export type TextFile = { readonly path: string; readonly text: string }
export type LineRange = { readonly path: string; readonly from: number; readonly to: number; readonly about: Id }
/** A touched piece of text before and after a change; empty where it was not, or will not be. */
export type Preview = { readonly before: string; readonly after: string }

/** What the code worker is told. It keeps a design of its own: sent once, then only what changed. */
export type CodeRequest =
  /** Where an empty Postgres' data directory is kept. */
  | { readonly ask: 'begin'; readonly dataDir: string }
  | { readonly ask: 'hear'; readonly news: DesignNews }
  | { readonly ask: 'watch'; readonly exporter: string | null }
  | { readonly ask: 'files'; readonly exporter: string; readonly reply: number }
  | { readonly ask: 'where'; readonly ids: readonly Id[]; readonly reply: number }
  | { readonly ask: 'what'; readonly path: string; readonly offset: number; readonly reply: number }
  /** What someone made of the text that was told as this version. */
  | {
      readonly ask: 'type'
      readonly exporter: string
      readonly text: string
      readonly version: number
      readonly reply: number
    }
  /** What a project's files have become since they were read or saved, where they were as `base`. */
  | {
      readonly ask: 'take'
      readonly exporter: string
      readonly text: string
      readonly base: string | null
      readonly reply: number
    }
  /** The files of a project that are to be written, by what stands in them. */
  | { readonly ask: 'save'; readonly exporter: string; readonly standing: readonly TextFile[]; readonly reply: number }
  | { readonly ask: 'preview'; readonly changes: readonly Change[]; readonly reply: number }
  | { readonly ask: 'text'; readonly question: TextQuestion; readonly place: TextPlace; readonly reply: number }
  /** Nobody waits for this answer any more. */
  | { readonly ask: 'drop'; readonly dropped: number }
  | { readonly ask: 'rename'; readonly place: TextPlace; readonly name: string; readonly reply: number }

/**
 * What typing comes to: the changes, for a design of which so much was `heard`; and the text as it then stands, with what
 * the design did meanwhile.
 */
export type TypedAnswer = {
  readonly changes: readonly Change[]
  readonly heard: number
  readonly text: string
  readonly version: number
}

/** What files come to: the changes, for a design of which so much was `heard`. */
export type TakenAnswer = {
  readonly changes: readonly Change[]
  readonly notices: readonly Notice[]
  readonly heard: number
}

/** What it tells. `edits` are against the text as last told. */
export type CodeAnswer =
  | { readonly tell: 'languages'; readonly languages: readonly Language[] }
  | {
      readonly tell: 'text'
      readonly exporter: string
      readonly files: readonly TextFile[]
      readonly notices: readonly Notice[]
      /** What is wrong in the text itself, with its place. */
      readonly faults: readonly Notice[]
      readonly version: number
    }
  | {
      readonly tell: 'edits'
      readonly exporter: string
      readonly files: readonly { readonly path: string; readonly edits: readonly TextEdit[] }[]
      readonly notices: readonly Notice[]
      /** What is wrong in the text itself, with its place. */
      readonly faults: readonly Notice[]
      readonly version: number
    }
  | { readonly tell: 'reply'; readonly reply: number; readonly value: unknown }
  | { readonly tell: 'trouble'; readonly message: string }
