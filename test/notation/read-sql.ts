import { sqlImporter } from '#import'
import type { Design } from '#model'
import { lendPostgres } from '../lent-postgres.ts'

/** The design of a script, of which Postgres may refuse nothing. */
export async function readSql(sql: string): Promise<Design> {
  const imported = await sqlImporter(lendPostgres).read(sql)
  const refused = imported?.ledger.filter((entry) => entry.fate === 'refused') ?? []
  if (!imported || refused.length > 0) throw new Error(refused.map((it) => `${it.head}: ${it.message}`).join('\n'))
  return imported.design
}
