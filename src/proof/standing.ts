import { plan } from '#migrate'
import { type Design, emptyDesign, extensionsOf } from '#model'
import { type Postgres, resetDatabase } from '#postgres'
import { type Refusal, runPlan, runStatements } from './prove.ts'

type Open = { readonly db: Postgres; readonly extensions: ReadonlySet<string>; holds: Design | null }

/**
 * A Postgres that holds a design and follows it: between one question and the next only what has changed is run, by the
 * migration from one to the other.
 */
export class Standing {
  #open: Open | null = null
  readonly #start: (extensions: readonly string[]) => Promise<Postgres>

  constructor(start: (extensions: readonly string[]) => Promise<Postgres>) {
    this.#start = start
  }

  /** The database with the design in it, and what of the design Postgres refused. `more`: extensions to have at hand. */
  async holding(
    design: Design,
    more: readonly string[] = [],
  ): Promise<{ readonly db: Postgres; readonly refused: readonly Refusal[] }> {
    const open = await this.#having([...extensionsOf(design), ...more])
    const was = open.holds
    open.holds = null
    if (was && (await runPlan(open.db, plan(was, design))).length === 0) {
      open.holds = design
      return { db: open.db, refused: [] }
    }
    await resetDatabase(open.db)
    const steps = plan(emptyDesign(), design)
    const [refusal] = await runPlan(open.db, steps)
    if (!refusal) {
      open.holds = design
      return { db: open.db, refused: [] }
    }
    // A design may be wrong: what Postgres takes of it is there all the same, and is loaded anew the next time.
    await resetDatabase(open.db)
    return {
      db: open.db,
      refused: await runStatements(
        open.db,
        steps.map((it) => it.sql),
      ),
    }
  }

  /** Says what the database holds after something was run in it. Where a part was refused before, it is still missing. */
  holds(design: Design): void {
    if (this.#open?.holds) this.#open.holds = design
  }

  async close(): Promise<void> {
    const open = this.#open
    this.#open = null
    await open?.db.close()
  }

  async #having(extensions: readonly string[]): Promise<Open> {
    if (this.#open && extensions.every((name) => this.#open?.extensions.has(name))) return this.#open
    const all = new Set([...(this.#open?.extensions ?? []), ...extensions])
    await this.close()
    this.#open = { db: await this.#start([...all]), extensions: all, holds: null }
    return this.#open
  }
}
