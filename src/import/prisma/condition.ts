import { isOneExpression, quoteName } from '#base'
import type { PrismaValue } from '#languages'
import type { Model } from './models.ts'

/** The condition of a partial index: `raw("…")`, or what its fields have to be. Null where it is neither. */
export function conditionSql(where: PrismaValue, model: Model): string | null {
  if (where.sort === 'call' && where.text === 'raw') {
    const sql = where.args[0]?.value
    return sql?.sort === 'string' && isOneExpression(sql.text) ? sql.text : null
  }
  if (where.sort !== 'object' || where.entries.length === 0) return null
  const parts = where.entries.map(({ name, value }) => {
    const column = name && model.columns.get(name.text)
    return column ? comparison(quoteName(column.name), value) : null
  })
  return parts.includes(null) ? null : parts.join(' AND ')
}

function comparison(column: string, value: PrismaValue): string | null {
  if (value.sort === 'object') {
    const [entry] = value.entries
    if (entry?.name?.text !== 'not' || value.entries.length > 1) return null
    const literal = literalOf(entry.value)
    return literal && (literal === 'NULL' ? `${column} IS NOT NULL` : `${column} <> ${literal}`)
  }
  const literal = literalOf(value)
  return literal && (literal === 'NULL' ? `${column} IS NULL` : `${column} = ${literal}`)
}

function literalOf(value: PrismaValue): string | null {
  if (value.sort === 'number') return value.text
  if (value.sort === 'string') return `'${value.text.replaceAll("'", "''")}'`
  if (value.sort === 'name' && /^(true|false|null)$/.test(value.text))
    return value.text === 'null' ? 'NULL' : value.text
  return null
}
