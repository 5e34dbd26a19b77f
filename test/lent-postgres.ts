import { type Postgres, resetDatabase } from '#postgres'
import { openTestPostgres } from './open-postgres.ts'

/** Catalogs do not shrink when what they told of is dropped, and a large one is slow to read ever after. */
const MOST_BYTES = 2_000_000

let standing: { readonly db: Postgres; readonly extensions: ReadonlySet<string> } | null = null

/**
 * An empty Postgres for one borrower at a time: the one before, emptied, since it has planned its queries already. To
 * close it is to give it back.
 */
export async function lendPostgres(extensions: readonly string[] = []): Promise<Postgres> {
  if (standing && extensions.every((it) => standing?.extensions.has(it))) await resetDatabase(standing.db)
  else {
    const all = new Set([...(standing?.extensions ?? []), ...extensions])
    await standing?.db.close()
    standing = { db: await openTestPostgres(all), extensions: all }
  }
  const { db } = standing
  return { ...db, close: () => giveBack(db) }
}

async function giveBack(db: Postgres): Promise<void> {
  const { rows } = await db.query<{ bytes: number }>(`select pg_relation_size('pg_attribute')::int as bytes`)
  if ((rows[0]?.bytes ?? 0) <= MOST_BYTES) return
  await db.close()
  standing = null
}
