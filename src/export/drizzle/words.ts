/** A string in TypeScript, in single quotes. */
export const quote = (text: string): string =>
  `'${JSON.stringify(text)
    .slice(1, -1)
    .replaceAll('\\"', '"')
    .replaceAll("'", "\\'")
    .replace(UNSEEN, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`)}'`

const UNSEEN = /[\u007f-\u009f\u2028\u2029\ufeff]/g

/** SQL inside of backticks: nothing in it can end the template or open an expression. */
export const template = (text: string): string =>
  `\`${text.replaceAll('\\', '\\\\').replaceAll('`', '\\`').replaceAll('${', '\\${').replaceAll('\r', '\\r')}\``

/** What this target imports from drizzle-orm/pg-core; a table of such a name gets another. */
const HELPERS = `pgTable pgSchema pgEnum pgSequence pgView pgMaterializedView pgRole pgPolicy customType
  smallint integer bigint real doublePrecision numeric text varchar char boolean date time timestamp interval bit uuid
  json jsonb inet cidr macaddr macaddr8 point line vector halfvec sparsevec serial bigserial smallserial
  primaryKey foreignKey unique check index uniqueIndex sql relations`.split(/\s+/)

const KEYWORDS = `abstract any arguments as async await boolean break case catch class const continue debugger declare
  default delete do else enum eval export extends false finally for from function get if implements import in instanceof
  interface is keyof let module namespace never new null number object of package private protected public readonly
  return set static string super switch symbol this throw true try type typeof undefined unique unknown using var void
  while with yield globalThis NaN Infinity`

/** What the functions of relations() are given: a table of such a name would be hidden there. */
const GIVEN = ['one', 'many']

/** Names that no constant of the file can have. */
export const RESERVED_VALUES: ReadonlySet<string> = new Set([...HELPERS, ...GIVEN, ...KEYWORDS.split(/\s+/)])

/** Names that no type of the file can have: they would hide what the file itself speaks of. */
export const RESERVED_TYPES: ReadonlySet<string> = new Set(
  `Any Array Bigint BigInt Boolean Buffer Date Error Function Map Number Object Promise Record Set String Symbol Uint8Array
  PgTableExtraConfigValue`.split(/\s+/),
)

/** Column keys that a table's own members would hide. */
export const RESERVED_KEYS: ReadonlySet<string> = new Set([
  '_',
  'enableRLS',
  '$inferSelect',
  '$inferInsert',
  'getSQL',
  'shouldOmitSQLParens',
])
