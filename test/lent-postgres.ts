import { EXTENSIONS, hasExtension, type Postgres, resetDatabase } from '#postgres'
import { openTestPostgres } from './open-postgres.ts'

let standing: { readonly db: Postgres; readonly extensions: readonly string[] } | null = null

/** None at hand, or, where one is asked for, every one: who reads many scripts is asked for ever another. */
const atHand = (extensions: readonly string[]): readonly string[] => (extensions.some(hasExtension) ? EXTENSIONS : [])

/** Whether it is empty again. One that can't be emptied is no use to the next. */
const isEmptied = (db: Postgres): Promise<boolean> =>
  resetDatabase(db).then(
    () => true,
    () => false,
  )

/**
 * An empty Postgres for one borrower at a time: the one before, emptied, since it has planned its queries already. To
 * close it is to give it back.
 */
export async function lendPostgres(extensions: readonly string[] = []): Promise<Postgres> {
  const wanted = atHand(extensions)
  if (!standing || wanted.length > standing.extensions.length || !(await isEmptied(standing.db))) {
    await standing?.db.close()
    standing = { db: await openTestPostgres(wanted), extensions: wanted }
  }
  return { ...standing.db, close: async () => undefined }
}
