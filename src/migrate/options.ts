import type { Id, Way } from '#model'

/** How a plan treats a database that people are at work with. */
export type PlanOptions = Readonly<Record<Way, boolean>> & {
  /** How long a statement waits for its lock before it gives up, so that nobody queues behind it: `3s`. */
  readonly lockTimeout: string | null
  /** What rows that are there get in a column, as an SQL expression over their own table. */
  readonly fills: Readonly<Record<Id, string>>
  /** How many blocks of a table one statement fills, each in a transaction of its own; null for all at once. */
  readonly batchBlocks: number | null
  /** Queries that must find no row before anything is done, by what they are asked for. */
  readonly guards: Readonly<Record<Id, string>>
  /** One table's statements a transaction, so that no lock is held while another is waited for. */
  readonly oneTableAtATime: boolean
  /** What has nothing to do with each other goes into files of its own, and so does what writes rows. */
  readonly partsApart: boolean
  /** What its file is called, after which others it comes, and which of those are not as they were released; null: none yet. */
  readonly file: { readonly name: string; readonly after: readonly string[]; readonly edited: readonly string[] } | null
  /** `one`: whoever runs it puts all into a single transaction, as Drizzle's migrator does. */
  readonly transactions: 'segments' | 'one'
}

/** As a person would write it down who has the database for himself. */
export const PLAIN: PlanOptions = {
  concurrentIndexes: false,
  keysFromIndexes: false,
  validateLater: false,
  requireByCheck: false,
  rerunnable: false,
  lockTimeout: null,
  fills: {},
  batchBlocks: null,
  guards: {},
  oneTableAtATime: false,
  partsApart: false,
  file: null,
  transactions: 'segments',
}

/** For a database that is written to meanwhile. */
export const ONLINE: PlanOptions = {
  ...PLAIN,
  concurrentIndexes: true,
  keysFromIndexes: true,
  validateLater: true,
  requireByCheck: true,
  rerunnable: true,
  lockTimeout: '3s',
  batchBlocks: 1000,
  oneTableAtATime: true,
}

/** The same for the way back, of which nothing was said of any object. */
export const wayBack = (options: PlanOptions): PlanOptions => ({ ...options, fills: {}, guards: {} })

/** One set of options with another's on top; what is said of objects adds up. */
export const withOptions = (options: PlanOptions, more: Partial<PlanOptions>): PlanOptions => ({
  ...options,
  ...more,
  fills: { ...options.fills, ...more.fills },
  guards: { ...options.guards, ...more.guards },
})
