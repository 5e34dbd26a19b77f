import { PGlite, type PGliteOptions } from '@electric-sql/pglite'
import { loadExtensions, loadStandIns } from './extensions.ts'
import type { Postgres } from './postgres.ts'
import { placeStandIns } from './stand-ins/stand-in.ts'

type Opening = {
  /** Extensions that a text may ask for; those that PGlite lacks are ignored here. */
  readonly extensions?: Iterable<string>
  /** A prebuilt data directory (scripts/build-data-dir), which saves initdb's two seconds. */
  readonly dataDir?: NonNullable<PGliteOptions['loadDataDir']>
  /** The compiled program and its files, for whoever opens many: each then starts in a third of the time. */
  readonly program?: Pick<PGliteOptions, 'pgliteWasmModule' | 'fsBundle'>
}

/**
 * PGlite's own start parameters but `-O`, which would let untrusted SQL write to pg_catalog; with room for the locks of
 * five thousand tables dropped at once (migrations.md 3: the default runs out of shared memory at 500), and with none for
 * connections and pages that never come: to make that room took a third of the start.
 */
const START = [
  '--single',
  '-F',
  '-j',
  ...[
    'search_path=public',
    'allow_in_place_tablespaces=on',
    'exit_on_error=false',
    'log_checkpoints=false',
    'max_worker_processes=0',
    'max_parallel_workers=0',
    'max_parallel_workers_per_gather=0',
    'io_method=sync',
    'max_parallel_maintenance_workers=0',
    'max_connections=5',
    'max_wal_senders=0',
    'autovacuum_worker_slots=1',
    'autovacuum_max_workers=1',
    'max_locks_per_transaction=12000',
    'shared_buffers=32MB',
  ].flatMap((setting) => ['-c', setting]),
]

/** Opens an empty Postgres 18 in memory. Call it in a worker: it takes seconds of CPU without a prebuilt data directory. */
export async function openPostgres(opening: Opening = {}): Promise<Postgres> {
  const names = [...(opening.extensions ?? [])]
  const standIns = await loadStandIns(names)
  const extensions = await loadExtensions([...names, ...standIns.flatMap((it) => it.libraries)])
  const db = await PGlite.create({
    extensions,
    startParams: START,
    ...opening.program,
    ...(opening.dataDir ? { loadDataDir: opening.dataDir } : {}),
  })
  placeStandIns(db, standIns)
  return {
    exec: (sql) => db.exec(sql),
    query: async <Row>(sql: string) => ({ rows: (await db.query<Row>(sql)).rows }),
    close: () => db.close(),
  }
}
