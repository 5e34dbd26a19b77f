import { type Constant, constantIn, constantsIn } from './constants.ts'
import { columnIn, lastName, listIn, tagged } from './trees.ts'
import { allBut, between, both, labels, nothing, numbers, type Range, type Values, withNull } from './value-sets.ts'

/**
 * What a condition says, in Postgres' three-valued logic. A test knows for which values of one term it is true and for
 * which it is false; for the rest it is neither. What is not understood may be anything.
 */
export type Formula =
  | { readonly is: 'and' | 'or'; readonly of: readonly Formula[] }
  | { readonly is: 'not'; readonly of: Formula }
  | { readonly is: 'test'; readonly term: Term; readonly true: Values; readonly false: Values }
  | { readonly is: 'constant'; readonly value: boolean | null }
  | { readonly is: 'unknown' }

const UNKNOWN: Formula = { is: 'unknown' }

/** A column or what is made of one, with all that it can be: by its type, its labels, its NOT NULL. */
export type Term = { readonly key: string; readonly values: Values; readonly rank: Rank }
export type Terms = (tree: unknown) => Term | null
/** Where a constant stands among the values of a term; null where it can't be told. */
export type Rank = (constant: Exclude<Constant, null>) => { readonly at: number } | { readonly label: string } | null

const OPERATORS: Readonly<Record<string, (at: number) => Range[]>> = {
  '=': (at) => [between(at, at)],
  '<': (at) => [{ from: -Infinity, to: at, open: { from: false, to: true } }],
  '<=': (at) => [between(-Infinity, at)],
  '>': (at) => [{ from: at, to: Infinity, open: { from: true, to: false } }],
  '>=': (at) => [between(at, Infinity)],
}
const TURNED: Readonly<Record<string, string>> = { '<': '>', '<=': '>=', '>': '<', '>=': '<=', '=': '=', '<>': '<>' }

/** A test that is true for these values, false for all others, and neither for null. */
const test = (term: Term, matching: Values): Formula => ({
  is: 'test',
  term,
  true: both(term.values, withNull(matching, false)),
  false: both(term.values, withNull(allBut(matching), false)),
})

const negated = (of: Formula): Formula => ({ is: 'not', of })

function compare(term: Term, operator: string, value: Constant): Formula {
  // Compared with null nothing is true, nor false.
  if (value === null) return { is: 'constant', value: null }
  if (operator === '<>') return negated(compare(term, '=', value))
  const ranges = OPERATORS[operator]
  const rank = term.rank(value)
  if (!rank || !ranges) return UNKNOWN
  if ('at' in rank)
    return term.values.of === 'numbers' ? test(term, numbers(ranges(rank.at), term.values.whole)) : UNKNOWN
  return operator === '=' && term.values.of === 'labels' ? test(term, labels([rank.label])) : UNKNOWN
}

/** A term beside itself, as a slip of the hand leaves it: `starts < starts` is true of nothing. */
function withItself(term: Term, operator: string): Formula {
  if (operator === '<>') return negated(withItself(term, '='))
  if (!(operator in OPERATORS)) return UNKNOWN
  const none = nothing(term.values)
  return test(term, operator.includes('=') ? allBut(none) : none)
}

/** That a term has this value. */
export const equals = (term: Term, value: Constant): Formula => compare(term, '=', value)

/** One test for all of them. A null among them makes it neither true nor false for what is not listed. */
function among(term: Term, values: readonly Constant[]): Formula {
  const ranks = values.flatMap((it) => (it === null ? [] : [term.rank(it)]))
  const named = ranks.flatMap((it) => (it && 'label' in it ? [it.label] : []))
  const at = ranks.flatMap((it) => (it && 'at' in it ? [between(it.at, it.at)] : []))
  const matching = term.values.of === 'labels' ? labels(named) : numbers(at, term.values.whole)
  if ((term.values.of === 'labels' ? named : at).length < ranks.length) return UNKNOWN
  const plain = test(term, matching)
  return values.includes(null) && plain.is === 'test' ? { ...plain, false: nothing(plain.false) } : plain
}

function expression(tree: unknown, terms: Terms): Formula {
  const it = tagged(tree, 'A_Expr')
  const operator = lastName(it?.name) ?? ''
  const left = terms(it?.lexpr)
  if (it?.kind === 'AEXPR_OP') {
    const [value, turned] = [constantIn(it.rexpr), constantIn(it.lexpr)]
    if (left && value !== undefined) return compare(left, operator, value)
    const right = terms(it.rexpr)
    if (left && right?.key === left.key) return withItself(left, operator)
    return right && turned !== undefined ? compare(right, TURNED[operator] ?? '', turned) : UNKNOWN
  }
  const values = constantsIn(it?.rexpr)
  if (!left || !values) return distinct(it, left, operator)
  switch (it?.kind) {
    case 'AEXPR_IN':
      return operator === '=' ? among(left, values) : negated(among(left, values))
    case 'AEXPR_OP_ANY':
      return operator === '=' ? among(left, values) : UNKNOWN
    case 'AEXPR_OP_ALL':
      return operator === '<>' ? negated(among(left, values)) : UNKNOWN
    case 'AEXPR_BETWEEN':
    case 'AEXPR_NOT_BETWEEN': {
      const [from = null, to = null] = values
      const within: Formula = { is: 'and', of: [compare(left, '>=', from), compare(left, '<=', to)] }
      return it.kind === 'AEXPR_BETWEEN' ? within : negated(within)
    }
    default:
      return UNKNOWN
  }
}

/** IS [NOT] DISTINCT FROM, for which null is a value like any other. */
function distinct(it: ReturnType<typeof tagged>, left: Term | null, operator: string): Formula {
  const value = constantIn(it?.rexpr)
  if (!left || value === undefined || operator !== '=') return UNKNOWN
  if (it?.kind !== 'AEXPR_DISTINCT' && it?.kind !== 'AEXPR_NOT_DISTINCT') return UNKNOWN
  const same: Formula =
    value === null ? nullTest(left) : { is: 'and', of: [negated(nullTest(left)), compare(left, '=', value)] }
  return it.kind === 'AEXPR_DISTINCT' ? negated(same) : same
}

const nullTest = (term: Term): Formula => ({
  is: 'test',
  term,
  true: both(term.values, withNull(nothing(term.values), true)),
  false: withNull(term.values, false),
})

function booleanTest(tree: unknown, terms: Terms): Formula {
  const it = tagged(tree, 'BooleanTest')
  const left = terms(it?.arg)
  const [, not, word] = /^IS_(NOT_)?(TRUE|FALSE|UNKNOWN)$/.exec(String(it?.booltesttype)) ?? []
  if (!left || !word) return UNKNOWN
  const plain: Formula =
    word === 'UNKNOWN'
      ? nullTest(left)
      : { is: 'and', of: [negated(nullTest(left)), compare(left, '=', word === 'TRUE')] }
  return not ? negated(plain) : plain
}

/** What a condition says, as far as it compares terms with constants. */
export function formulaOf(tree: unknown, terms: Terms): Formula {
  const bool = tagged(tree, 'BoolExpr')
  if (bool) {
    const of = listIn(bool.args).map((it) => formulaOf(it, terms))
    return bool.boolop === 'NOT_EXPR'
      ? negated(of[0] ?? UNKNOWN)
      : { is: bool.boolop === 'AND_EXPR' ? 'and' : 'or', of }
  }
  const asked = tagged(tree, 'NullTest')
  if (asked) {
    const term = terms(asked.arg)
    const test = term ? nullTest(term) : UNKNOWN
    return asked.nulltesttype === 'IS_NULL' ? test : negated(test)
  }
  if (tagged(tree, 'BooleanTest')) return booleanTest(tree, terms)
  if (tagged(tree, 'A_Expr')) return expression(tree, terms)
  const value = constantIn(tree)
  if (value === null || typeof value === 'boolean') return { is: 'constant', value }
  const flag = columnIn(tree) ? terms(tree) : null
  return flag ? compare(flag, '=', true) : UNKNOWN
}
