import { quoteName, tokenize } from '#base'
import { type Design, rootsOf } from '#model'
import { expressionTree, type Tree } from '../reading/parse.ts'
import { allTagged, lastName, listIn, stringIn, tagged } from '../reading/trees.ts'

/** A call that answers the same for every row, and is made anew for each. */
export type PerRow = { readonly name: string; readonly from: number; readonly to: number }

const BEFORE = 'SELECT '.length

/** Functions that are asked who works in the session: current_setting, those of a schema `auth`, the design's own. */
function asksSession(design: Design, call: Tree): boolean {
  const name = lastName(call.funcname) ?? ''
  if (name === 'current_setting') return true
  const [schema] = listIn(call.funcname)
  if (listIn(call.funcname).length > 1 && stringIn(schema) === 'auth') return true
  const own = rootsOf(design, 'routine').filter((it) => it.name === name)
  return own.length > 0 && own.every((it) => it.volatility !== 'immutable')
}

/** The outermost calls of a tree that are made for each row: a subselect of its own is asked once (an InitPlan). */
function callsIn(design: Design, tree: unknown): Tree[] {
  if (Array.isArray(tree)) return tree.flatMap((it) => callsIn(design, it))
  if (typeof tree !== 'object' || tree === null) return []
  if (tagged(tree, 'SubLink')) return []
  const call = tagged(tree, 'FuncCall')
  if (call && asksSession(design, call) && allTagged(call, 'ColumnRef').length === 0) return [call]
  return Object.values(tree).flatMap((it) => callsIn(design, it))
}

/** Where a call begins and ends in the text; null where that can't be told. */
function placeOf(sql: string, call: Tree): PerRow | null {
  // Postgres counts bytes, we count characters.
  if ([...sql].some((char) => char > '\x7f')) return null
  const from = Number(call.location ?? 0) - BEFORE
  const tokens = tokenize(sql).filter((it) => it.from >= from)
  let depth = 0
  for (const it of tokens) {
    // `('a'))` may come as one token.
    for (let i = it.from; it.type === 'operator' && i < it.to; i++) {
      if (sql[i] === '(') depth++
      if (sql[i] === ')' && --depth === 0)
        return tokens[0]?.from === from ? { name: lastName(call.funcname) ?? '', from, to: i + 1 } : null
    }
  }
  return null
}

/** The calls in a policy's expression that are made for each row and answer the same; null where it can't be read. */
export function perRow(
  design: Design,
  sql: string,
): { readonly names: string[]; readonly places: PerRow[] | null } | null {
  const tree = expressionTree(sql)
  if (!tree) return null
  const calls = callsIn(design, tree)
  const places = calls.flatMap((call) => placeOf(sql, call) ?? [])
  return {
    names: [...new Set(calls.map((call) => `${lastName(call.funcname) ?? ''}()`))],
    places: places.length === calls.length ? places : null,
  }
}

/** The text with each of these calls in a subselect of its own, as Postgres prints one. */
export const wrapped = (sql: string, places: readonly PerRow[]): string =>
  [...places]
    .sort((a, b) => b.from - a.from)
    .reduce(
      (text, { from, to, name }) =>
        `${text.slice(0, from)}(( SELECT ${text.slice(from, to)} AS ${quoteName(name)}))${text.slice(to)}`,
      sql,
    )
