import { sqlImporter } from '#import'
import type { Design } from '#model'
import { type Postgres, resetDatabase } from '#postgres'

/** Imports SQL through a Postgres that stays open, emptied before each reading. */
export const importerInto = (db: Postgres) =>
  sqlImporter(async () => {
    await resetDatabase(db)
    return { ...db, close: async () => undefined }
  })

/** The design that a script makes, all of which Postgres must take. */
export async function designIn(db: Postgres, sql: string): Promise<Design> {
  const imported = await importerInto(db).read(sql)
  const refused = imported?.ledger.filter((entry) => entry.fate === 'refused') ?? []
  if (!imported || refused.length > 0) throw new Error(`refused: ${refused.map((it) => it.message).join('; ')}`)
  return imported.design
}
