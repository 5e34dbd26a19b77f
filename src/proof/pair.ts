import { knownByOrigin, PLAIN, type PlanOptions, plan, type Step, wayBack } from '#migrate'
import { bucketOf, type DbObject, type Design, type Id, type Notice, object, wholeOf } from '#model'
import { compareSnapshots, type Postgres, readSnapshot, type SnapshotDifference } from '#postgres'
import type { End, Way } from './end.ts'
import { fillPair, type PairFilling, type Stopped } from './fill-pair.ts'
import { originsOf } from './kin.ts'
import { type Refusal, runPlan } from './prove.ts'
import { type LostRows, lostRows, type Rows, readRows } from './rows.ts'
import { typeParts } from './type-parts.ts'

/** What is gone; announced, if a step of the plan said that it would be. */
export type Loss = LostRows & { readonly announced: boolean }

/** What came of one way: what Postgres refused, where it differs from where it was to arrive, and which rows are gone. */
export type Leg = {
  readonly steps: readonly Step[]
  readonly refusals: readonly Refusal[]
  readonly drift: readonly SnapshotDifference[]
  readonly lost: readonly Loss[]
}

export type PairProof = Readonly<Record<Way, Leg>> & {
  /** How many rows each table was given. */
  readonly rows: Readonly<Record<string, number>>
  /** What rows that the first end allows may stop, and tables that were proved without rows. */
  readonly notices: readonly Notice[]
}

/** Generated rows for the first end's tables that its own script leaves empty; none where it is 0. How the plans are made. */
export type Proving = { readonly rows?: number; readonly options?: PlanOptions }

export const arrives = (leg: Leg): boolean => leg.refusals.length === 0 && leg.drift.length === 0
/** Whether nothing is gone but what the plan said. */
export const keeps = (leg: Leg): boolean => leg.lost.every((it) => it.announced)

/** The objects that a plan says to lose, or to write anew in another form. */
function announcedIn(steps: readonly Step[]): ReadonlySet<Id> {
  const isSaid = (it: Step) =>
    it.hazard === 'data-loss' || (it.hazard === 'rewrite' && (it.action !== 'fill' || it.about !== it.root))
  return new Set(steps.flatMap((it) => [...(isSaid(it) ? [it.about] : []), ...(it.action === 'fill' ? it.folds : [])]))
}

type Walking = {
  readonly from: Design
  readonly to: End
  readonly rows: Rows
  readonly since: Design
  /** The design at the other end from that. */
  readonly other: Design
  readonly said: readonly Step[]
  readonly options: PlanOptions
}

async function walk(db: Postgres, way: Walking): Promise<Leg> {
  const steps = plan(way.from, way.to.design, way.options)
  const refusals = await runPlan(db, steps, way.options)
  const drift = compareSnapshots(way.to.snapshot, await readSnapshot(db))
  const lost = refusals.length > 0 ? [] : lostRows(way.rows, await readRows(db, way.to.design), way)
  const announced = announcedIn([...way.said, ...steps])
  const wholesOf = (id: Id): readonly Id[] => {
    const it = object(way.since, id) as DbObject | null
    const whole = it && wholeOf(it)
    return whole ? [whole, ...wholesOf(whole)] : []
  }
  /** Of itself or what it comes from, of the table that it is in or what that is a part of, or of the type that it is of. */
  const isAnnounced = (id: Id) => {
    const { type } = (object(way.since, id) ?? {}) as { type?: { of?: Id | null } }
    const root = bucketOf(way.since.objects, id)?.root ?? id
    const about = [
      id,
      ...originsOf(way.since, id),
      root,
      ...wholesOf(root),
      ...typeParts(way.since, type?.of).map((it) => it.id),
    ]
    return about.some((it) => announced.has(it))
  }
  return { steps, refusals, drift, lost: lost.map((it) => ({ ...it, announced: isAnnounced(it.about) })) }
}

async function walkAll(
  db: Postgres,
  { from, to }: { from: End; to: End },
  options: PlanOptions,
): Promise<Readonly<Record<Way, Leg>>> {
  const rows = await readRows(db, from.design)
  const way = { rows, since: from.design, other: to.design, options }
  const up = await walk(db, { ...way, from: from.design, to, said: [] })
  const down = await walk(db, {
    ...way,
    from: to.design,
    to: from,
    said: up.steps,
    options: wayBack(options),
  })
  const again = await walk(db, { ...way, from: from.design, to, said: [...up.steps, ...down.steps] })
  return { up, down, again }
}

/** A refusal that is about values, not about the plan (manual: appendix A, classes 22 and 23). */
function stoppedBy(legs: Readonly<Record<Way, Leg>>): Stopped | null {
  for (const way of ['up', 'down', 'again'] as const)
    for (const refusal of legs[way].refusals) return /^2[23]/.test(refusal.code ?? '') ? { way, refusal } : null
  return null
}

/**
 * Runs a migration up, down and up again in a database that is loaded by the first end's own script, rows and all, and
 * asks Postgres after each way whether it arrived. Where rows that the first end allows stop it, that is told, and it is
 * proved with rows that both ends allow, and then without rows in that table.
 */
export async function provePair(db: Postgres, from: End, goal: End, proving: Proving = {}): Promise<PairProof> {
  const to = { ...goal, design: knownByOrigin(from.design, goal.design) }
  const notices: Notice[] = []
  let filling: PairFilling = { rows: proving.rows ?? 0, strict: false, without: new Set() }
  for (;;) {
    const filled = await fillPair(db, { from, to }, filling)
    const legs = await walkAll(db, { from, to }, proving.options ?? PLAIN)
    const stopped = filling.rows > 0 ? stoppedBy(legs) : null
    if (!stopped) return { ...legs, rows: filled.rows, notices: [...notices, ...filled.notices] }
    if (!notices.some((it) => it.message.includes(stopped.refusal.sql))) notices.push(stoppedNotice(stopped))
    filling = filled.after(stopped)
  }
}

const stoppedNotice = ({ way, refusal }: Stopped): Notice => ({
  code: 'proof/stopped-by-rows',
  severity: 'warning',
  message: `${way}: rows that may be there stop it: ${refusal.message} (${refusal.sql})`,
  ...(refusal.about ? { about: refusal.about } : {}),
})
