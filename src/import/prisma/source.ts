import { type Attribute, type PrismaTree, type PrismaValue, parsePrisma, placesIn, type Range } from '#languages'
import type { Notice, Place, Severity } from '#model'
import type { LedgerEntry } from '../importer.ts'

/** A text that is being read, and what is to be said of it. */
export class Source {
  readonly tree: PrismaTree
  readonly notices: Notice[] = []
  readonly ledger: LedgerEntry[] = []
  readonly place: (range: Range) => Place
  readonly #told = new Map<string, { count: number; at: Range }>()

  constructor(text: string) {
    this.tree = parsePrisma(text)
    this.place = placesIn(text)
    for (const fault of this.tree.faults) this.refuse(fault.message, fault, 'syntax')
  }

  /** Something of the text that can't be taken. */
  refuse(message: string, at: Range, code = 'refused'): void {
    this.say({ code, severity: 'error', message }, at)
    this.ledger.push({ at: this.place(at), head: this.line(at), fate: 'refused', message, code: null })
  }

  say({ code, severity, message }: { code: string; severity: Severity; message: string }, at: Range): void {
    this.notices.push({ code: `import/${code}`, severity, message, at: this.place(at) })
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
    const { text } = this.tree
    const start = text.lastIndexOf('\n', at.from - 1) + 1
    const end = text.indexOf('\n', at.from)
    return text
      .slice(start, end === -1 ? undefined : end)
      .trim()
      .slice(0, 120)
  }

  told(): readonly Notice[] {
    return [...this.#told].map(([what, { count, at }]) => ({
      code: 'import/client-side',
      severity: 'info',
      message: `${count}× ${what}: Prisma's client does that, so it stays in the text alone`,
      at: this.place(at),
    }))
  }
}

/** An argument by its name, or by its place among those without one. */
export function argument(attribute: Pick<Attribute, 'args'> | null, name: string, place = -1): PrismaValue | null {
  const args = attribute?.args ?? []
  const named = args.find((it) => it.name?.text === name)
  return (named ?? args.filter((it) => it.name === null)[place])?.value ?? null
}

export const textArgument = (attribute: Pick<Attribute, 'args'> | null, name: string, place = -1): string | null => {
  const value = argument(attribute, name, place)
  return value?.sort === 'string' ? value.text : null
}

export const attributeOf = (it: { readonly attributes: readonly Attribute[] }, name: string): Attribute | null =>
  it.attributes.find((each) => each.name === name) ?? null

/** The names in a list; a name alone is a list of one. */
export const namesIn = (value: PrismaValue | null): readonly PrismaValue[] =>
  value?.sort === 'list' ? value.items : value ? [value] : []
