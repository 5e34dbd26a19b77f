import type { Notice } from '#model'
import { saysLz4 } from '#postgres'
import type { LedgerEntry } from '../importer.ts'
import { inNewWords, NO_OIDS, NO_RECHECK } from './old-words.ts'
import { explained } from './other-databases.ts'
import type { Ran } from './run.ts'
import { LABEL } from './statement.ts'
import { WAY_BACK } from './way-back.ts'

/** A statement's beginning on one line, short enough for a list. */
export const headOf = (text: string): string => text.replace(/\s+/g, ' ').trim().slice(0, 120)

/** What became of each statement. `kept` are the numbers of those whose text is held. */
export function ledgerOf(all: readonly Ran[], kept: ReadonlySet<number>): readonly LedgerEntry[] {
  return all.map((ran): LedgerEntry => {
    const entry = { at: ran.piece.at, head: headOf(ran.piece.text), message: null, code: null }
    if (ran.error)
      return {
        ...entry,
        at: placeOfError(ran),
        fate: 'refused',
        message: explained(ran.error.message),
        code: ran.error.code,
      }
    if (ran.treatment.do === 'skip') return { ...entry, fate: 'skipped', message: ran.treatment.why }
    if (kept.has(ran.number))
      return { ...entry, fate: 'verbatim', message: ran.treatment.do === 'hold' ? ran.treatment.why : null }
    if (ran.treatment.do === 'keep')
      return { ...entry, fate: 'skipped', message: 'what it speaks of is not there in the end' }
    if (ran.parsed?.tag === 'VariableSetStmt')
      return { ...entry, fate: 'skipped', message: 'only steers the session that runs the script' }
    const old = inNewWords(ran.piece.text)
    if (old) return { ...entry, fate: 'modelled', message: old.why }
    if (saysLz4(ran.piece.text)) return { ...entry, fate: 'modelled', message: LZ4 }
    if (setsPassword(ran)) return { ...entry, fate: 'modelled', message: PASSWORD }
    return { ...entry, fate: 'modelled', message: ran.late ? 'ran after the statements below that it needs' : null }
  })
}

const PASSWORD = 'the password is left out: it is a secret of the server, and a design is passed around'

const LZ4 = 'lz4 is held in the design; the Postgres inside is built without it and compresses with pglz meanwhile'

/** What is said once of all statements that it is true of. */
const TOLD = [
  { code: 'import/password', message: PASSWORD, one: 'role has a password', many: 'roles have passwords' },
  { code: 'import/oids', message: NO_OIDS, one: 'table has OIDs', many: 'tables have OIDs' },
  {
    code: 'import/recheck',
    message: NO_RECHECK,
    one: 'operator class says RECHECK',
    many: 'operator classes say RECHECK',
  },
  { code: 'import/way-back', message: WAY_BACK, one: 'statement is left out', many: 'statements are left out' },
  { code: 'import/lz4', message: LZ4, one: 'statement says lz4', many: 'statements say lz4' },
  { code: 'import/security-label', message: LABEL, one: 'security label', many: 'security labels' },
] as const

function toldOnce({ code, message, one, many }: (typeof TOLD)[number], ledger: readonly LedgerEntry[]): Notice[] {
  const [first, ...more] = ledger.filter((entry) => entry.message === message)
  const count = more.length + 1
  return first
    ? [
        {
          code,
          severity: 'info',
          message: `${count} ${count === 1 ? one : many} in the script: ${message}`,
          at: first.at,
        },
      ]
    : []
}

const setsPassword = (ran: Ran): boolean =>
  ['CreateRoleStmt', 'AlterRoleStmt'].includes(ran.parsed?.tag ?? '') &&
  JSON.stringify(ran.parsed?.node.options ?? []).includes('"defname":"password"')

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
  const kept = ledger.filter((entry) => entry.fate === 'verbatim' && entry.message === null)
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
    ...TOLD.flatMap((each) => toldOnce(each, ledger)),
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
