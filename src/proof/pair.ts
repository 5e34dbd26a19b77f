import { plan, type Step } from '#migrate'
import type { Design } from '#model'
import {
  compareSnapshots,
  type Postgres,
  readSnapshot,
  resetDatabase,
  type Snapshot,
  type SnapshotDifference,
} from '#postgres'
import { type Refusal, runPlan } from './prove.ts'
import { type LostRows, lostRows, type Rows, readRows } from './rows.ts'

/** One end of a migration: how a database gets there by itself, what it then holds, and the design read from that. */
export type End = {
  readonly load: (db: Postgres) => Promise<void>
  readonly design: Design
  readonly snapshot: Snapshot
}

/** What came of one way: what Postgres refused, where it differs from where it was to arrive, and which rows are gone. */
export type Leg = {
  readonly steps: readonly Step[]
  readonly refusals: readonly Refusal[]
  readonly drift: readonly SnapshotDifference[]
  readonly lost: readonly LostRows[]
}

export type PairProof = { readonly up: Leg; readonly down: Leg; readonly again: Leg }

export const arrives = (leg: Leg): boolean => leg.refusals.length === 0 && leg.drift.length === 0

async function walk(db: Postgres, way: { from: Design; to: End; rows: Rows; since: Design }): Promise<Leg> {
  const steps = plan(way.from, way.to.design)
  const refusals = await runPlan(db, steps)
  const drift = compareSnapshots(way.to.snapshot, await readSnapshot(db))
  const lost = refusals.length > 0 ? [] : lostRows(way.rows, await readRows(db, way.to.design), way)
  return { steps, refusals, drift, lost }
}

/**
 * Runs a migration up, down and up again in a database that is loaded by the first end's own script, rows and all, and
 * asks Postgres after each way whether it arrived.
 */
export async function provePair(db: Postgres, from: End, to: End): Promise<PairProof> {
  await resetDatabase(db)
  await from.load(db)
  const rows = await readRows(db, from.design)
  const way = { rows, since: from.design }
  const up = await walk(db, { ...way, from: from.design, to })
  const down = await walk(db, { ...way, from: to.design, to: from })
  const again = await walk(db, { ...way, from: from.design, to })
  return { up, down, again }
}
