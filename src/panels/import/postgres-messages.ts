import type { PostgresError } from '#postgres'

/** What is asked of a Postgres in a worker of its own; each answer has the number of what was asked. */
export type PostgresRequest = { readonly number: number } & (
  | { readonly ask: 'open'; readonly extensions: readonly string[] }
  /** A tar of the data directory to open with, which comes while Postgres starts; null where it can't be had. */
  | { readonly ask: 'hold'; readonly dataDir: ArrayBuffer | null }
  | { readonly ask: 'exec' | 'query'; readonly sql: string }
)

export type PostgresAnswer = { readonly number: number } & (
  | { readonly rows: readonly unknown[] }
  | { readonly error: PostgresError }
)
