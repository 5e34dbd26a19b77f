import type { Imported, Progress } from '#import'
import type { Design, DesignPart } from '#model'

export type ImportRequest =
  /** A text is about to come. */
  | { readonly ask: 'prepare'; readonly dataDir: string }
  | {
      readonly ask: 'read'
      readonly text: string
      readonly importer: string | null
      readonly name: string | null
      readonly dataDir: string
      /** An empty design: what is read is at once put in its place. */
      readonly onto: Design | null
    }
  | { readonly ask: 'cancel' }

export type ImportAnswer =
  | { readonly tell: 'sniffed'; readonly importer: string; readonly title: string }
  | { readonly tell: 'progress'; readonly progress: Progress }
  /** A piece of the design that was read. */
  | { readonly tell: 'part'; readonly part: DesignPart }
  | { readonly tell: 'done'; readonly imported: Omit<Imported, 'design'> | null }
  | { readonly tell: 'failed'; readonly message: string }
