import type { LedgerEntry } from '#import'
import { plan } from '#migrate'
import { all, type Design, type Drift, driftBetween, emptyDesign, rootsOf } from '#model'
import { hasExtension } from '#postgres'
import { type Filled, fillTables, runStatements } from '#proof'
import type { Command } from '../command.ts'
import { isLoss, load } from '../load.ts'
import { noticeLine } from '../notice-line.ts'
import { openHere } from '../open-here.ts'
import { brokeOff, provePairOfFiles, RENAME, ROWS, rowsLine, rowsOf } from '../prove-pair.ts'
import { throughSql, withoutSpelling } from '../text-drift.ts'

type Count = { read: number; unread: number; drifted: number }

/** An extension that the Postgres inside lacks is in the design by its name only; that it can't be made here is no drift. */
const isUnavailable = (it: Drift): boolean => it.kind === 'extension' && !hasExtension(it.path)

function countsOf(design: Design, drift: readonly Drift[]): Record<string, Count> {
  const counts: Record<string, Count> = {}
  const count = (kind: string) => {
    counts[kind] ??= { read: 0, unread: 0, drifted: 0 }
    return counts[kind]
  }
  for (const it of all(design.objects)) {
    if (it.kind !== 'raw') count(it.kind).read++
    else count(it.creates.at(-1)?.type ?? 'statement').unread++
  }
  const drifted = new Set(drift.map((it) => `${it.kind} ${it.path}`))
  for (const key of drifted) count(key.slice(0, key.indexOf(' '))).drifted++
  return counts
}

const lineOf = (it: Drift): string =>
  it.field === null
    ? `drift: ${it.kind} ${it.path} is ${it.after === null ? 'missing' : 'new'} after the round trip`
    : `drift: ${it.kind} ${it.path}.${it.field}: ${JSON.stringify(it.before)} became ${JSON.stringify(it.after)}`

/** Whether each table can hold rows at all: what its conditions contradict is told. */
async function fillDesign(design: Design, rows: number): Promise<Filled> {
  if (rows === 0) return { rows: {}, notices: [] }
  const db = await openHere(rootsOf(design, 'extension').map((it) => it.name))
  try {
    await runStatements(
      db,
      plan(emptyDesign(), design).map((it) => it.sql),
    )
    return await fillTables(db, { rows })
  } catch (thrown) {
    return { rows: {}, notices: [brokeOff(thrown)] }
  } finally {
    await db.close()
  }
}

const asData = ({ head, message, code, at }: LedgerEntry) => ({ head, message, code, at })

export const proveCommand: Command = {
  name: 'prove',
  usage: 'prove FILE | prove FROM TO [--rename OLD->NEW] [--rows N]',
  summary: 'Run an export, or a migration up, down and up again, in Postgres and compare the catalogs',
  files: { least: 1, most: 2 },
  options: { rename: RENAME, rows: ROWS },
  run: async (args, io) => {
    const { file, more } = args
    if (more[0]) return provePairOfFiles([file, more[0]], args, io)
    const rows = rowsOf(args.options)
    const { design, ledger, notices, sql } = await load(file, io)
    const again = await throughSql(design)
    const told = driftBetween(design, again.design).filter((it) => !isUnavailable(it))
    const drift = sql !== null ? told : await withoutSpelling(told, again.design)
    const refused = again.ledger.filter((entry) => entry.fate === 'refused')
    const filled = await fillDesign(again.design, rows)
    const counts = countsOf(design, drift)
    const refusedIn = (ledger ?? []).filter((entry) => entry.fate === 'refused')
    const sum = (key: keyof Count) => Object.values(counts).reduce((total, it) => total + it[key], 0)
    const lines = [
      ...notices.filter((it) => isLoss(it) && it.code !== 'import/refused').map((it) => noticeLine(it, file)),
      ...refusedIn.map((entry) => `source, line ${entry.at.line}: refused: ${entry.message} (${entry.head})`),
      ...refused.map((entry) => `refused: ${entry.message} (${entry.head})`),
      ...drift.map(lineOf),
      `${sum('read')} objects read, ${sum('unread')} kept verbatim, ${sum('drifted')} drifted; ${refusedIn.length} statements of the source and ${refused.length} of the export refused`,
      ...filled.notices.map((it) => `${it.severity}: ${it.message} [${it.code}]`),
      ...(rows > 0 ? [rowsLine(filled.rows)] : []),
    ]
    return {
      code: drift.length > 0 || refused.length > 0 ? 1 : 0,
      text: lines.join('\n'),
      json: {
        kinds: counts,
        drift,
        refused: refused.map(asData),
        sourceRefused: refusedIn.length,
        source: refusedIn.map(asData),
        rows: filled.rows,
        notices: filled.notices,
      },
    }
  },
}
