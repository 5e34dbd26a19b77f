import type { Postgres } from './postgres.ts'

/**
 * Rows of one of our catalog queries. Planning such a query takes longer than running it over a small database, so each
 * is planned once a session (PREPARE); the plan survives that the database is emptied.
 */
export async function planned<Row>(db: Postgres, name: string, sql: string): Promise<readonly Row[]> {
  const statement = `schemawright_${name.replaceAll('-', '_')}`
  try {
    return (await db.query<Row>(`execute ${statement}`)).rows
  } catch (thrown) {
    // 26000: no such prepared statement.
    if ((thrown as { code?: unknown }).code !== '26000') throw thrown
  }
  await db.exec(`set plan_cache_mode = force_generic_plan; prepare ${statement} as ${sql}`)
  return (await db.query<Row>(`execute ${statement}`)).rows
}
