/** A piece of a text in Prisma's language. Together, in order, the tokens are the text. */
export type PrismaToken = { readonly sort: TokenSort; readonly from: number; readonly to: number }

export type TokenSort =
  | 'space'
  | 'newline'
  /** `// …` or a comment between stars. */
  | 'comment'
  /** `/// …`, which belongs to what it stands at. */
  | 'doc'
  | 'name'
  | 'number'
  | 'string'
  /** A string that its line ends before it is closed. */
  | 'open-string'
  | 'mark'
  | 'unknown'

const SORTS: readonly (readonly [TokenSort, RegExp])[] = [
  ['space', /[ \t\f\v\u00a0\ufeff]+/y],
  ['newline', /\r\n|\n|\r/y],
  ['doc', /\/\/\/[^\r\n]*/y],
  ['comment', /\/\/[^\r\n]*|\/\*(?:[^*]|\*(?!\/))*(?:\*\/|$)/y],
  ['string', /"(?:[^"\\\r\n]|\\[^\r\n])*"/y],
  ['open-string', /"(?:[^"\\\r\n]|\\[^\r\n])*\\?/y],
  ['number', /-?\d+(?:\.\d+)?/y],
  ['name', /[\p{L}_][\p{L}\p{N}_-]*/uy],
  ['mark', /@@|[@{}()[\],:=?.!]/y],
  ['unknown', /[\s\S]/uy],
]

/** A text cut into tokens. Nothing is refused: what is no token of the language is `unknown`. */
export function prismaTokens(text: string): readonly PrismaToken[] {
  const tokens: PrismaToken[] = []
  for (let at = 0; at < text.length; ) {
    for (const [sort, pattern] of SORTS) {
      pattern.lastIndex = at
      if (!pattern.test(text)) continue
      tokens.push({ sort, from: at, to: pattern.lastIndex })
      at = pattern.lastIndex
      break
    }
  }
  return tokens
}
