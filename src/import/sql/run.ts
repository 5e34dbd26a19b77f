import { errorOf, hasExtension, Lz4, type Postgres, type PostgresError } from '#postgres'
import type { ImportOptions } from '../importer.ts'
import { readPieces } from './read-pieces.ts'
import { reliedTable } from './relied-tables.ts'
import { type Remedy, remedyFor, schemaRemedy } from './remedy.ts'
import type { Piece } from './split.ts'
import type { Parsed, Treatment } from './statement.ts'

/** A statement, how it was treated and what Postgres said. */
export type Ran = {
  readonly piece: Piece
  readonly number: number
  readonly parsed: Parsed | null
  readonly treatment: Treatment
  error: PostgresError | null
  /** It ran only after a statement further down, on which it depends. */
  late: boolean
  /** The search path that the script had set by then; null for the usual one. */
  readonly searchPath: string | null
}

const BATCH = 50

/**
 * An event trigger writes down which objects a statement made or changed, for the kinds that no query can print back.
 * Its tags leave out what the model reads from the catalog anyway, so that a large schema pays nothing for it.
 */
const LOG = `
  create schema if not exists schemawright_import;
  create unlogged table if not exists schemawright_import.log (statement int, tag text, ref text, type text, identity text);
  truncate schemawright_import.log;
  create or replace function schemawright_import.note() returns event_trigger language plpgsql as $$ begin
    insert into schemawright_import.log
      select coalesce(nullif(current_setting('schemawright.statement', true), ''), '0')::int, command_tag,
        classid::int8 || ':' || objid::int8 || ':0', object_type, object_identity
      from pg_event_trigger_ddl_commands();
  end $$;
  create event trigger schemawright_log on ddl_command_end when tag in (
    'CREATE TYPE', 'ALTER TYPE',
    'COMMENT', 'SELECT INTO')
    execute function schemawright_import.note()`

const mark = (number: number): string => `set schemawright.statement = ${number};\n`

const isMarked = (ran: Ran): boolean => !['CreateStmt', 'IndexStmt', 'AlterTableStmt'].includes(ran.parsed?.tag ?? '')

type Say = (sql: string) => string

const sqlOf = (ran: Ran, say: Say): string => say(('sql' in ran.treatment && ran.treatment.sql) || ran.piece.text)

/** Errors that may go away once a later statement has run: something is not there yet. */
const MAYBE_LATER: ReadonlySet<string> = new Set(['42P01', '42704', '42883', '42703', '3F000', '42P17', '42830'])

/** Where statements run, how each is said there, and what was put in place for them. */
type Running = { readonly db: Postgres; readonly say: Say; readonly used: Remedy[] }

async function runOne({ db, say, used }: Running, ran: Ran): Promise<PostgresError | null> {
  const tried: Remedy[] = []
  for (;;) {
    try {
      await db.exec(`${mark(ran.number)}${sqlOf(ran, say)}`)
      used.push(...tried)
      return null
    } catch (thrown) {
      const error = errorOf(thrown)
      const remedy = tried.length < 20 ? remedyFor(error) : null
      if (remedy && !tried.some((it) => it.sql === remedy.sql) && (await runs(db, remedy.sql))) {
        tried.push(remedy)
        continue
      }
      for (const it of tried) if (it.undo) await runs(db, it.undo)
      return { ...error, position: error.position && Math.max(1, error.position - mark(ran.number).length) }
    }
  }
}

/** Whether a statement of our own went through. */
async function runs(db: Postgres, sql: string): Promise<boolean> {
  try {
    await db.exec(sql)
    return true
  } catch {
    return false
  }
}

/** One message for many statements is what PGlite is fastest at; where it fails, each is tried by itself. */
async function runBatch(running: Running, batch: readonly Ran[]): Promise<void> {
  if (batch.length > 1) {
    try {
      await running.db.exec(
        batch.map((ran) => `${isMarked(ran) ? mark(ran.number) : ''}${sqlOf(ran, running.say)};\n`).join(''),
      )
      return
    } catch {
      // The message was one transaction, so nothing of it is left.
    }
  }
  for (const ran of batch) ran.error = await runOne(running, ran)
}

/** Statements that failed for want of something are tried again as long as that helps. */
async function runLate(running: Running, all: readonly Ran[]): Promise<void> {
  for (let left = all.filter((ran) => canWait(ran)); left.length > 0; ) {
    const still: Ran[] = []
    for (const ran of left) {
      // What still stands in the way is what is told, not what did at first.
      ran.error = await runOne(running, ran)
      if (ran.error) still.push(ran)
      else ran.late = true
    }
    if (still.length === left.length) return
    left = still
  }
}

/** What Postgres says of a relation that is not there. */
const MISSING_RELATION = /^relation "(.+)" does not exist$/

/** Once nothing more can come: tables of somebody else's schema that are referred to are put in place. */
async function runRelied(running: Running, all: readonly Ran[]): Promise<void> {
  const left = () => all.filter((ran) => canWait(ran) && ran.error?.code === '42P01')
  const before = running.used.length
  for (const ran of left()) {
    const tried: Remedy[] = []
    for (;;) {
      const missing = MISSING_RELATION.exec(ran.error?.message ?? '')?.[1]
      const remedy = ran.parsed && missing ? reliedTable(ran.parsed, missing) : null
      if (!remedy || tried.some((it) => it.name === remedy.name)) break
      for (const it of [schemaRemedy(remedy.name.replace(/\..*/s, '')), remedy])
        if (await runs(running.db, it.sql)) tried.push(it)
      if (!tried.includes(remedy)) break
      ran.error = await runOne(running, ran)
    }
    if (ran.error === null) {
      ran.late = true
      running.used.push(...tried)
    } else for (const it of tried.toReversed()) if (it.undo) await runs(running.db, it.undo)
  }
  if (running.used.length > before) await runLate(running, all)
}

const canWait = (ran: Ran): boolean =>
  ran.error !== null &&
  MAYBE_LATER.has(ran.error.code ?? '') &&
  !['DropStmt', 'RenameStmt', 'SelectStmt', 'DoStmt'].includes(ran.parsed?.tag ?? '')

/**
 * Runs a script's statements, each as its tree says. While some of them run, the next are read, which takes no time where Postgres is
 * in a thread of its own. Null when it was cancelled.
 */
export async function runPieces(
  db: Postgres,
  pieces: readonly Piece[],
  options: ImportOptions,
): Promise<{ all: readonly Ran[]; remedies: readonly Remedy[] } | null> {
  await db.exec(`${LOG};\nset check_function_bodies = off`)
  const used: Remedy[] = []
  const lz4 = await Lz4.begin(
    db,
    pieces.map((piece) => piece.text),
  )
  const running: Running = { db, say: (sql) => lz4?.say(sql) ?? sql, used }
  const all: Ran[] = []
  let batch: Ran[] = []
  let done = 0
  const run = async (some: readonly Ran[]) => {
    await runBatch(running, some)
    done += some.length
    await options.onProgress?.({ stage: 'running', done, total: pieces.length })
  }
  let last = Promise.resolve()
  const flush = async () => {
    await last
    last = run(batch)
    batch = []
  }
  for (const ran of readPieces(pieces)) {
    all.push(ran)
    const { treatment } = ran
    if (
      treatment.do === 'skip' ||
      treatment.do === 'hold' ||
      (treatment.do === 'extension' && !hasExtension(treatment.name) && treatment.name !== 'plpgsql')
    ) {
      done++
      continue
    }
    const alone = treatment.do === 'run' && treatment.alone
    if (alone && batch.length > 0) await flush()
    batch.push(ran)
    if (alone || batch.length >= BATCH) await flush()
    if (options.cancelled?.()) break
  }
  if (batch.length > 0) await flush()
  await last
  if (options.cancelled?.()) return null
  await runLate(running, all)
  await runRelied(running, all)
  await lz4?.end()
  return { all, remedies: used }
}
