import type { Id } from '#model'
import { MENTION, type Outline } from './outline.ts'

type Range = { readonly from: number; readonly to: number }

/** A place of a text that names something of the design. */
export type Mention = Range & {
  readonly about: Id
  /** What of the object goes by the name: empty for itself, `value draft` for a value of an enum. */
  readonly role: string
  /** Whether it is given its name here. */
  readonly declares: boolean
  /** Whether what stands here is the name in the database, where the text may have another for it. */
  readonly inDatabase: boolean
  /** What stands before it where it is to be another: `users: ` for what is short for that. */
  readonly lead?: string
}

/** A mention of an object by the name that the text has for it. */
export const spoken = (about: Id, { from, to }: Range, more: Partial<Mention> = {}): Mention => ({
  about,
  from,
  to,
  role: '',
  declares: false,
  inDatabase: false,
  ...more,
})

/** What stands between the quotes of a string. */
export const unquoted = ({ from, to }: Range): Range => ({ from: from + 1, to: to - 1 })

/** The places that an outline tells of. `declares`: where names are given that are no pieces by themselves. */
export function mentionsOf(outline: Outline, declares: ReadonlySet<number> = new Set()): readonly Mention[] {
  const found: Mention[] = []
  const go = (nodes: Outline, isName: boolean) => {
    for (const { about, role, value, lead, children } of nodes) {
      if (about && role === MENTION)
        found.push(spoken(about, value, { declares: isName || declares.has(value.from), ...(lead ? { lead } : {}) }))
      go(children, role === 'name')
    }
  }
  go(outline, false)
  return found
}
