import { adopt, adoptedIds, carryOver, type Design, underIds } from '#model'
import { type Postgres, readCatalog, readUnread } from '#postgres'
import type { Imported, ImportOptions } from '../importer.ts'
import { readBack } from './read-back.ts'
import { runPieces } from './run.ts'
import { split } from './split.ts'
import { loadParser } from './statement.ts'

/** What a script made of a design, and the design that Postgres holds after it, in Postgres' own spelling. */
export type Amended = Imported & { readonly standing: Design }

/**
 * Runs a script on a database that holds a design: `ALTER TABLE users RENAME COLUMN …` is a rename of that column, and
 * whatever Postgres still knows under its oid keeps its id. Only what the script changed is changed in the design, which
 * keeps its own spelling elsewhere. Null when it was cancelled; the database is then to be thrown away.
 */
export async function amendDesign(
  db: Postgres,
  design: Design,
  text: string,
  options: ImportOptions = {},
): Promise<Amended | null> {
  await options.onProgress?.({ stage: 'splitting', done: 0, total: 1 })
  const first = await readCatalog(db)
  const unread = new Set((await readUnread(db)).map((it) => it.ref))
  await loadParser()
  const run = await runPieces(db, split(text), options)
  if (!run || options.cancelled?.()) return null
  await options.onProgress?.({ stage: 'reading', done: 0, total: 1 })
  const own = adoptedIds(first.design, design)
  const ids = new Map([...first.ids].map(([ref, id]) => [ref, own.get(id) ?? id]))
  const read = await readBack(db, run, { before: { ids, unread } })
  const base = underIds(first.design, design, own)
  const standing = adopt(read.design, base)
  return { ...read, standing, design: carryOver(design, base, standing) }
}
