import { expressionTree, isTree, type Tree } from './parse.ts'
import { columnIn, conjunctsOf, listIn, operatorOf, tagged, uncast } from './trees.ts'

/** One of the conditions that a predicate joins with AND. */
export type Condition = {
  /** The same for conditions that say the same; casts of constants and the way of writing don't count. */
  readonly shape: string
  /** The column that it is about, where it is about one. */
  readonly column: string | null
  /** Whether it can only be true where that column is not null. */
  readonly asksThere: boolean
  /** Whether it says that the column is null, or not, or that it has one value. */
  readonly asks: 'null' | 'not null' | 'value' | 'other'
}

const UNSAID = new Set(['location', 'rexpr_list_start', 'rexpr_list_end', 'funcformat'])

/** The tree as text, without places in the source, casts and the tables of columns. */
function shapeOf(tree: unknown): unknown {
  if (Array.isArray(tree)) return tree.map(shapeOf)
  if (!isTree(tree)) return tree
  const column = columnIn(tree)
  if (column !== null) return { column }
  const bare = uncast(tree)
  if (bare !== tree) return shapeOf(bare)
  return Object.fromEntries(
    Object.keys(tree)
      .filter((key) => !UNSAID.has(key))
      .sort()
      .map((key) => [key, shapeOf(tree[key])]),
  )
}

const TRUTH: Readonly<Record<string, boolean>> = { IS_TRUE: true, IS_FALSE: false }

/** `x`, `x IS TRUE` and `x = true` say the same; so do `NOT x` and `x = false`. */
function flagOf(tree: Tree): { column: string; value: boolean } | null {
  const plain = columnIn(tree)
  if (plain !== null) return { column: plain, value: true }
  const not = tagged(tree, 'BoolExpr')
  const denied = not?.boolop === 'NOT_EXPR' ? columnIn(listIn(not.args)[0]) : null
  if (denied !== null) return { column: denied, value: false }
  const test = tagged(tree, 'BooleanTest')
  const truth = test && TRUTH[String(test.booltesttype)]
  const tested = test && columnIn(test.arg)
  if (tested && truth !== null && truth !== undefined) return { column: tested, value: truth }
  const equal = tagged(tree, 'A_Expr')
  const constant = equal && tagged(uncast(equal.rexpr), 'A_Const')
  const compared = equal && operatorOf(equal) === '=' ? columnIn(uncast(equal.lexpr)) : null
  return compared && isTree(constant?.boolval) ? { column: compared, value: constant.boolval.boolval === true } : null
}

const isConstant = (tree: unknown): boolean => tagged(uncast(tree), 'A_Const') !== null

function conditionOf(tree: Tree): Condition {
  const flag = flagOf(tree)
  if (flag) return { shape: `${flag.column} is ${flag.value}`, column: flag.column, asksThere: true, asks: 'value' }
  const test = tagged(tree, 'NullTest')
  const tested = test && columnIn(test.arg)
  if (test && tested) {
    const asks = test.nulltesttype === 'IS_NULL' ? 'null' : 'not null'
    return { shape: `${tested} is ${asks}`, column: tested, asksThere: asks === 'not null', asks }
  }
  const shape = JSON.stringify(shapeOf(tree))
  const compared = tagged(tree, 'A_Expr')
  const column = compared && columnIn(uncast(compared.lexpr))
  if (!compared || column === null) return { shape, column: null, asksThere: false, asks: 'other' }
  const plain = compared.kind === 'AEXPR_OP' && isConstant(compared.rexpr)
  const asks = plain && operatorOf(compared) === '=' ? 'value' : 'other'
  // Postgres' own comparisons are strict; of an extension's operator nothing is known.
  const strict = plain && ['=', '<>', '<', '>', '<=', '>='].includes(operatorOf(compared))
  return { shape, column, asksThere: strict, asks }
}

/** Whether two expressions say the same, whatever casts, parentheses and names of tables they are written with. */
export function saySame(a: string, b: string): boolean {
  const [one, other] = [expressionTree(a), expressionTree(b)]
  return one !== null && other !== null && JSON.stringify(shapeOf(one)) === JSON.stringify(shapeOf(other))
}

/** What a predicate asks, condition by condition; null where Postgres can't parse it. */
export function conditionsOf(sql: string): readonly Condition[] | null {
  const tree = expressionTree(sql)
  return tree ? conjunctsOf(tree).map(conditionOf) : null
}

/**
 * Whether rows that fulfil these conditions, and in which these columns are filled, fulfil a predicate too; as far as
 * Postgres itself would see it for a partial index: each of its conditions is among them, or asks for no more than a value.
 */
export function isImplied(sql: string, by: { conditions: readonly Condition[]; filled: ReadonlySet<string> }): boolean {
  const asked = conditionsOf(sql)
  if (!asked) return false
  return asked.every(
    (it) =>
      by.conditions.some(
        (had) => had.shape === it.shape || (it.asks === 'not null' && had.column === it.column && had.asksThere),
      ) ||
      (it.asks === 'not null' && it.column !== null && by.filled.has(it.column)),
  )
}
