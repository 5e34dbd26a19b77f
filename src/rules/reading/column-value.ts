import { constantIn } from './constants.ts'
import { expressionTree } from './parse.ts'
import type { Column } from './shapes.ts'
import { isText, isWhole, plain } from './types.ts'

/** A value as it is written: null for NULL; undefined where only Postgres could tell (a call, a default). */
export type ColumnValue = string | null | undefined

/**
 * The value that an expression gives a column, written so that equal values read alike. Undefined where that can't be told
 * by reading: of a date or an interval there are many ways to write one.
 */
export function columnValue(sql: string, column: Column): ColumnValue {
  const tree = expressionTree(sql)
  const constant = tree ? constantIn(tree) : undefined
  if (constant === undefined || constant === null) return constant
  const value = String(constant)
  if (column.type.of?.startsWith('enum:')) return value
  const type = plain(column)
  if (isWhole(column)) return /^\s*[+-]?\d+\s*$/.test(value) ? String(BigInt(value.trim().replace('+', ''))) : undefined
  if (type === 'numeric') return /^\s*[+-]?[\d.]{1,15}\s*$/.test(value) ? String(Number(value)) : undefined
  if (type === 'uuid') return value.toLowerCase().replace(/[{}-]/g, '')
  if (type === 'boolean') return YES.test(value) ? 'true' : NO.test(value) ? 'false' : undefined
  // What a collation, or the rules of another language for its letters, takes for equal isn't told by the letters.
  if (column.collation || !isText(column)) return undefined
  if (type === 'citext') return /^[\x20-\x7e]*$/.test(value) ? value.toLowerCase() : undefined
  // Trailing blanks of a character(n) don't count.
  return type === 'character' ? value.replace(/ +$/, '') : value
}

const YES = /^(t|true|y|yes|on|1)$/i
const NO = /^(f|false|n|no|off|0)$/i
