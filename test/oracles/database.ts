import { PGlite } from '@electric-sql/pglite'
import { amcheck } from '@electric-sql/pglite/contrib/amcheck'
import { bloom } from '@electric-sql/pglite/contrib/bloom'
import { btree_gin } from '@electric-sql/pglite/contrib/btree_gin'
import { btree_gist } from '@electric-sql/pglite/contrib/btree_gist'
import { citext } from '@electric-sql/pglite/contrib/citext'
import { cube } from '@electric-sql/pglite/contrib/cube'
import { earthdistance } from '@electric-sql/pglite/contrib/earthdistance'
import { fuzzystrmatch } from '@electric-sql/pglite/contrib/fuzzystrmatch'
import { hstore } from '@electric-sql/pglite/contrib/hstore'
import { intarray } from '@electric-sql/pglite/contrib/intarray'
import { isn } from '@electric-sql/pglite/contrib/isn'
import { lo } from '@electric-sql/pglite/contrib/lo'
import { ltree } from '@electric-sql/pglite/contrib/ltree'
import { pg_stat_statements } from '@electric-sql/pglite/contrib/pg_stat_statements'
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm'
import { pgcrypto } from '@electric-sql/pglite/contrib/pgcrypto'
import { seg } from '@electric-sql/pglite/contrib/seg'
import { tablefunc } from '@electric-sql/pglite/contrib/tablefunc'
import { tcn } from '@electric-sql/pglite/contrib/tcn'
import { unaccent } from '@electric-sql/pglite/contrib/unaccent'
import { uuid_ossp } from '@electric-sql/pglite/contrib/uuid_ossp'
import { vector } from '@electric-sql/pglite-pgvector'
import { EXTENSIONS, loadStandIns, placeStandIns, resetDatabase } from '#postgres'

const extensions = {
  amcheck,
  vector,
  bloom,
  btree_gin,
  btree_gist,
  citext,
  cube,
  earthdistance,
  fuzzystrmatch,
  hstore,
  intarray,
  isn,
  lo,
  seg,
  tcn,
  pg_stat_statements,
  ltree,
  pg_trgm,
  pgcrypto,
  tablefunc,
  unaccent,
  uuid_ossp,
}

async function open(): Promise<PGlite> {
  const db = await PGlite.create({ extensions })
  placeStandIns(db, await loadStandIns(EXTENSIONS))
  return db
}

let opened: Promise<PGlite> | null = null

/**
 * A database in which the SQL was run. There is one for all that a process tests: what was in it before is gone. Pieces are run one by one, again
 * where one waits for another, and those that this Postgres can't take (a missing extension or role) are left out.
 */
export async function databaseOf(sql: string | readonly string[]): Promise<PGlite> {
  opened ??= open()
  const db = await opened
  await resetDatabase(db)
  if (typeof sql !== 'string') await runPieces(db, sql)
  else if (sql.trim() !== '') await db.exec(sql)
  await db.exec('reset all; set search_path to public')
  return db
}

const BATCH = 50

/** One message for many is several times as fast; it is one transaction, so where one is refused nothing is left of it. */
const isTaken = (db: PGlite, pieces: readonly string[]): Promise<boolean> =>
  db.exec(pieces.join('\n;\n')).then(
    () => true,
    () => db.exec('rollback').then(() => false),
  )

/** Runs pieces one by one, again where one waits for another. Gives back those that Postgres refuses, with its words. */
export async function runPieces(db: PGlite, pieces: readonly string[]): Promise<ReadonlyMap<string, string>> {
  await db.exec('set check_function_bodies = off')
  let refused = new Map<string, string>()
  for (let left = pieces, before = -1; left.length !== before; left = [...refused.keys()]) {
    before = left.length
    refused = new Map()
    for (let at = 0; at < left.length; at += BATCH) {
      const batch = left.slice(at, at + BATCH)
      if (await isTaken(db, batch)) continue
      for (const piece of batch) await db.exec(piece).catch((error: Error) => refused.set(piece, error.message))
    }
  }
  await db.exec('reset all; set search_path to public')
  return refused
}
