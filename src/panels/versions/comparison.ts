import type { Design, Severity } from '#model'

/** An older version: a design kept in this browser, the text of a design file, or a link. */
export type Older = { readonly design: Design } | { readonly text: string } | { readonly link: string }

export type CompareAsked = {
  readonly older: Older
  /** As it is done to a database that people write to meanwhile. */
  readonly online: boolean
}

/** What a rule has against the way from the older version to this one. */
export type ChangeProblem = {
  readonly key: string
  readonly rule: string
  readonly severity: Severity
  readonly path: string
  readonly message: string
  /** A query that tells whether rows stand in the way. */
  readonly precheck: string | null
  readonly ways: readonly string[]
}

export type Comparison =
  | { readonly refused: string }
  | {
      readonly refused: null
      readonly steps: number
      readonly hazards: readonly { readonly says: string; readonly sql: string }[]
      readonly problems: readonly ChangeProblem[]
      readonly up: string
      readonly down: string
    }
