import { buildOrder, createOne, createRoot } from '#migrate'
import {
  adopt,
  apply,
  type DbObject,
  type Design,
  emptyDesign,
  type Id,
  kindOf,
  type Learned,
  noteOf,
  object,
  PUBLIC,
  sqlAt,
  sqlOf,
} from '#model'
import { errorOf, type Postgres, type PostgresError, readCatalog } from '#postgres'
import { sqlTextsOf } from './sql-texts.ts'
import { NOTHING_TOLD, type Told, type Trouble } from './told.ts'
import type { Trial } from './trial.ts'

/** Undefined function, table, object, schema: said of what this copy could not make as well as of what isn't there. */
const MISSING: ReadonlySet<string> = new Set(['42883', '42P01', '42704', '3F000'])

function designOf({ postgres, objects }: Trial): Design {
  const empty: Design = { ...emptyDesign(), postgres }
  const fresh = objects.filter((it) => !object(empty, it.id))
  const rank = (it: DbObject): number =>
    it.parent === null ? 0 : objects.some((up) => up.id === it.parent && up.parent) ? 2 : 1
  const ordered = fresh.toSorted((a, b) => rank(a) - rank(b))
  return apply(
    empty,
    ordered.map((it) => ({ op: 'add', object: it })),
  )
}

/** Runs statements where they work; says whether all did. */
async function attempt(db: Postgres, statements: readonly string[]): Promise<boolean> {
  try {
    await db.exec('SAVEPOINT s')
    for (const sql of statements) await db.exec(sql)
    return true
  } catch {
    await db.exec('ROLLBACK TO SAVEPOINT s')
    return false
  }
}

/** Builds what the trial needs. A root that fails as a whole is built piece by piece, without what can't be made here. */
async function build(db: Postgres, design: Design): Promise<boolean> {
  const at = sqlAt(design)
  const { roots, ...waiting } = buildOrder(design, at)
  let whole = true
  for (const root of roots) {
    const bucket = design.objects.buckets.get(root)
    const head = bucket?.members.get(root)
    if (!bucket || !head || root === PUBLIC) continue
    const steps = createRoot(bucket, at, waiting).map((it) => it.sql)
    if (await attempt(db, steps)) continue
    whole = false
    for (const it of bucket.members.values())
      await attempt(
        db,
        createOne(it, at).map((each) => each.sql),
      )
  }
  return whole
}

/** Where in the field's text the error stands, `other` where it stands in the SQL of another field. */
function placeOf({ it, field }: Trial, sql: string, position: number | null) {
  if (position === null) return null
  const at = [...sql].slice(0, position - 1).join('').length
  for (const each of Object.keys(kindOf(it).fields))
    for (const text of sqlTextsOf(it, each)) {
      const from = sql.indexOf(text)
      if (from < 0 || at < from || at >= from + text.length) continue
      if (each !== field) return 'other'
      const lines = text.slice(0, at - from).split('\n')
      const character = [...(lines.at(-1) ?? '')].length + 1
      const said = text.includes('\n') ? `line ${lines.length}, character ${character}` : `character ${character}`
      return { at: at - from, said }
    }
  return null
}

function troubleOf(trial: Trial, sql: string, error: PostgresError): Trouble | null {
  const place = placeOf(trial, sql, error.position)
  if (place === 'other') return null
  const text = [`${error.message}${place ? ` (${place.said})` : ''}`, error.hint].filter(Boolean).join('. ')
  return { text, at: place?.at ?? null }
}

/** What Postgres knows of the object, now that it has it. */
async function learn(db: Postgres, goal: Design, id: Id): Promise<Learned | null> {
  const { design } = await readCatalog(db)
  const found = object(adopt(design, goal), id)
  if (!found) return null
  const told = Object.entries(kindOf(found).fields).filter(([, schema]) => noteOf(schema)?.holds === 'derived')
  const value = new Map<string, unknown>(Object.entries(found))
  return { uses: found.uses, fields: Object.fromEntries(told.map(([field]) => [field, value.get(field)])) }
}

/** What Postgres says of the SQL in a field, tried in a transaction that is taken back. */
export async function tryExpression(db: Postgres, trial: Trial): Promise<Told> {
  const design = designOf(trial)
  const goal = apply(design, [{ op: 'add', object: trial.it }])
  const sql = sqlOf(kindOf(trial.it).create(trial.it as never, sqlAt(goal), []))
  if (sql === '') return NOTHING_TOLD
  try {
    await db.exec('BEGIN; SET LOCAL check_function_bodies = off')
    const whole = await build(db, design)
    try {
      await db.exec('SET LOCAL check_function_bodies = on')
      // Asked by itself, a text can't smuggle in a second statement (a COMMIT).
      await db.query(sql)
    } catch (thrown) {
      const error = errorOf(thrown)
      const unknowable = !whole && MISSING.has(error.code ?? '')
      return { trouble: unknowable ? null : troubleOf(trial, sql, error), learned: null }
    }
    return { trouble: null, learned: whole ? await learn(db, goal, trial.it.id) : null }
  } finally {
    await db.exec('ROLLBACK')
  }
}
