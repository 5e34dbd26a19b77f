import type { ObjectOf } from '#model'
import type { ColumnType } from '../naming/column-type.ts'
import { literalOf } from '../naming/literal.ts'
import { type Context, sqlText } from './context.ts'
import { quote } from './words.ts'

const PLAIN_TEXT = /^[^'\\\n\r`]*$/
/** How Postgres casts a literal of each; another cast has to be kept. */
const TEXTS: Readonly<Record<string, string>> = { text: 'text', varchar: 'character varying', char: 'bpchar' }

/** `.defaultNow()`, `.default('draft')`, or the default as SQL; empty where there is none. */
export function defaultCall(context: Context, column: ObjectOf<'column'>, type: ColumnType): string {
  if (column.default === null || column.generated) return ''
  const literal = literalOf(column.default)
  const scalar = type.dimensions === 0 && !type.domain
  if (literal.is === 'null') return ''
  if (scalar) {
    if (literal.is === 'now' && literal.call && (type.base === 'timestamp' || type.base === 'timestamptz'))
      return '.defaultNow()'
    if (literal.is === 'random-uuid' && type.base === 'uuid') return '.defaultRandom()'
    if (literal.is === 'boolean' && type.base === 'boolean') return `.default(${literal.value})`
    if (
      literal.is === 'number' &&
      (type.base === 'integer' || type.base === 'smallint') &&
      /^-?\d+$/.test(literal.text)
    )
      return `.default(${Number(literal.text)})`
    if (literal.is === 'text' && PLAIN_TEXT.test(literal.text)) {
      if (!type.enumeration && (literal.cast === null || TEXTS[type.base] === literal.cast) && TEXTS[type.base])
        return `.default(${quote(literal.text)})`
      if (type.enumeration?.values.some((value) => value.label === literal.text))
        return `.default(${quote(literal.text)})`
    }
  }
  return `.default(${sqlText(context, column.default)})`
}
