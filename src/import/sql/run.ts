import { quoteName } from '#base'
import { errorOf, hasExtension, Lz4, type Postgres, type PostgresError } from '#postgres'
import type { ImportOptions } from '../importer.ts'
import { inNewWords } from './old-words.ts'
import { PsqlVariables } from './psql-variables.ts'
import { type Remedy, remedyFor } from './remedy.ts'
import type { Piece } from './split.ts'
import { type Parsed, parseStatement, type Treatment, treat } from './statement.ts'
import { WAY_BACK } from './way-back.ts'

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
      const error = await runOne(running, ran)
      if (error) still.push(ran)
      else {
        ran.error = null
        ran.late = true
      }
    }
    if (still.length === left.length) return
    left = still
  }
}

const canWait = (ran: Ran): boolean =>
  ran.error !== null &&
  MAYBE_LATER.has(ran.error.code ?? '') &&
  !['DropStmt', 'RenameStmt', 'SelectStmt', 'DoStmt'].includes(ran.parsed?.tag ?? '')

const USUAL_PATHS = /^(public|pg_catalog|''|""|"\$user"|[\s,])*$/

/** The search path that a statement sets; null for the usual, undefined where it sets none. */
function searchPathIn(parsed: Parsed | null, text: string): string | null | undefined {
  const set = /^\s*set\s+(?:session\s+|local\s+)?search_path\s*(?:=|to)\s*(.*)$/is.exec(text)?.[1]
  const config =
    parsed?.tag === 'SelectStmt' ? /set_config\(\s*'search_path'\s*,\s*'([^']*)'/i.exec(text)?.[1] : undefined
  const path = (parsed?.tag === 'VariableSetStmt' ? set : config)?.trim()
  return path === undefined ? undefined : USUAL_PATHS.test(path) || path.toLowerCase() === 'default' ? null : path
}

/** Who a statement makes the session act as; null for whoever began it, undefined where it says nothing of that. */
function actorIn(parsed: Parsed | null): string | null | undefined {
  if (parsed?.tag !== 'VariableSetStmt') return undefined
  const { name, args } = parsed.node as { name?: string; args?: readonly { A_Const?: { sval?: { sval?: string } } }[] }
  if (name !== 'role' && name !== 'session_authorization') return undefined
  const actor = args?.[0]?.A_Const?.sval?.sval
  return actor === undefined || actor.toLowerCase() === 'none' ? null : actor
}

/**
 * Scripts are run by one superuser throughout, since owners are no part of a design. Only default privileges are about
 * whoever says them, so there the one that the script has become is named.
 */
function asActor(parsed: Parsed | null, text: string, actor: string | null): Treatment | null {
  if (actor === null || parsed?.tag !== 'AlterDefaultPrivilegesStmt') return null
  if (JSON.stringify(parsed.node.options ?? []).includes('"defname":"roles"')) return null
  return {
    do: 'run',
    sql: text.replace(/\balter\s+default\s+privileges/i, (words) => `${words} FOR ROLE ${quoteName(actor)}`),
  }
}

/** What is run is what the statement comes to. */
const toRun = (treatment: Treatment, { own, text }: { readonly own: string; readonly text: string }): Treatment =>
  treatment.do === 'run' && text !== own && treatment.sql === undefined ? { ...treatment, sql: text } : treatment

/** A script's statements, read: what to do with each, and the search path it is under. */
export function readPieces(pieces: readonly Piece[]): readonly Ran[] {
  let searchPath: string | null = null
  let actor: string | null = null
  const variables = new PsqlVariables()
  return pieces.map((piece, number): Ran => {
    if (piece.sort === 'psql') variables.take(piece.text)
    const said = variables.in(piece.text)
    const text = inNewWords(said)?.sql ?? said
    const parsed = piece.sort === 'statement' ? parseStatement(text) : null
    const treatment: Treatment =
      piece.sort === 'psql'
        ? { do: 'skip', why: 'a command to psql, not to Postgres' }
        : piece.sort === 'copy-data'
          ? { do: 'skip', why: 'rows are not part of a design' }
          : piece.sort === 'way-back'
            ? { do: 'skip', why: WAY_BACK }
            : (asActor(parsed, text, actor) ?? toRun(treat(parsed, text), { own: piece.text, text }))
    const set = searchPathIn(parsed, text)
    if (set !== undefined) searchPath = set
    const becomes = actorIn(parsed)
    if (becomes !== undefined) actor = becomes
    return { piece, number, parsed, treatment, error: null, late: false, searchPath }
  })
}

/** Runs a script's statements, each as its tree says. Null when it was cancelled. */
export async function runPieces(
  db: Postgres,
  all: readonly Ran[],
  options: ImportOptions,
): Promise<{ all: readonly Ran[]; remedies: readonly Remedy[] } | null> {
  await db.exec(`${LOG};\nset check_function_bodies = off`)
  const used: Remedy[] = []
  const lz4 = await Lz4.begin(
    db,
    all.map((ran) => ran.piece.text),
  )
  const running: Running = { db, say: (sql) => lz4?.say(sql) ?? sql, used }
  let batch: Ran[] = []
  let done = 0
  const flush = async () => {
    await runBatch(running, batch)
    done += batch.length
    batch = []
    await options.onProgress?.({ stage: 'running', done, total: all.length })
  }
  for (const ran of all) {
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
    if (options.cancelled?.()) return null
  }
  if (batch.length > 0) await flush()
  await runLate(running, all)
  await lz4?.end()
  return { all, remedies: used }
}
