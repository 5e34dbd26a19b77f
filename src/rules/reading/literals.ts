import { quoteText } from '#base'
import type { Constant } from './constants.ts'
import { constantOf } from './expressions.ts'

/** A constant as SQL writes it. */
export const literal = (value: Constant): string => (typeof value === 'string' ? quoteText(value) : String(value))

/** A default that is a constant, as it may stand for a column of another type; undefined for one that is made by a call. */
export function bareDefault(sql: string | null): string | null | undefined {
  const value = constantOf(sql)
  return sql === null || value === null ? null : value === undefined ? undefined : literal(value)
}
