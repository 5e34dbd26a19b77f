import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { sqlExporter, textOf } from '#export'
import { type Imported, type LedgerEntry, sqlImporter } from '#import'
import { all, type Design, driftBetween } from '#model'
import { compareSnapshots, hasExtension, readSnapshot, readUnread, type Snapshot, type Unread } from '#postgres'
import { keepImported } from './imported.ts'
import { lendPostgres } from './lent-postgres.ts'

/** Where the real schemas of the shared corpus are. */
export const SCHEMAS = new URL('../../shared/corpus/sql-postgres/', import.meta.url)

export const schemasAreHere = (): boolean => existsSync(SCHEMAS)

/** The real schemas of the shared corpus, by file name. */
export const schemaFiles = (): readonly string[] =>
  schemasAreHere() ? readdirSync(SCHEMAS).filter((name) => name.endsWith('.sql')) : []

type Seen = { readonly imported: Imported; readonly snapshot: Snapshot; readonly unread: readonly Unread[] }

/** Imports a script into a database of its own, and looks at that by itself before it goes. */
async function importAndLook(text: string, name: string): Promise<Seen> {
  let seen: Omit<Seen, 'imported'> | null = null
  const importer = sqlImporter(async (extensions) => {
    const db = await lendPostgres(extensions)
    const close = async () => {
      seen = { snapshot: await readSnapshot(db), unread: await readUnread(db) }
      await db.close()
    }
    return { ...db, close }
  })
  const imported = await importer.read(text, { name })
  if (!imported || !seen) throw new Error('cancelled')
  return { imported, ...(seen as Omit<Seen, 'imported'>) }
}

/** What became of a script that was imported, written out and run again. */
export type RoundTrip = {
  readonly name: string
  readonly design: Design
  readonly ledger: readonly LedgerEntry[]
  readonly objects: number
  /** User objects of a kind that the model has no row for. */
  readonly unread: readonly string[]
  /** What Postgres refused of our own text. */
  readonly refusedAgain: readonly string[]
  /** Where the two databases differ, by Postgres' whole catalog and by the designs read from them. */
  readonly drift: readonly string[]
  readonly seconds: number
}

/** Import → export → run → read, both databases compared whole. */
export async function roundTrip(name: string): Promise<RoundTrip> {
  const start = performance.now()
  const first = await importAndLook(readFileSync(new URL(name, SCHEMAS), 'utf8'), name)
  const { design, ledger } = first.imported
  keepImported(name, design)
  const again = await importAndLook(sqlExporter.emit(design, {}).files.map(textOf).join(''), name)
  const catalogs = compareSnapshots(first.snapshot, again.snapshot)
  const designs = driftBetween(design, again.imported.design).filter(
    (it) => !(it.kind === 'extension' && !hasExtension(it.path)),
  )
  return {
    name,
    design,
    ledger,
    objects: [...all(design.objects)].length,
    unread: first.unread.map((it) => `${it.type} ${it.identity}`),
    refusedAgain: again.imported.ledger
      .filter((entry) => entry.fate === 'refused')
      .map((entry) => `${entry.head}: ${entry.message}`),
    drift: [
      ...catalogs.map((it) => `${it.object}: ${it.before} → ${it.after}`),
      ...designs.map(
        (it) => `${it.kind} ${it.path} ${it.field ?? ''}: ${JSON.stringify(it.before)} → ${JSON.stringify(it.after)}`,
      ),
    ],
    seconds: (performance.now() - start) / 1000,
  }
}
