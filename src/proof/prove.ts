import { PLAIN, type PlanOptions, PREAMBLE, type Segment, type Step, segmentsOf } from '#migrate'
import { type Design, type Drift, driftBetween, forTarget, type Id, type Notice } from '#model'
import { errorOf, givenFor, Lz4, type Postgres, readCatalog } from '#postgres'

/** A statement that Postgres refused, what it said, and which object a step of a plan was about. */
export type Refusal = {
  readonly sql: string
  readonly message: string
  readonly code: string | null
  readonly about?: Id
}

/** What came of running something in Postgres: what it refused, and where the catalog differs from the design. */
export type Proof = { readonly refusals: readonly Refusal[]; readonly drift: readonly Drift[] }

/** Runs one statement; what it names of the server's is put in place first. */
async function runOne(db: Postgres, sql: string): Promise<Refusal | null> {
  for (let tries = 0; ; tries++) {
    try {
      await db.exec(sql)
      return null
    } catch (thrown) {
      const error = errorOf(thrown)
      const given = tries < 20 ? givenFor(error) : null
      if (!given) return { sql, message: error.message, code: error.code }
      await db.exec(given.sql)
    }
  }
}

/** Runs statements one by one, as a script without a transaction would. */
export async function runStatements(db: Postgres, statements: readonly string[]): Promise<readonly Refusal[]> {
  const refusals: Refusal[] = []
  await db.exec('set search_path = public; set check_function_bodies = off')
  for (const sql of statements) {
    const refusal = await runOne(db, sql)
    if (refusal) refusals.push(refusal)
  }
  return refusals
}

/** Runs one segment in its transaction; a role that it names and nothing made is put in place, and it starts again. */
async function runSegment(db: Postgres, segment: Segment, tries = 0): Promise<Refusal | null> {
  const [only] = segment.steps
  if (segment.alone && only) {
    const refusal = await runOne(db, only.sql)
    return refusal && { ...refusal, about: only.about }
  }
  await db.exec(['begin', ...segment.opening].join(';'))
  for (const { sql, about } of segment.steps)
    try {
      await db.exec(sql)
    } catch (thrown) {
      await db.exec('rollback')
      const error = errorOf(thrown)
      const role = tries < 20 ? givenFor(error) : null
      if (!role) return { sql, message: error.message, code: error.code, about }
      await db.exec(role.sql)
      return runSegment(db, segment, tries + 1)
    }
  try {
    await db.exec('commit')
    return null
  } catch (thrown) {
    const error = errorOf(thrown)
    return { sql: 'COMMIT', message: error.message, code: error.code }
  }
}

/** A security label is for a provider, which is a library of the server's; PGlite has none. */
const needsProvider = (sql: string): boolean => /^\s*security\s+label\b/i.test(sql)

/** Runs a plan as it is shipped: segment by segment, each in a transaction. Stops at the first that is refused. */
export async function runPlan(
  db: Postgres,
  steps: readonly Step[],
  options: PlanOptions = PLAIN,
): Promise<readonly Refusal[]> {
  await db.exec(PREAMBLE.join(';'))
  const lz4 = await Lz4.begin(
    db,
    steps.map((it) => it.sql),
  )
  let refusal: Refusal | null = null
  for (const segment of segmentsOf(steps, options)) {
    const able = segment.steps.filter((it) => !needsProvider(it.sql))
    refusal ??= await runSegment(db, {
      ...segment,
      steps: able.map((it) => ({ ...it, sql: lz4?.say(it.sql) ?? it.sql })),
    })
  }
  await lz4?.end()
  return refusal ? [refusal] : []
}

/** Runs a plan and compares what Postgres then holds with the design that it was to arrive at. */
export async function provePlan(
  db: Postgres,
  steps: readonly Step[],
  goal: Design,
  options: PlanOptions = PLAIN,
): Promise<Proof> {
  const refusals = await runPlan(db, steps, options)
  const { design } = await readCatalog(db)
  return { refusals, drift: driftBetween(forTarget(goal).design, design) }
}

/** A proof as messages. */
export function noticesOf(proof: Proof): Notice[] {
  return [
    ...proof.refusals.map(
      (it): Notice => ({
        code: 'proof/refused',
        severity: 'error',
        message: `Postgres refused: ${it.message} (${it.sql.slice(0, 120)})`,
      }),
    ),
    ...proof.drift.map(
      (it): Notice => ({
        code: 'proof/drift',
        severity: 'error',
        message: `${it.kind} ${it.path}${it.field ? `.${it.field}` : ''}: ${JSON.stringify(it.before)} became ${JSON.stringify(it.after)}`,
      }),
    ),
  ]
}
