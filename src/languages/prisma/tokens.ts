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

/** What a token can be, by the sign that it begins with; the first that fits. */
const SORTS: readonly (readonly [begins: RegExp, sort: TokenSort, pattern: RegExp])[] = [
  [/[\p{L}_]/u, 'name', /[\p{L}_][\p{L}\p{N}_-]*/uy],
  [/[ \t\f\v\u00a0\ufeff]/, 'space', /[ \t\f\v\u00a0\ufeff]+/y],
  [/[\r\n]/, 'newline', /\r\n|\n|\r/y],
  [/\//, 'doc', /\/\/\/[^\r\n]*/y],
  [/\//, 'comment', /\/\/[^\r\n]*|\/\*(?:[^*]|\*(?!\/))*(?:\*\/|$)/y],
  [/"/, 'string', /"(?:[^"\\\r\n]|\\[^\r\n])*"/y],
  [/"/, 'open-string', /"(?:[^"\\\r\n]|\\[^\r\n])*\\?/y],
  [/[-\d]/, 'number', /-?\d+(?:\.\d+)?/y],
  [/[@{}()[\],:=?.!]/, 'mark', /@@|[@{}()[\],:=?.!]/y],
  [/[\s\S]/, 'unknown', /[\s\S]/uy],
]

type Sort = (typeof SORTS)[number]
const UNKNOWN = SORTS.at(-1) as Sort
const sortsFor = (sign: string): readonly Sort[] => SORTS.filter(([begins]) => begins.test(sign))
const BY_SIGN: readonly (readonly Sort[])[] = Array.from({ length: 128 }, (_, code) =>
  sortsFor(String.fromCharCode(code)),
)

/** A text cut into tokens. Nothing is refused: what is no token of the language is `unknown`. */
export function prismaTokens(text: string): readonly PrismaToken[] {
  const tokens: PrismaToken[] = []
  for (let from = 0; from < text.length; ) {
    const [sort, to] = tokenAt(text, from)
    tokens.push({ sort, from, to })
    from = to
  }
  return tokens
}

function tokenAt(text: string, from: number): readonly [TokenSort, number] {
  const sorts = BY_SIGN[text.charCodeAt(from)] ?? sortsFor(String.fromCodePoint(text.codePointAt(from) ?? 0))
  for (const [, sort, pattern] of sorts) {
    pattern.lastIndex = from
    if (pattern.test(text)) return [sort, pattern.lastIndex]
  }
  UNKNOWN[2].lastIndex = from
  UNKNOWN[2].test(text)
  return ['unknown', UNKNOWN[2].lastIndex]
}
