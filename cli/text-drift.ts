import { sqlExporter, textOf } from '#export'
import type { Imported } from '#import'
import { type Design, type Drift, driftBetween, isOfWords } from '#model'
import { importSql } from './load.ts'

/** The design as its SQL leaves it in Postgres. */
export const throughSql = (design: Design): Promise<Imported> =>
  importSql(sqlExporter.emit(design, sqlExporter.defaults).files.map(textOf).join(''))

const keyOf = ({ kind, path, field }: Drift): string => `${kind} ${path} ${field}`

/**
 * Postgres prints the SQL that somebody wrote in a file of Prisma, Drizzle or Python in words of its own. That is no
 * drift, as long as it says the same of what it printed.
 */
export async function withoutSpelling(drift: readonly Drift[], again: Design): Promise<readonly Drift[]> {
  if (!drift.some(isOfWords)) return drift
  const { design } = await throughSql(again)
  const still = new Set(driftBetween(again, design).map(keyOf))
  return drift.filter((it) => !isOfWords(it) || still.has(keyOf(it)))
}
