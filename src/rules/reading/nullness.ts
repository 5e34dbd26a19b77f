import { expressionTree, isTree, type Tree } from './parse.ts'
import { columnIn, lastName, listIn, operatorOf, tagged } from './trees.ts'

/** What an expression may turn out as. 'any': can't be told. */
type Truth = true | false | null | 'any'

const integerIn = (tree: unknown): number | null => {
  const constant = tagged(tree, 'A_Const')?.ival
  const value = isTree(constant) ? (constant.ival ?? 0) : null
  return typeof value === 'number' ? value : null
}

type Nullness = (column: string) => boolean | undefined

/** A count of the nulls, or of the others, among columns that are known to be null or not. */
function countIn(tree: unknown, isNull: Nullness): number | null {
  const call = tagged(tree, 'FuncCall')
  const name = call && lastName(call.funcname)
  if (!call || (name !== 'num_nulls' && name !== 'num_nonnulls')) return integerIn(tree)
  const known = listIn(call.args).map((it) => isNull(columnIn(it) ?? ''))
  if (known.includes(undefined)) return null
  return known.filter((it) => it === (name === 'num_nulls')).length
}

const COMPARE: Readonly<Record<string, (a: number, b: number) => boolean>> = {
  '=': (a, b) => a === b,
  '<>': (a, b) => a !== b,
  '<': (a, b) => a < b,
  '>': (a, b) => a > b,
  '<=': (a, b) => a <= b,
  '>=': (a, b) => a >= b,
}

function comparison(node: Tree, isNull: Nullness): Truth {
  const operator = operatorOf(node)
  const left = countIn(node.lexpr, isNull)
  if (node.kind === 'AEXPR_IN') {
    const among = listIn(tagged(node.rexpr, 'List')?.items)
    const values = among.map((it) => countIn(it, isNull))
    if (left === null || values.includes(null)) return 'any'
    return values.includes(left) === (operator === '=')
  }
  if (node.kind !== 'AEXPR_OP') return 'any'
  const right = countIn(node.rexpr, isNull)
  const compare = COMPARE[operator]
  if (left !== null && right !== null && compare) return compare(left, right)
  // `(a IS NULL) = (b IS NULL)`.
  const [one, other] = [truthOf(node.lexpr, isNull), truthOf(node.rexpr, isNull)]
  if (typeof one === 'boolean' && typeof other === 'boolean' && compare) return compare(Number(one), Number(other))
  // Operators of Postgres' own answer null as soon as one side is null.
  const gone = [node.lexpr, node.rexpr].some((it) => isNull(columnIn(it) ?? '') === true)
  return gone && compare ? null : 'any'
}

function both(parts: readonly Truth[], when: false | true): Truth {
  if (parts.includes(when)) return when
  if (parts.includes('any')) return 'any'
  return parts.includes(null) ? null : !when
}

function truthOf(tree: unknown, isNull: Nullness): Truth {
  if (!isTree(tree)) return 'any'
  if (isTree(tree.BoolExpr)) {
    const parts = listIn(tree.BoolExpr.args).map((it) => truthOf(it, isNull))
    if (tree.BoolExpr.boolop === 'AND_EXPR') return both(parts, false)
    if (tree.BoolExpr.boolop === 'OR_EXPR') return both(parts, true)
    const [only = 'any'] = parts
    return typeof only === 'boolean' ? !only : only
  }
  if (isTree(tree.NullTest)) {
    const known = isNull(columnIn(tree.NullTest.arg) ?? '')
    return known === undefined ? 'any' : known === (tree.NullTest.nulltesttype === 'IS_NULL')
  }
  return isTree(tree.A_Expr) ? comparison(tree.A_Expr, isNull) : 'any'
}

/** Whether a check surely refuses a row in which these columns are null and those are not, whatever else it holds. */
export function refusesNulls(sql: string, at: { nulls: readonly string[]; filled: readonly string[] }): boolean {
  const tree = expressionTree(sql)
  if (!tree) return false
  const isNull = (name: string) => (at.nulls.includes(name) ? true : at.filled.includes(name) ? false : undefined)
  return truthOf(tree, isNull) === false
}
