import type { Imported, Progress } from '#import'
import type { Change, Design, DesignNews, DesignPart } from '#model'

/** The changes that a script makes to a design, and what became of its statements. */
export type Amendment = Omit<Imported, 'design'> & { readonly changes: readonly Change[] }

export type ImportRequest =
  /** A text is about to come. */
  | { readonly ask: 'prepare'; readonly dataDir: string }
  | {
      readonly ask: 'read'
      readonly text: string
      readonly importer: string | null
      readonly name: string | null
      /** Whether the text is someone's file. */
      readonly isFile: boolean
      readonly dataDir: string
      /** Whether a script that speaks of the design that was heard is run on it. */
      readonly amend: boolean
      /** An empty design: what is read is at once put in its place. */
      readonly onto: Design | null
    }
  | { readonly ask: 'hear'; readonly news: DesignNews }
  | { readonly ask: 'cancel' }

export type ImportAnswer =
  | { readonly tell: 'sniffed'; readonly importer: string; readonly title: string }
  | { readonly tell: 'progress'; readonly progress: Progress }
  /** A piece of the design that was read. */
  | { readonly tell: 'part'; readonly part: DesignPart }
  | { readonly tell: 'done'; readonly imported: Omit<Imported, 'design'> | null }
  /** What a script makes of the design that was heard. */
  | ({ readonly tell: 'amended' } & Amendment)
  | { readonly tell: 'failed'; readonly message: string }
