import type { DesignNews } from '#model'
import type { Replaced } from './replace.ts'
import type { FindQuery, Found } from './search.ts'

/** What the finding worker is told and asked. It keeps a design of its own. */
export type FindRequest =
  | { readonly ask: 'hear'; readonly news: DesignNews }
  | { readonly ask: 'find'; readonly query: FindQuery; readonly reply: number }
  | {
      readonly ask: 'replace'
      readonly query: FindQuery
      readonly by: string
      readonly only: ReadonlySet<string>
      readonly reply: number
    }
export type FindAnswer = { readonly reply: number; readonly value: Found | Replaced }
