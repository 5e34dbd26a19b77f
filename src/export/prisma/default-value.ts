import { quoteName, quoteText } from '#base'
import { quote } from '#languages'
import { type Id, type ObjectOf, object, plainTypeName, schemaNameOf, sequenceName, type Wording } from '#model'
import { arrayItems, type Literal, literalOf, plainNumber } from '../naming/literal.ts'
import type { Context } from './context.ts'
import { valueNames } from './enum-values.ts'
import type { FieldType } from './field-type.ts'

const generatedBy = (sql: string): string => `dbgenerated(${quote(sql)})`

/** What stands in `@default(…)`, or null where the column has none. */
export function defaultValue(context: Context, column: ObjectOf<'column'>, field: FieldType): string | null {
  if (column.identity) return numbering(context, column)
  if (column.generated) return 'dbgenerated()'
  if (column.default === null) return null
  const literal = literalOf(column.default)
  if (literal.is === 'null') return null
  if (isDrawn(column, field)) return 'autoincrement()'
  if (isUnsayable(column, field, context.wording)) return 'dbgenerated()'
  const sql = asPrinted(context, column, literal)
  if (!field.supported) return generatedBy(sql)
  if (field.list) return listDefault(column.default, field, context.wording) ?? generatedBy(sql)
  return scalarDefault(literal, field, context.wording) ?? generatedBy(sql)
}

/** The differ compares SQL with what Postgres prints, which tells a literal's type. */
function asPrinted(context: Context, column: ObjectOf<'column'>, literal: Literal): string {
  const { type, default: sql } = column
  if (sql === null || literal.is !== 'text' || literal.cast !== null) return sql ?? ''
  const own = type.of ? object(context.design, type.of) : null
  if (own?.kind === 'domain') return sql
  return `${sql}::${own ? quoteName(own.name) : plainTypeName(type).replace(/^character$/, 'bpchar')}${'[]'.repeat(type.dimensions)}`
}

/**
 * An array of literals that Prisma has no words for. Written as SQL the differ would change it for ever; `dbgenerated()`
 * says that there is a default and leaves it alone.
 */
export const isUnsayable = (column: ObjectOf<'column'>, field: FieldType, wording: Wording): boolean =>
  column.default !== null &&
  field.list &&
  field.type.domain === null &&
  arrayItems(column.default) !== null &&
  (!field.supported || listDefault(column.default, field, wording) === null)

/** Draws from a sequence that it does not own: to Prisma that is a number like any other. */
export const isDrawn = ({ default: sql }: ObjectOf<'column'>, field: FieldType): boolean =>
  sql !== null && literalOf(sql).is === 'nextval' && /^(?:Int|BigInt)$/.test(field.word) && !isUnseen(sql)

/** The differ does not take a sequence for one whose bare name begins with an underscore. */
const isUnseen = (sql: string): boolean => /'(?:[^'"]*\.)?_[^'"]*'::regclass/.test(sql)

function numbering(context: Context, column: ObjectOf<'column'>): string {
  const table = object(context.design, column.parent as Id)
  if (column.identity?.mode !== 'serial') return 'autoincrement()'
  const schema = schemaNameOf(context.design, column.id)
  const name = quoteName(column.identity.sequence ?? sequenceName(table?.name ?? '', column.name))
  const sql = `nextval(${quoteText(schema === 'public' ? name : `${quoteName(schema)}.${name}`)}::regclass)`
  return isUnseen(sql) ? generatedBy(sql) : 'autoincrement()'
}

/** A list whose items are all literals; the differ takes it for the same as an array's or a constructor's text. */
function listDefault(expression: string, field: FieldType, wording: Wording): string | null {
  const literals = arrayItems(expression)
  // The engine reads an array's text without its escapes.
  if (expression.trim().startsWith("'") && literals?.some((it) => it.is === 'text' && /["'\\]/.test(it.text)))
    return null
  const items = literals?.map((item) => scalarDefault(item, field, wording)) ?? null
  return items === null || items.includes(null) ? null : `[${items.join(', ')}]`
}

const integer = (text: string | null, bits: bigint): string | null =>
  text !== null && /^-?\d{1,19}$/.test(text) && BigInt.asIntN(Number(bits), BigInt(text)) === BigInt(text)
    ? String(BigInt(text))
    : null

/**
 * A default in Prisma's own words where it has them. It has to: the differ reads such a default from the database as a
 * value and would change one that is written as SQL for ever. A uuid and a date are the exceptions.
 */
function scalarDefault(literal: Literal, field: FieldType, wording: Wording): string | null {
  if (literal.is === 'boolean') return field.word === 'Boolean' ? String(literal.value) : null
  if (literal.is === 'now') return field.word === 'DateTime' ? 'now()' : null
  const { enumeration, base } = field.type
  if (enumeration) return literal.is === 'text' ? (valueNames(enumeration, wording).get(literal.text) ?? null) : null
  const number = literal.is === 'number' ? literal.text : literal.is === 'text' ? plainNumber(literal.text) : null
  switch (field.word) {
    case 'Int':
      return integer(number, base === 'oid' ? 33n : 32n)
    case 'BigInt':
      return integer(number, 64n)
    case 'Float':
    case 'Decimal':
      return base === 'money' && literal.is === 'text' ? null : number
    case 'Boolean':
      return literal.is === 'text' && /^(t|true|f|false)$/i.test(literal.text) ? String(/^t/i.test(literal.text)) : null
    case 'String':
      return literal.is === 'text' && base !== 'uuid' ? quote(literal.text) : null
    case 'Json':
      return literal.is === 'text' ? quote(literal.text) : null
    case 'Bytes':
      return literal.is === 'text' && /^\\x([0-9a-f]{2})*$/i.test(literal.text)
        ? quote(base64(literal.text.slice(2)))
        : null
    default:
      return null
  }
}

const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'

/** Base64 of bytes in hexadecimal; this floor has neither Buffer nor btoa. */
function base64(hex: string): string {
  let text = ''
  for (let at = 0; at < hex.length; at += 6) {
    const part = hex.slice(at, at + 6)
    const bits = Number.parseInt(part.padEnd(6, '0'), 16)
    const count = part.length / 2 + 1
    for (let i = 0; i < 4; i++) text += i < count ? DIGITS[(bits >> (18 - 6 * i)) & 63] : '='
  }
  return text
}
