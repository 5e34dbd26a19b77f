import type { Range } from '#languages'
import type { Notice, Place } from '#model'
import type { LedgerEntry } from './importer.ts'

/** A text that is being read, and what is to be said of it. */
export class Telling {
  readonly text: string
  readonly notices: Notice[] = []
  readonly ledger: LedgerEntry[] = []
  readonly place: (range: Range) => Place
  readonly #told = new Map<string, { count: number; at: Range }>()

  constructor(text: string, place: (range: Range) => Place) {
    this.text = text
    this.place = place
  }

  /** Something of the text that can't be taken. */
  refuse(message: string, at: Range, code = 'refused'): void {
    this.say({ code, severity: 'error', message }, at)
    this.ledger.push({ at: this.place(at), head: this.line(at), fate: 'refused', message, code: null })
  }

  say({ code, ...said }: Pick<Notice, 'severity' | 'message' | 'lacks'> & { readonly code: string }, at: Range): void {
    this.notices.push({ code: `import/${code}`, ...said, at: this.place(at) })
  }

  /** What is said once, with how often it was so. */
  count(what: string, at: Range): void {
    const had = this.#told.get(what)
    if (had) had.count++
    else this.#told.set(what, { count: 1, at })
  }

  enter(at: Range, fate: LedgerEntry['fate'], message: string | null = null): void {
    this.ledger.push({ at: this.place(at), head: this.line(at), fate, message, code: null })
  }

  line(at: Range): string {
    const start = this.text.lastIndexOf('\n', at.from - 1) + 1
    const end = this.text.indexOf('\n', at.from)
    return this.text
      .slice(start, end === -1 ? undefined : end)
      .trim()
      .slice(0, 120)
  }

  /** What a client does by itself, whose name follows on how often it is asked for. */
  told(client: string): readonly Notice[] {
    return [...this.#told].map(([what, { count, at }]) => ({
      code: 'import/client-side',
      severity: 'info',
      message: `${count}× ${what}: ${client} does that, so it stays in the text alone`,
      at: this.place(at),
    }))
  }
}
