import { arrives, type Leg, type PairProof, provePair } from '#proof'
import type { Io, Result } from './command.ts'
import { endOf, loadPair, openFor } from './pair.ts'

export const RENAME = {
  value: true,
  many: true,
  says: 'what was called otherwise before, as users.name->users.full_name; may be given again',
} as const

const summary = (name: string, leg: Leg): string[] => [
  ...leg.refusals.map((it) => `${name}: refused: ${it.message} (${it.sql.slice(0, 200)})`),
  ...leg.drift.map((it) => `${name}: drift: ${it.object}: ${it.before ?? 'nothing'} became ${it.after ?? 'nothing'}`),
  ...leg.lost.map((it) => `${name}: lost: ${it.path}${it.column ? `.${it.column}` : ''} in ${it.rows} rows`),
]

const asData = (leg: Leg) => ({
  arrives: arrives(leg),
  steps: leg.steps.map(({ sql, action, hazard }) => ({ sql, action, hazard })),
  refused: leg.refusals,
  drift: leg.drift,
  lost: leg.lost,
})

/** Proves the migration between two files, each a script or a design. */
export async function provePairOfFiles(files: readonly string[], renames: readonly string[], io: Io): Promise<Result> {
  const pair = await loadPair(files, renames, io)
  const db = await openFor(pair)
  let proof: PairProof
  try {
    proof = await provePair(db, await endOf(db, pair.from), await endOf(db, pair.to))
  } finally {
    await db.close()
  }
  const refusedIn = [pair.from, pair.to].map((it) => it.ledger?.filter((entry) => entry.fate === 'refused').length ?? 0)
  const legs = Object.entries(proof) as readonly [keyof PairProof, Leg][]
  const fine = legs.every(([, leg]) => arrives(leg))
  return {
    code: fine ? 0 : 1,
    text: [
      ...legs.flatMap(([name, leg]) => summary(name, leg)),
      `${fine ? 'arrives' : 'does not arrive'}: ${proof.up.steps.length} statements up, ${proof.down.steps.length} down; ${refusedIn.join(' and ')} statements of the sources refused`,
    ].join('\n'),
    json: {
      arrives: fine,
      ...Object.fromEntries(legs.map(([name, leg]) => [name, asData(leg)])),
      sourceRefused: refusedIn,
    },
  }
}
