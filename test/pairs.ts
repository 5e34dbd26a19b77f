import { existsSync, readFileSync } from 'node:fs'
import { adopt, type Design, type Renamed } from '#model'
import { EXTENSIONS, type Postgres, readSnapshot, resetDatabase } from '#postgres'
import { arrives, type End, keeps, type PairProof, provePair } from '#proof'
import { importerInto } from './import-into.ts'
import { openTestPostgres } from './open-postgres.ts'

/** One before/after pair of the shared corpus. */
export type Pair = {
  readonly id: string
  readonly before_sql: string
  readonly after_sql: string
  readonly prelude_sql: string
  readonly noop: boolean
  readonly extra: { readonly renames?: readonly string[]; readonly seed_before?: string; readonly seed_after?: string }
}

export const SOURCES = ['alembic', 'drizzle', 'pg-delta', 'pgschema'] as const
const folder = new URL('../../shared/corpus/pairs/', import.meta.url)

export const pairsAreHere = (): boolean => existsSync(folder)

export const readPairs = (source: string): readonly Pair[] =>
  readFileSync(new URL(`${source}.jsonl`, folder), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Pair)

export const openForPairs = (): Promise<Postgres> => openTestPostgres(EXTENSIONS)

export const renamesOf = (pair: Pair): readonly Renamed[] =>
  (pair.extra.renames ?? []).map((it) => {
    const [from = '', to = ''] = it.split('->').map((path) => path.replace(/^public\./, ''))
    return { from, to }
  })

async function endOf(db: Postgres, sql: string, seed: string): Promise<End> {
  const load = async (into: Postgres) => {
    // CREATE INDEX CONCURRENTLY can't stand in a message with anything else.
    for (const each of /\bconcurrently\b/i.test(sql) ? sql.split(/;\s*\n/) : [sql]) await into.exec(each)
    if (seed) await into.exec(seed)
  }
  await resetDatabase(db)
  await load(db)
  const snapshot = await readSnapshot(db)
  const imported = await importerInto(db).read(sql)
  return { load, snapshot, design: imported?.design as Design }
}

/** Generated rows for each table that a pair's seed leaves empty: enough for each sort of row to occur. */
const ROWS = 12

export type Swapped = { readonly forward: PairProof; readonly swapped: PairProof }

/** Proves one pair forward and, swapped, from the other end. */
export async function proveSwapped(db: Postgres, pair: Pair, rows = ROWS): Promise<Swapped> {
  const renames = renamesOf(pair)
  const from = await endOf(db, `${pair.prelude_sql ?? ''}\n${pair.before_sql}`, pair.extra.seed_before ?? '')
  const read = await endOf(db, `${pair.prelude_sql ?? ''}\n${pair.after_sql}`, pair.extra.seed_after ?? '')
  const to = { ...read, design: adopt(read.design, from.design, renames) }
  return { forward: await provePair(db, from, to, { rows }), swapped: await provePair(db, to, from, { rows }) }
}

/** What came of a pair: every way arrives, or the first that does not. */
export type Verdict = {
  readonly id: string
  readonly verdict: 'arrives' | 'refused' | 'drifts' | 'loses' | 'error'
  readonly detail: unknown
}

export function judge(id: string, proof: Swapped): Verdict {
  const legs = Object.entries({
    up: proof.forward.up,
    down: proof.forward.down,
    again: proof.forward.again,
    'swapped up': proof.swapped.up,
    'swapped down': proof.swapped.down,
    'swapped again': proof.swapped.again,
  })
  const bad = legs.find(([, leg]) => !arrives(leg)) ?? legs.find(([, leg]) => !keeps(leg))
  if (!bad) return { id, verdict: 'arrives', detail: null }
  const [way, leg] = bad
  return {
    id,
    verdict: leg.refusals.length > 0 ? 'refused' : leg.drift.length > 0 ? 'drifts' : 'loses',
    detail: { way, refusals: leg.refusals, drift: leg.drift, lost: leg.lost, steps: leg.steps.map((it) => it.sql) },
  }
}
