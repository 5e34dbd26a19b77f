import type { ObjectOf } from '#model'
import type { ColumnType } from '../naming/column-type.ts'
import { literalOf } from '../naming/literal.ts'
import { type Context, sqlText } from './context.ts'
import { quote } from './words.ts'

const PLAIN_TEXT = /^[^'\\\n\r`]*$/
/** How Postgres casts a literal of each; another cast has to be kept. */
const TEXTS: Readonly<Record<string, string>> = { text: 'text', varchar: 'character varying', char: 'bpchar' }

/** How Drizzle says a default: by a word of its own, as a value, or as SQL. Null where there is none. */
type Said = { readonly call: string } | { readonly value: string | number | boolean } | { readonly sql: string }

function saidOf(column: ObjectOf<'column'>, type: ColumnType): Said | null {
  if (column.default === null || column.generated) return null
  const literal = literalOf(column.default)
  const scalar = type.dimensions === 0 && !type.domain
  if (literal.is === 'null') return null
  if (scalar) {
    if (literal.is === 'now' && literal.call && (type.base === 'timestamp' || type.base === 'timestamptz'))
      return { call: 'defaultNow' }
    if (literal.is === 'random-uuid' && type.base === 'uuid') return { call: 'defaultRandom' }
    if (literal.is === 'boolean' && type.base === 'boolean') return { value: literal.value }
    if (
      literal.is === 'number' &&
      (type.base === 'integer' || type.base === 'smallint') &&
      /^-?\d+$/.test(literal.text)
    )
      return { value: Number(literal.text) }
    if (literal.is === 'text' && PLAIN_TEXT.test(literal.text)) {
      if (!type.enumeration && (literal.cast === null || TEXTS[type.base] === literal.cast) && TEXTS[type.base])
        return { value: literal.text }
      if (type.enumeration?.values.some((value) => value.label === literal.text)) return { value: literal.text }
    }
  }
  return { sql: column.default }
}

/** `.defaultNow()`, `.default('draft')`, or the default as SQL; empty where there is none. */
export function defaultCall(context: Context, column: ObjectOf<'column'>, type: ColumnType): string {
  const said = saidOf(column, type)
  if (!said) return ''
  if ('call' in said) return `.${said.call}()`
  if ('sql' in said) return `.default(${sqlText(context, said.sql)})`
  return `.default(${typeof said.value === 'string' ? quote(said.value) : said.value})`
}

const CALLS: Readonly<Record<string, string>> = { defaultNow: 'now()', defaultRandom: 'gen_random_uuid()' }

/** The same default as drizzle-kit remembers it. */
export function kitDefault(column: ObjectOf<'column'>, type: ColumnType): string | number | boolean | null {
  const said = saidOf(column, type)
  if (!said) return null
  if ('call' in said) return CALLS[said.call] ?? null
  if ('sql' in said) return said.sql
  return typeof said.value === 'string' ? `'${said.value.replaceAll("'", "''")}'` : said.value
}
