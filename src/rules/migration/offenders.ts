import { type Id, object, sqlAt } from '#model'
import type { Migration } from '../change-rule.ts'
import type { Holding } from './newly-held.ts'

/** A query for the rows that break it, by the names that things have before; null where it can't be asked yet. */
export function offendersOf({ from, to }: Migration, it: Holding): string | null {
  const [before, after] = [sqlAt(from), sqlAt(to)]
  const isThere = (id: Id) => object(from, id) !== null
  const isSameName = (id: Id) => object(from, id)?.name === object(to, id)?.name
  const table = it.parent && isThere(it.parent) ? before.path(it.parent) : null
  // What text says is said by the names of the second version.
  if (!table || !it.uses.every((id) => isThere(id) && isSameName(id))) return null
  const repeated = (columns: readonly Id[], more: { nulls: boolean; where: string | null }): string | null => {
    if (!columns.every(isThere)) return null
    const names = before.names(columns)
    const filled = more.nulls ? columns.map((id) => `${before.name(id)} IS NOT NULL`) : []
    const conditions = [...filled, ...(more.where === null ? [] : [`(${more.where})`])]
    const where = conditions.length > 0 ? ` WHERE ${conditions.join(' AND ')}` : ''
    return `SELECT ${names}, count(*) FROM ${table}${where} GROUP BY ${names} HAVING count(*) > 1`
  }
  switch (it.kind) {
    case 'primary-key':
      return it.withoutOverlaps ? null : repeated(it.columns, { nulls: false, where: null })
    case 'unique':
      return it.withoutOverlaps ? null : repeated(it.columns, { nulls: it.nullsDistinct, where: null })
    case 'index': {
      const columns = it.keys.flatMap((key) => key.column ?? [])
      return columns.length === it.keys.length ? repeated(columns, { nulls: it.nullsDistinct, where: it.where }) : null
    }
    case 'check':
      return `SELECT * FROM ${table} WHERE NOT (${it.expression})`
    case 'foreign-key': {
      if (it.period || it.match === 'full' || ![...it.columns, ...it.targetColumns, it.target].every(isThere))
        return null
      const filled = it.columns.map((id) => `child.${before.name(id)} IS NOT NULL`)
      const pairs = it.columns.map(
        (id, i) => `parent.${before.name(it.targetColumns[i] ?? id)} = child.${before.name(id)}`,
      )
      return `SELECT * FROM ${table} AS child WHERE ${filled.join(' AND ')} AND NOT EXISTS (SELECT FROM ${before.path(it.target)} AS parent WHERE ${pairs.join(' AND ')})`
    }
    case 'exclusion': {
      // Every row is told from the others by its place.
      const conditions = it.keys.map((key) => {
        const what = (row: string) => (key.column ? `${row}.${after.name(key.column)}` : null)
        return key.column && isThere(key.column) && isSameName(key.column)
          ? `${what('a')} ${key.operator} ${what('b')}`
          : null
      })
      return it.where !== null || conditions.some((each) => each === null)
        ? null
        : `SELECT a.* FROM ${table} AS a JOIN ${table} AS b ON a.ctid < b.ctid AND ${conditions.join(' AND ')}`
    }
    default:
      return null
  }
}
