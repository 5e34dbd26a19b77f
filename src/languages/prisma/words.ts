/** A string in Prisma's language, which knows JSON's escapes. */
export const quote = (text: string): string =>
  JSON.stringify(text).replace(
    /[\u007f-\u009f\u2028\u2029\ufeff]/g,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )

const KEYWORDS = `async await break case catch class const continue debugger default delete do else enum export extends
  false finally for function if implements import in instanceof interface let new null package private protected public
  return super switch this throw true try typeof using var void while with yield`

/** Names that no model, view or enum can have. */
export const RESERVED_MODELS: ReadonlySet<string> = new Set([
  ...KEYWORDS.split(/\s+/),
  ...'PrismaClient Prisma Int String Boolean BigInt Float Decimal DateTime Json Bytes Unsupported'.split(' '),
])

/** Names that no field can have. */
export const RESERVED_FIELDS: ReadonlySet<string> = new Set(['AND', 'OR', 'NOT'])
