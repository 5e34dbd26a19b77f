import type { Postgres } from './postgres.ts'
import { withModifiers } from './stand-ins/modifiers.ts'

/** Rows of one of our catalog queries, by a name of its own. */
export type Planned = <Row>(name: string, sql: string) => Promise<readonly Row[]>

/** The statements that are prepared, and how large the catalogs are, in powers of four of their pages. */
const KNOWN = `select name, null as size from pg_prepared_statements
  union all select null, round(log(4, greatest(pg_relation_size('pg_attribute') / 8192, 1)))::int`

/**
 * Runs our catalog queries. Planning such a query takes longer than running it over a small database, so each is planned
 * once a session (PREPARE) for each size of it; the plan survives that the database is emptied. One that was made for a
 * database with nothing in it goes through a large one row by row, for minutes. Which are there is asked first: to try
 * one that is not would end a transaction in which the catalog is read. All rows come as one value, since to hand over
 * ten thousand of them takes as long as to find them.
 */
export async function plannedIn(db: Postgres): Promise<Planned> {
  const { rows } = await db.query<{ name: string | null; size: number | null }>(KNOWN)
  const known = new Set(rows.map((row) => row.name))
  const size = rows.find((row) => row.name === null)?.size ?? 0
  return async <Row>(name: string, sql: string) => {
    const statement = `schemawright_${name.replaceAll('-', '_')}_${size}`
    if (!known.has(statement)) {
      const whole = `select coalesce(json_agg(its), '[]')::text as rows from (${sql}) its`
      await db.exec(`set plan_cache_mode = force_generic_plan; prepare ${statement} as ${whole}`)
      known.add(statement)
    }
    const [answer] = (await db.query<{ rows: string }>(`execute ${statement}`)).rows
    return answer ? (JSON.parse(withModifiers(answer.rows)) as readonly Row[]) : []
  }
}
