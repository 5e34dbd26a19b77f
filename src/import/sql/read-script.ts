import { type Postgres, resetDatabase } from '#postgres'
import type { Imported } from '../importer.ts'
import type { OpenPostgres } from './index.ts'
import { readBack } from './read-back.ts'
import { runPieces } from './run.ts'
import type { Piece } from './split.ts'
import { loadParser } from './statement.ts'

/** Statements to run in an empty database in which something else was put first. */
export type Script = {
  /** SQL of what they lean on. */
  readonly given: string
  readonly pieces: readonly Piece[]
  readonly extensions: readonly string[]
}

/** What statements make, with what was given. Null where Postgres does not take what is given. */
export type ReadScript = (script: Script) => Promise<Imported | null>

type Open = { readonly db: Postgres; readonly extensions: ReadonlySet<string> }

/** Runs scripts one after the other in a Postgres of its own that stands ready. `close` ends it; the next script starts another. */
export class ScriptReader {
  readonly #start: OpenPostgres
  #open: Promise<Open> | null = null
  #last: Promise<unknown> = Promise.resolve()

  constructor(start: OpenPostgres) {
    this.#start = start
  }

  /** Starts Postgres where none stands ready with these extensions. */
  async ready(extensions: readonly string[] = []): Promise<Postgres> {
    const open = await this.#open?.catch(() => null)
    if (open && extensions.every((name) => open.extensions.has(name))) return open.db
    await open?.db.close()
    const all = new Set([...(open?.extensions ?? []), ...extensions])
    this.#open = this.#start([...all]).then((db) => ({ db, extensions: all }))
    return (await this.#open).db
  }

  readonly read: ReadScript = (script) => {
    const next = this.#last.then(() => this.#read(script))
    this.#last = next.catch(() => {})
    return next
  }

  async close(): Promise<void> {
    const open = this.#open
    this.#open = null
    await (await open)?.db.close()
  }

  async #read({ given, pieces, extensions }: Script): Promise<Imported | null> {
    const db = await this.ready(extensions)
    await loadParser()
    try {
      await resetDatabase(db)
      if (given !== '')
        try {
          await db.exec(given)
        } catch {
          return null
        }
      const run = await runPieces(db, pieces, {})
      return run && (await readBack(db, run))
    } catch (problem) {
      // A Postgres that did not survive is no use to the next.
      this.#open = null
      throw problem
    }
  }
}
