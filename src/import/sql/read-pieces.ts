import { quoteName } from '#base'
import { inNewWords } from './old-words.ts'
import { PsqlVariables } from './psql-variables.ts'
import type { Ran } from './run.ts'
import type { Piece } from './split.ts'
import { type Parsed, parseStatement, type Treatment, treat } from './statement.ts'
import { WAY_BACK } from './way-back.ts'

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

/** A script's statements, each read when it is asked for: what to do with it, and the search path it is under. */
export function* readPieces(pieces: readonly Piece[]): Generator<Ran> {
  let searchPath: string | null = null
  let actor: string | null = null
  const variables = new PsqlVariables()
  for (const [number, piece] of pieces.entries()) {
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
    yield { piece, number, parsed, treatment, error: null, late: false, searchPath }
  }
}
