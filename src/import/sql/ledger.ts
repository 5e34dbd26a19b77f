import type { Notice } from '#model'
import type { LedgerEntry } from '../importer.ts'
import type { Ran } from './run.ts'

/** A statement's beginning on one line, short enough for a list. */
export const headOf = (text: string): string => text.replace(/\s+/g, ' ').trim().slice(0, 120)

/** Statements that leave something in the catalog which we print back as text. */
const PRINTED: ReadonlySet<string> = new Set(['CreateStatsStmt'])

/** What became of each statement. `kept` are the numbers of those whose text is held. */
export function ledgerOf(all: readonly Ran[], kept: ReadonlySet<number>): readonly LedgerEntry[] {
  return all.map((ran): LedgerEntry => {
    const entry = { at: ran.piece.at, head: headOf(ran.piece.text), message: null, code: null }
    if (ran.error)
      return { ...entry, at: placeOfError(ran), fate: 'refused', message: ran.error.message, code: ran.error.code }
    if (ran.treatment.do === 'skip') return { ...entry, fate: 'skipped', message: ran.treatment.why }
    if (kept.has(ran.number) || PRINTED.has(ran.parsed?.tag ?? '') || isMaterialized(ran))
      return { ...entry, fate: 'verbatim' }
    if (ran.treatment.do === 'keep')
      return { ...entry, fate: 'skipped', message: 'what it speaks of is not there in the end' }
    if (ran.parsed?.tag === 'VariableSetStmt')
      return { ...entry, fate: 'skipped', message: 'only steers the session that runs the script' }
    if (setsPassword(ran)) return { ...entry, fate: 'modelled', message: PASSWORD }
    return { ...entry, fate: 'modelled', message: ran.late ? 'ran after the statements below that it needs' : null }
  })
}

const PASSWORD = 'the password is left out: it is a secret of the server, and a design is passed around'

const setsPassword = (ran: Ran): boolean =>
  ['CreateRoleStmt', 'AlterRoleStmt'].includes(ran.parsed?.tag ?? '') &&
  JSON.stringify(ran.parsed?.node.options ?? []).includes('"defname":"password"')

const isMaterialized = (ran: Ran): boolean =>
  ran.parsed?.tag === 'CreateTableAsStmt' && ran.parsed.node.objtype === 'OBJECT_MATVIEW'

/** Postgres counts the position of an error in characters of the statement, from one. */
function placeOfError(ran: Ran): LedgerEntry['at'] {
  const { at, text } = ran.piece
  const offset = (ran.error?.position ?? 1) - 1
  if (offset <= 0 || offset >= text.length) return at
  const before = text.slice(0, offset)
  const lines = before.split('\n')
  const last = lines.at(-1) ?? ''
  return {
    from: at.from + offset,
    to: at.to,
    line: at.line + lines.length - 1,
    column: lines.length === 1 ? at.column + offset : last.length + 1,
  }
}

/** The refusals, and one line for each way in which statements were left out or kept. */
export function noticesOf(ledger: readonly LedgerEntry[]): Notice[] {
  const refused = ledger
    .filter((entry) => entry.fate === 'refused')
    .map(
      (entry): Notice => ({
        code: 'import/refused',
        severity: 'error',
        message: `${entry.message} (in: ${entry.head})`,
        at: entry.at,
      }),
    )
  const skipped = new Map<string, { count: number; first: LedgerEntry }>()
  for (const entry of ledger) {
    if (entry.fate !== 'skipped') continue
    const known = skipped.get(entry.message ?? '')
    if (known) known.count++
    else skipped.set(entry.message ?? '', { count: 1, first: entry })
  }
  const kept = ledger.filter((entry) => entry.fate === 'verbatim')
  const secrets = ledger.filter((entry) => entry.message === PASSWORD)
  return [
    ...refused,
    ...[...skipped].map(
      ([why, { count, first }]): Notice => ({
        code: 'import/skipped',
        severity: 'info',
        message: `${count} ${count === 1 ? 'statement' : 'statements'} left out: ${why}`,
        at: first.at,
      }),
    ),
    ...(secrets.length > 0
      ? [
          {
            code: 'import/password',
            severity: 'info',
            message: `${secrets.length} ${secrets.length === 1 ? 'role has a password' : 'roles have passwords'} in the script: ${PASSWORD}`,
            at: secrets[0]?.at,
          } as Notice,
        ]
      : []),
    ...(kept.length > 0
      ? [
          {
            code: 'import/verbatim',
            severity: 'info',
            message: `${kept.length} ${kept.length === 1 ? 'statement is' : 'statements are'} kept as text: Schemawright does not model what they make yet`,
            at: kept[0]?.at,
          } as Notice,
        ]
      : []),
  ]
}
