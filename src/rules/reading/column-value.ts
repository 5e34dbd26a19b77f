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
  if (isWhole(column) || type === 'numeric') return Number.isFinite(Number(value)) ? String(Number(value)) : undefined
  if (type === 'uuid' || type === 'citext') return value.toLowerCase()
  if (type === 'boolean') return /^(t|true|y|yes|on|1)$/i.test(value) ? 'true' : 'false'
  // Trailing blanks of a character(n) don't count.
  return type === 'character' ? value.trimEnd() : isText(column) ? value : undefined
}
