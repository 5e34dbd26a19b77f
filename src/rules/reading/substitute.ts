import { tokenize } from '#base'
import { expressionTree } from './parse.ts'
import { columnIn, nodesIn, tagged } from './trees.ts'

const BEFORE = 'SELECT '.length

/** An expression with another in place of a column; null where the places can't be told. */
export function substitute(sql: string, column: string, by: string): string | null {
  const tree = expressionTree(sql)
  // Postgres counts bytes, we count characters.
  if (!tree || [...sql].some((char) => char > '\x7f')) return null
  const places = [...nodesIn(tree)].flatMap((it) =>
    columnIn(it) === column ? [Number(tagged(it, 'ColumnRef')?.location ?? 0) - BEFORE] : [],
  )
  const tokens = new Map(tokenize(sql).map((token) => [token.from, token]))
  let text = sql
  for (const from of places.sort((a, b) => b - a)) {
    const token = tokens.get(from)
    if (token?.value !== column) return null
    text = `${text.slice(0, from)}(${by})${text.slice(token.to)}`
  }
  return text
}
