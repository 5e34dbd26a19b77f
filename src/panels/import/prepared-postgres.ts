import { hasExtension, isAlwaysThere, type Postgres } from '#postgres'
import { openApart } from './postgres-apart.ts'

/** A Postgres that was started before it was known what for; it has no extensions. */
let prepared: Promise<Postgres> | null = null

export function prepare(url: string): void {
  prepared ??= openApart(url, [])
  // Whoever needs it is told.
  prepared.catch(() => {})
}

/** Takes the Postgres that was prepared, where it has what is asked for. */
export const opener =
  (url: string) =>
  async (extensions: readonly string[]): Promise<Postgres> => {
    const open = prepared
    prepared = null
    if (open && !extensions.some((it) => hasExtension(it) && !isAlwaysThere(it))) return open
    void open?.then((db) => db.close())
    return openApart(url, extensions)
  }
