import type { Postgres } from './postgres.ts'

/** Rows of one of our catalog queries, by a name of its own. */
export type Planned = <Row>(name: string, sql: string) => Promise<readonly Row[]>

/**
 * Runs our catalog queries. Planning such a query takes longer than running it over a small database, so each is planned
 * once a session (PREPARE); the plan survives that the database is emptied. Which are there is asked first: to try one
 * that is not would end a transaction in which the catalog is read.
 */
export async function plannedIn(db: Postgres): Promise<Planned> {
  const { rows } = await db.query<{ name: string }>('select name from pg_prepared_statements')
  const known = new Set(rows.map((row) => row.name))
  return async <Row>(name: string, sql: string) => {
    const statement = `schemawright_${name.replaceAll('-', '_')}`
    if (!known.has(statement)) {
      await db.exec(`set plan_cache_mode = force_generic_plan; prepare ${statement} as ${sql}`)
      known.add(statement)
    }
    return (await db.query<Row>(`execute ${statement}`)).rows
  }
}
