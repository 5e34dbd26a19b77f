import { whyThrown } from '#base'
import type { Notice } from '#model'
import { arrives, keeps, type Leg, type PairProof, provePair } from '#proof'
import { type Args, type Io, type Result, Stop } from './command.ts'
import { endOf, loadPair, openFor, type PairOfFiles } from './pair.ts'

export const RENAME = {
  value: true,
  many: true,
  says: 'what was called otherwise before, as users.name->users.full_name; may be given again',
} as const

export const ROWS = {
  value: true,
  says: 'how many generated rows each table holds that has none of its own (300; 0 for none)',
} as const

/** The number that `--rows` gives. */
export function rowsOf(options: Args['options']): number {
  const rows = Number(options.rows ?? 300)
  if (!Number.isInteger(rows) || rows < 0 || rows > 10_000)
    throw new Stop(2, `--rows takes a number up to 10000: ${options.rows}`)
  return rows
}

/** How many rows were generated, in how many tables. */
export const rowsLine = (rows: Readonly<Record<string, number>>): string =>
  `${Object.values(rows).reduce((sum, it) => sum + it, 0)} rows generated in ${Object.keys(rows).length} tables`

const summary = (name: string, leg: Leg): string[] => [
  ...leg.refusals.map((it) => `${name}: refused: ${it.message} (${it.sql.slice(0, 200)})`),
  ...leg.drift.map((it) => `${name}: drift: ${it.object}: ${it.before ?? 'nothing'} became ${it.after ?? 'nothing'}`),
  ...leg.lost.map(
    (it) =>
      `${name}: lost${it.announced ? ', as the plan says' : ''}: ${it.path}${it.column ? `.${it.column}` : ''} in ${it.rows} rows`,
  ),
]

const asData = (leg: Leg) => ({
  arrives: arrives(leg),
  steps: leg.steps.map(({ sql, action, hazard }) => ({ sql, action, hazard })),
  refused: leg.refusals,
  drift: leg.drift,
  keeps: keeps(leg),
  lost: leg.lost,
})

/** Postgres may end on a value that sends a function into itself too deep: what it says then is told, and no rows are made. */
export const brokeOff = (thrown: unknown): Notice => ({
  code: 'proof/no-rows',
  severity: 'warning',
  message: `it is proved without rows: Postgres broke off while they were made: ${whyThrown(thrown)}`,
})

async function proofOf(pair: PairOfFiles, rows: number): Promise<PairProof> {
  const db = await openFor(pair)
  try {
    return await provePair(db, await endOf(db, pair.from), await endOf(db, pair.to), { rows })
  } catch (thrown) {
    if (rows === 0 || thrown instanceof Stop) throw thrown
    const proof = await proofOf(pair, 0)
    return { ...proof, notices: [...proof.notices, brokeOff(thrown)] }
  } finally {
    await db.close().catch(() => undefined)
  }
}

/** Proves the migration between two files, each a script or a design. */
export async function provePairOfFiles(files: readonly string[], args: Args, io: Io): Promise<Result> {
  const rows = rowsOf(args.options)
  const pair = await loadPair(files, args.lists.rename ?? [], io)
  const proof = await proofOf(pair, rows)
  const refusedIn = [pair.from, pair.to].map((it) => it.ledger?.filter((entry) => entry.fate === 'refused').length ?? 0)
  const { up, down, again } = proof
  const legs = Object.entries({ up, down, again })
  const arrived = legs.every(([, leg]) => arrives(leg))
  const kept = legs.every(([, leg]) => keeps(leg))
  const outcome = arrived
    ? kept
      ? 'arrives'
      : 'arrives, but loses rows that no step says it would'
    : 'does not arrive'
  return {
    code: arrived && kept ? 0 : 1,
    text: [
      ...legs.flatMap(([name, leg]) => summary(name, leg)),
      ...proof.notices.map((it) => `${it.severity}: ${it.message} [${it.code}]`),
      `${outcome}: ${proof.up.steps.length} statements up, ${proof.down.steps.length} down; ${refusedIn.join(' and ')} statements of the sources refused; ${rowsLine(proof.rows)}`,
    ].join('\n'),
    json: {
      arrives: arrived,
      keeps: kept,
      ...Object.fromEntries(legs.map(([name, leg]) => [name, asData(leg)])),
      rows: proof.rows,
      notices: proof.notices,
      sourceRefused: refusedIn,
    },
  }
}
