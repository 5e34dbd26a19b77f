import type { Design } from '#model'
import type { Postgres, Snapshot } from '#postgres'

/** One end of a migration: how a database gets there by itself, what it then holds, and the design read from that. */
export type End = {
  readonly load: (db: Postgres) => Promise<void>
  readonly design: Design
  readonly snapshot: Snapshot
}

/** The ways that a pair is proved in, one after the other. */
export type Way = 'up' | 'down' | 'again'
