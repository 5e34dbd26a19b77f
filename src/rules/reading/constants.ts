import { isTree } from './parse.ts'
import { castIn, listIn, tagged, uncast } from './trees.ts'

export type Constant = string | number | boolean | null

/** The value that a node is, cast or not; undefined where it is none. A number too long to be held exactly is none. */
export function constantIn(tree: unknown): Constant | undefined {
  const it = tagged(uncast(tree), 'A_Const')
  if (!it) return undefined
  if (it.isnull === true) return null
  // A cast may round or cut the value.
  const cast = castIn(tree)
  if (cast && (cast.modified || (isTree(it.fval) && !['numeric', 'float8'].includes(cast.to)))) return undefined
  const held = (field: string): unknown => (isTree(it[field]) ? it[field][field] : undefined)
  if (isTree(it.boolval)) return held('boolval') === true
  if (isTree(it.sval)) return String(held('sval') ?? '')
  if (isTree(it.ival)) return Number(held('ival') ?? 0)
  const number = String(held('fval') ?? '')
  return isTree(it.fval) && number.replace(/\D/g, '').length <= 15 ? Number(number) : undefined
}

/** The values in a list: `IN (…)`, or `ANY (ARRAY[…])` as Postgres writes it; null where one of them is made by a call. */
export function constantsIn(tree: unknown): readonly Constant[] | null {
  const plain = uncast(tree)
  const items = listIn(tagged(plain, 'List')?.items ?? tagged(plain, 'A_ArrayExpr')?.elements)
  const values = items.flatMap((it) => {
    const value = constantIn(it)
    return value === undefined ? [] : [value]
  })
  return items.length > 0 && values.length === items.length ? values : null
}
