import type { ObjectOf } from '#model'
import { type Literal, literalOf } from '../naming/literal.ts'
import { valueNames } from './enum-values.ts'
import type { FieldType } from './field-type.ts'
import { quote } from './words.ts'

const generatedBy = (sql: string): string => `dbgenerated(${quote(sql)})`

const INT = /^-?\d{1,10}$/
/** Types whose literal defaults the differ knows only as a literal; written as SQL they are changed for ever. */
const TYPED = new Set(['inet', 'bit', 'varbit', 'xml'])

/** What stands in `@default(…)`, or null where the column has none. */
export function defaultValue(column: ObjectOf<'column'>, field: FieldType): string | null {
  if (column.identity) return 'autoincrement()'
  if (column.generated) return 'dbgenerated()'
  if (column.default === null) return null
  const literal = literalOf(column.default)
  if (literal.is === 'null') return null
  if (literal.is === 'nextval' && (field.word === 'Int' || field.word === 'BigInt')) return 'autoincrement()'
  if (!field.supported) return generatedBy(column.default)
  if (field.list) return listDefault(literal) ?? generatedBy(column.default)
  return scalarDefault(literal, field) ?? generatedBy(column.default)
}

const listDefault = (literal: Literal): string | null => (literal.is === 'text' && literal.text === '{}' ? '[]' : null)

function scalarDefault(literal: Literal, field: FieldType): string | null {
  if (literal.is === 'boolean') return field.word === 'Boolean' ? String(literal.value) : null
  if (literal.is === 'now') return field.word === 'DateTime' && field.type.base.startsWith('timestamp') ? 'now()' : null
  const { enumeration, base } = field.type
  if (enumeration) return literal.is === 'text' ? (valueNames(enumeration).get(literal.text) ?? null) : null
  const number = literal.is === 'number' ? literal.text : literal.is === 'text' ? literal.text : ''
  switch (field.word) {
    case 'Int':
      return INT.test(number) && Math.abs(Number(number)) < 2 ** 31 ? number : null
    case 'BigInt':
      return /^-?\d{1,18}$/.test(number) ? number : null
    case 'Float':
    case 'Decimal':
      return base !== 'money' && /^-?\d+(\.\d+)?$/.test(number) ? number : null
    case 'String':
      return literal.is === 'text' && (base !== 'uuid' || TYPED.has(base)) ? quote(literal.text) : null
    case 'Json':
      return literal.is === 'text' ? quote(literal.text) : null
    default:
      return null
  }
}
