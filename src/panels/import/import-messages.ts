import type { Imported, Progress } from '#import'

export type ImportRequest =
  | {
      readonly ask: 'read'
      readonly text: string
      readonly importer: string | null
      readonly name: string | null
      readonly dataDir: string
    }
  | { readonly ask: 'cancel' }

export type ImportAnswer =
  | { readonly tell: 'sniffed'; readonly importer: string; readonly title: string }
  | { readonly tell: 'progress'; readonly progress: Progress }
  | { readonly tell: 'done'; readonly imported: Imported | null }
  | { readonly tell: 'failed'; readonly message: string }
