/** How a text of a language is cut into what stands at its top level, each passage for itself. */
export type Cutting = {
  /** Patterns for what holds no signs. */
  readonly comments: string
  readonly strings: string
  /** A line that stands alone, and for all that follows: `// file: users.ts`. */
  readonly heading?: RegExp
  /** The names under which others may know what a passage says, and more; null where it is for all of them. */
  readonly names: (text: string) => readonly string[] | null
  /** Whether a passage can be read where some of what it refers to is not there: the rest of it then reads the same. */
  readonly standsAlone: (text: string) => boolean
}

/** Nothing follows: what is not closed goes on so far. */
export const END = String.raw`(?![\s\S])`
export const BLOCK_COMMENT = String.raw`\/\*[\s\S]*?(?:\*\/|${END})`
export const TICK = '`'

const firstGroups = (text: string, pattern: RegExp): readonly string[] =>
  [...text.matchAll(pattern)].flatMap((found) => found.slice(1).filter((it) => it !== undefined))

type Naming = {
  readonly comment: RegExp
  /** What is not for everything else: all that says anything has to fit it. */
  readonly known: RegExp
  readonly names: readonly RegExp[]
}

/** Names by patterns, each with groups that hold them. */
export const namesBy =
  ({ comment, known, names }: Naming) =>
  (text: string): readonly string[] | null => {
    if (known.test(text)) return names.flatMap((it) => firstGroups(text, it))
    return text.replace(comment, '').trim() === '' ? [] : null
  }
