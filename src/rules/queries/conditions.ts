import { quoteName, quoteText } from '#base'
import type { Design } from '#model'
import { roleOf } from '../meaning/role-of.ts'
import { isTree, type Tree } from '../reading/parse.ts'
import type { Column } from '../reading/shapes.ts'
import { allTagged, lastName, listIn, operatorOf, tagged, uncast } from '../reading/trees.ts'
import { plain } from '../reading/types.ts'
import { columnAt, type Found, type Scope } from './scope.ts'

/** How one condition of a query finds its rows. */
export type Use =
  | { readonly how: 'equality' | 'range' | 'join'; readonly at: Found }
  | { readonly how: 'search'; readonly at: Found; readonly operator: string; readonly key: string | null }
  | { readonly how: 'always'; readonly at: Found; readonly sql: string }
  | { readonly how: 'keyset'; readonly columns: readonly Found[] }
  /** By any of these, all of one table. */
  | { readonly how: 'either'; readonly at: Found; readonly arms: readonly (readonly Use[])[] }
  | { readonly how: 'unread'; readonly says: string }
type Reading = { readonly design: Design; readonly scope: Scope; readonly onQuery: (query: Tree) => void }

/** Words that a value of a few is written as; a literal of any other column is an example of what is looked for. */
const isOneOfFew = (design: Design, it: Column): boolean =>
  it.type.of?.startsWith('enum:') === true ||
  plain(it) === 'boolean' ||
  ['status', 'type', 'flag'].includes(roleOf(design, it)?.role ?? '')

function literal(tree: unknown): string | null {
  const it = tagged(uncast(tree), 'A_Const')
  if (!it) return null
  if (isTree(it.sval)) return quoteText(String(it.sval.sval ?? ''))
  if (isTree(it.ival)) return String(it.ival.ival ?? 0)
  if (isTree(it.fval)) return String(it.fval.fval)
  return isTree(it.boolval) ? String(it.boolval.boolval === true) : null
}

/** Whether a tree depends on no row of the query: a parameter, a constant, a call without columns. */
const isGiven = (tree: unknown): boolean =>
  allTagged(tree, 'ColumnRef').length === 0 && allTagged(tree, 'SubLink').length === 0

const flag = (at: Found, value: boolean): Use => ({
  how: 'always',
  at,
  sql: `${value ? '' : 'NOT '}${quoteName(at.column.name)}`,
})

const unread = (says: string): Use => ({ how: 'unread', says })

const RANGE = new Set(['<', '>', '<=', '>='])
const SEARCH = new Set(['@>', '<@', '&&', '?', '?|', '?&', '@?', '@@', '~', '~*', '%', '->', '->>', '#>>'])
const BETWEEN = new Set(['AEXPR_BETWEEN', 'AEXPR_BETWEEN_SYM'])

/** `data ->> 'key'`: the column, and the key asked for. */
function keyOf(reading: Reading, tree: unknown): { at: Found; operator: string; key: string | null } | null {
  const it = tagged(uncast(tree), 'A_Expr')
  const operator = it ? operatorOf(it) : ''
  const at = it && ['->', '->>', '#>>'].includes(operator) ? columnAt(reading.design, reading.scope, it.lexpr) : null
  return at && it ? { at, operator, key: literal(it.rexpr) } : null
}

/** `to_tsvector('english', title) @@ …`: the words of a column. */
function wordsSearched(reading: Reading, node: Tree): Use | null {
  for (const side of [node.lexpr, node.rexpr]) {
    const call = tagged(side, 'FuncCall')
    if (!call || lastName(call.funcname) !== 'to_tsvector') continue
    const args = listIn(call.args)
    const at = columnAt(reading.design, reading.scope, uncast(args.at(-1)))
    return at && { how: 'search', at, operator: '@@', key: args.length > 1 ? literal(args[0]) : null }
  }
  return null
}

const FOLDED = new Set(['lower', 'upper'])

/** `lower(email) = …`: a column asked for in one case. */
function folded(reading: Reading, node: Tree): Use | null {
  if (operatorOf(node) !== '=' || node.kind !== 'AEXPR_OP') return null
  for (const [side, other] of [
    [node.lexpr, node.rexpr],
    [node.rexpr, node.lexpr],
  ]) {
    const call = tagged(side, 'FuncCall')
    const [arg, ...more] = listIn(call?.args)
    const name = (call && lastName(call.funcname)) ?? ''
    const at = FOLDED.has(name) && more.length === 0 ? columnAt(reading.design, reading.scope, uncast(arg)) : null
    if (at && isGiven(other)) return { how: 'search', at, operator: name, key: null }
  }
  return null
}

function compare(reading: Reading, node: Tree): Use[] {
  const { design, scope } = reading
  const operator = operatorOf(node)
  const column = (tree: unknown) => columnAt(design, scope, uncast(tree))
  const [left, right] = [column(node.lexpr), column(node.rexpr)]
  if (left && right) {
    if (operator !== '=') return [unread(`${left.column.name} ${operator} ${right.column.name} compares two columns`)]
    const own = [left, right].filter((it) => !it.outer)
    const same = left.source === right.source
    return same
      ? [unread(`${left.column.name} = ${right.column.name} compares two columns of one row`)]
      : own.map((at) => ({ how: 'join', at }))
  }
  const rows = [tagged(node.lexpr, 'RowExpr'), tagged(node.rexpr, 'RowExpr')]
  if (rows[0] && RANGE.has(operator)) {
    const columns = listIn(rows[0].args).map(column)
    return columns.every((it) => it !== null)
      ? [{ how: 'keyset', columns: columns as Found[] }]
      : [unread('a comparison of rows that are no columns')]
  }
  if (operator === '@@') {
    const words = wordsSearched(reading, node)
    if (words) return [words]
  }
  const inOneCase = folded(reading, node)
  if (inOneCase) return [inOneCase]
  const key = keyOf(reading, node.lexpr)
  if (key) return [{ how: 'search', ...key }]
  const turned = !left && right && isGiven(node.lexpr)
  const at = left ?? (turned ? right : null)
  const value = turned ? node.lexpr : node.rexpr
  if (!at) return [unread(wordsOf(node))]
  if (turned && node.kind === 'AEXPR_OP_ANY')
    return [unread(`${at.column.name} as a list of values, for which no index helps: @> can use one`)]
  if (!isGiven(value) && !tagged(value, 'SubLink'))
    return [unread(`${at.column.name} ${operator} something of another row`)]
  if (node.kind === 'AEXPR_LIKE' || node.kind === 'AEXPR_ILIKE') return [like(at, node)]
  if (node.kind === 'AEXPR_IN') {
    const values = listIn(tagged(node.rexpr, 'List')?.items).map(literal)
    const always = values.every((it) => it !== null) && isOneOfFew(design, at.column)
    const not = operator === '<>' ? 'NOT ' : ''
    if (always) return [{ how: 'always', at, sql: `${quoteName(at.column.name)} ${not}IN (${values.join(', ')})` }]
    return not ? [unread(`${at.column.name} NOT IN, for which no index helps`)] : [{ how: 'equality', at }]
  }
  if (BETWEEN.has(String(node.kind))) return [{ how: 'range', at }]
  if (operator === '=' || operator === '<>') {
    const constant = literal(value)
    if (constant !== null && isOneOfFew(design, at.column)) {
      if (plain(at.column) === 'boolean') return [flag(at, (constant === 'true') === (operator === '='))]
      return [{ how: 'always', at, sql: `${quoteName(at.column.name)} ${operator} ${constant}` }]
    }
    return operator === '=' ? [{ how: 'equality', at }] : [unread(`${at.column.name} <>, for which no index helps`)]
  }
  if (RANGE.has(operator)) return [{ how: 'range', at }]
  if (SEARCH.has(operator)) return [{ how: 'search', at, operator, key: null }]
  return [unread(`${at.column.name} ${operator}`)]
}

/** A pattern that begins with what is looked for is a range; any other has to be searched. */
function like(at: Found, node: Tree): Use {
  const pattern = literal(node.rexpr)
  const fixed = node.kind === 'AEXPR_LIKE' && pattern !== null && /^'[^%_]/.test(pattern)
  return fixed
    ? { how: 'search', at, operator: '^', key: null }
    : { how: 'search', at, operator: node.kind === 'AEXPR_LIKE' ? '~~' : '~~*', key: null }
}

const wordsOf = (node: Tree): string => {
  const call = [node.lexpr, node.rexpr].map((it) => tagged(it, 'FuncCall')).find((it) => it !== null)
  return call
    ? `${lastName(call.funcname)}(…) ${operatorOf(node)}, for which an index over that expression is needed`
    : `a condition with ${operatorOf(node)}`
}

function sublink(reading: Reading, node: Tree): Use[] {
  if (isTree(node.subselect)) reading.onQuery(node.subselect)
  const at = columnAt(reading.design, reading.scope, node.testexpr)
  return at ? [{ how: 'join', at }] : []
}

const ARM: ReadonlySet<string> = new Set(['equality', 'range', 'search', 'always'])

/** What an OR finds its rows by: each side must lead to rows of the same table, or all of that table is read. */
function either(reading: Reading, sides: readonly Tree[]): Use {
  const arms = sides.flatMap((side): (readonly Use[])[] => {
    const [first, ...more] = usesIn(reading, side)
    return first?.how === 'either' && more.length === 0 ? [...first.arms] : [[...(first ? [first] : []), ...more]]
  })
  const all = arms.flat()
  const [first] = all
  const source = first && 'at' in first ? first.at.source : null
  const isOfOne = all.every((it) => ARM.has(it.how) && 'at' in it && !it.at.outer && it.at.source === source)
  if (!first || !('at' in first) || !isOfOne || arms.some((arm) => arm.every((it) => it.how === 'always')))
    return unread('conditions joined by OR')
  const { at } = first
  // `status = $1 OR status = $2` is IN.
  const isOneColumn = all.every((it) => it.how === 'equality' && it.at.column === at.column)
  return isOneColumn && arms.length === all.length ? { how: 'equality', at } : { how: 'either', at, arms }
}

/** How a condition finds its rows; what can't be read is said. */
export function usesIn(reading: Reading, tree: Tree): Use[] {
  const { design, scope } = reading
  const and = tagged(tree, 'BoolExpr')
  if (and?.boolop === 'AND_EXPR') return listIn(and.args).flatMap((it) => usesIn(reading, it))
  const link = tagged(tree, 'SubLink')
  if (link) return sublink(reading, link)
  const expression = tagged(tree, 'A_Expr')
  for (const it of expression ? [expression.lexpr, expression.rexpr] : []) {
    const inner = tagged(it, 'SubLink')
    if (inner) sublink(reading, inner)
  }
  if (expression) return compare(reading, expression)
  const plainFlag = columnAt(design, scope, tree)
  if (plainFlag) return [flag(plainFlag, true)]
  const denied = and?.boolop === 'NOT_EXPR' ? columnAt(design, scope, listIn(and.args)[0]) : null
  if (denied) return [flag(denied, false)]
  const inner = and?.boolop === 'NOT_EXPR' ? tagged(listIn(and.args)[0], 'SubLink') : null
  if (inner) return sublink(reading, inner)
  const test = tagged(tree, 'NullTest')
  const tested = test && columnAt(design, scope, test.arg)
  if (test && tested) {
    const words = test.nulltesttype === 'IS_NULL' ? 'IS NULL' : 'IS NOT NULL'
    return [{ how: 'always', at: tested, sql: `${quoteName(tested.column.name)} ${words}` }]
  }
  const truth = tagged(tree, 'BooleanTest')
  const judged = truth && columnAt(design, scope, truth.arg)
  if (judged && ['IS_TRUE', 'IS_FALSE'].includes(String(truth.booltesttype)))
    return [flag(judged, truth.booltesttype === 'IS_TRUE')]
  if (and?.boolop === 'OR_EXPR') return [either(reading, listIn(and.args))]
  return [unread('a condition that is no comparison')]
}
