import { expect } from 'vitest'
import { plan } from '#migrate'
import { type Design, emptyDesign } from '#model'
import { type Postgres, readSnapshot, resetDatabase } from '#postgres'
import { type End, runPlan } from '#proof'

/** A database of a design, as our own plan makes it, with rows that are given as SQL. */
export async function endWithRows(db: Postgres, design: Design, rows: string): Promise<End> {
  const load = async (into: Postgres) => {
    expect(await runPlan(into, plan(emptyDesign(), design))).toEqual([])
    await into.exec(rows)
  }
  await resetDatabase(db)
  await load(db)
  return { load, design, snapshot: await readSnapshot(db) }
}
