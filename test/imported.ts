import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { sqlImporter } from '#import'
import type { Design } from '#model'
import { fromFile, toFile } from '#share'
import { lendPostgres } from './lent-postgres.ts'

/** A folder of this run alone, for what one test process has made and another needs (vitest.config.ts). */
const { RUN_FOLDER } = process.env
const placeOf = (name: string): string | null => (RUN_FOLDER ? join(RUN_FOLDER, `${name}.json`) : null)

/** Keeps what a schema was imported as, for the rest of this run. */
export function keepImported(name: string, design: Design): void {
  const place = placeOf(name)
  if (!place || existsSync(place)) return
  const draft = `${place}.${process.pid}`
  writeFileSync(draft, toFile(design))
  // Whole at once: another process may be looking for it.
  renameSync(draft, place)
}

/** What a schema is imported as; imported now where no other test of this run has done it. */
export async function importedDesign(name: string, text: string): Promise<Design> {
  const place = placeOf(name)
  const kept = place && existsSync(place) ? fromFile(readFileSync(place, 'utf8')).design : null
  if (kept) return kept
  const imported = await sqlImporter(lendPostgres).read(text, { name })
  if (!imported) throw new Error(`${name} was not read`)
  keepImported(name, imported.design)
  return imported.design
}
