import { PGlite, type PGliteOptions } from '@electric-sql/pglite'

/** Databases that others are copied from, which nobody here does: two thirds of the files that each start has to unpack. */
const TEMPLATES = ['template0', 'template1']

/** The data directory of an empty Postgres, packed: what is opened from it starts without initdb's two seconds. */
export async function packEmpty(): Promise<NonNullable<PGliteOptions['loadDataDir']>> {
  const db = await PGlite.create()
  await db.exec('UPDATE pg_database SET datistemplate = false')
  for (const name of TEMPLATES) await db.exec(`DROP DATABASE ${name}`)
  await db.exec('CHECKPOINT')
  const packed = await db.dumpDataDir('gzip')
  await db.close()
  return packed
}
