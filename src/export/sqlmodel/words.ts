import { splitWords } from '#base'

const BEYOND_ASCII = /[^\x20-\x7e]/gu

/** A string in Python, in double quotes. */
export const quote = (text: string): string =>
  `"${text
    .replaceAll('\\', '\\\\')
    .replaceAll('"', '\\"')
    .replaceAll('\n', '\\n')
    .replaceAll('\r', '\\r')
    .replaceAll('\t', '\\t')
    .replace(BEYOND_ASCII, escaped)}"`

/** Letters of any script stand as they are; what can't be seen, or turns the direction of the text, is spelt out. */
const escaped = (char: string): string =>
  /\p{L}|\p{M}|\p{N}|\p{P}|\p{S}/u.test(char) ? char : `\\U${(char.codePointAt(0) ?? 0).toString(16).padStart(8, '0')}`

/** A colon before a word would be a bind parameter to SQLAlchemy's text, unless a backslash stands before it. */
export const escapeBinds = (sql: string): string => sql.replace(/(?<![:\w\\]):(?=\w)/g, '\\:')

/** SQL as a string that SQLAlchemy takes as text. */
export const sqlString = (sql: string): string => quote(escapeBinds(sql))

export const sqlText = (sql: string): string => `sa.text(${sqlString(sql)})`

/** A call with its arguments, one a line where they would not fit on one. */
export function call(name: string, args: readonly string[], indent: string): string {
  const line = `${name}(${args.join(', ')})`
  if (indent.length + line.length <= 100 && !line.includes('\n')) return line
  return `${name}(\n${args.map((arg) => `${indent}    ${arg},\n`).join('')}${indent})`
}

export const toSnake = (words: readonly string[]): string => words.join('_')

const KEYWORDS = `False None True and as assert async await break class continue def del elif else except finally for from
  global if import in is lambda nonlocal not or pass raise return try while with yield match case type print`

/** What the file imports or speaks of itself. */
const IMPORTED = `sa pg datetime decimal enum uuid typing Any List Literal Optional TYPE_CHECKING Field Relationship SQLModel PgType views`

const BUILTINS = `str int float bool bytes list dict set tuple object property classmethod staticmethod super self cls`

/** Members of pydantic's and SQLModel's base classes, which a field would hide or break (both pydantic 1 and 2). */
const MEMBERS = `metadata registry json schema dict copy validate construct fields config from_orm parse_obj parse_raw
  parse_file schema_json update_forward_refs sqlmodel_update model_config model_fields model_computed_fields model_extra
  model_fields_set model_construct model_copy model_dump model_dump_json model_json_schema model_parametrized_name
  model_post_init model_rebuild model_validate model_validate_json model_validate_strings`

const set = (...texts: readonly string[]): ReadonlySet<string> => new Set(texts.flatMap((text) => text.split(/\s+/)))

/** Names that no attribute of a class can have. */
export const RESERVED_FIELDS = set(KEYWORDS, IMPORTED, BUILTINS, MEMBERS)

/** Names that no class or constant of the module can have. */
export const RESERVED_VALUES = set(
  KEYWORDS,
  IMPORTED,
  BUILTINS,
  'Exception BaseException Enum Decimal UUID Type Ellipsis NotImplemented Warning',
)

/** A name of the database as Python can say it: `in progress` is in_progress, `2nd` is n2nd. */
export function identifier(name: string): string {
  const plain = /^[a-z][a-z0-9_]*$/.test(name) && !name.endsWith('_') ? name : toSnake(splitWords(name).map(ascii))
  const bare = plain.replace(/^_+|_+$/g, '').toLowerCase()
  return bare === '' ? 'field' : /^[a-z]/.test(bare) ? bare : `n${bare}`
}

const ascii = (word: string): string => word.normalize('NFKD').replace(/[^A-Za-z0-9]/g, '')
