import { checksOf, type Design, type Id, rootsOf } from '#model'
import { constantIn, constantsIn } from '../reading/constants.ts'
import { canBe } from '../reading/decide.ts'
import { columnsIn } from '../reading/expressions.ts'
import { type Formula, formulaOf, type Terms } from '../reading/formula.ts'
import { expressionTree, isTree, type Tree } from '../reading/parse.ts'
import type { ObjectOf } from '../reading/shapes.ts'
import { type Typed, termsOf } from '../reading/terms.ts'
import { argumentsIn, calledIn, conjunctsOf, lastName, nodesIn, operatorOf, tagged, uncast } from '../reading/trees.ts'
import { changingIn } from '../reading/volatility.ts'

export type Check = ObjectOf<'check'>
export type Unsound =
  | { readonly is: 'empty'; readonly check: Check; readonly with: readonly Check[]; readonly but: string | null }
  | { readonly is: 'always'; readonly check: Check; readonly comparesNull: boolean }
  | {
      readonly is: 'changing'
      readonly check: Check
      readonly call: string
      readonly sure: 'yes' | 'once true' | 'own'
    }

type Read = { readonly check: Check; readonly tree: Tree | null; readonly says: Formula }

const NOW = [
  'now',
  'current_timestamp',
  'current_date',
  'statement_timestamp',
  'clock_timestamp',
  'transaction_timestamp',
]

/** A clock, or what only grows with it: some time before or after, its year. */
function isNow(tree: unknown): boolean {
  const it = uncast(tree)
  const [part, of] = argumentsIn(it)
  if (['date_part', 'extract', 'date_trunc'].includes(calledIn(it) ?? ''))
    return isNow(of) && (calledIn(it) === 'date_trunc' || ['year', 'epoch'].includes(String(constantIn(part))))
  const sum = tagged(it, 'A_Expr')
  if (['+', '-'].includes(lastName(sum?.name) ?? '')) return isNow(sum?.lexpr) && isSteady(sum?.rexpr)
  return NOW.includes(calledIn(it) ?? '')
}
const isSteady = (tree: unknown): boolean => isTree(tree) && [...nodesIn(tree)].every((it) => calledIn(it) === null)

/** Whether it only asks that something lie in the past: what passed once passes ever after. */
function staysTrue(tree: Tree | null): boolean {
  const parts = tree ? conjunctsOf(tree) : []
  if (parts.length > 1) return parts.every((part) => isSteady(part) || staysTrue(part))
  const it = tagged(tree, 'A_Expr')
  const operator = it?.kind === 'AEXPR_OP' ? operatorOf(it) : ''
  if (['<', '<='].includes(operator)) return isNow(it?.rexpr) && isSteady(it?.lexpr)
  return ['>', '>='].includes(operator) && isNow(it?.lexpr) && isSteady(it?.rexpr)
}

/** Whether it compares with null, which is never true nor false: IS NULL was meant. */
const comparesNull = (tree: Tree | null): boolean =>
  [...nodesIn(tree)].some((it) => {
    const sides = tagged(it, 'A_Expr')
    return (
      sides?.kind !== 'AEXPR_DISTINCT' &&
      sides?.kind !== 'AEXPR_NOT_DISTINCT' &&
      [sides?.lexpr, sides?.rexpr].some((side) => constantIn(side) === null || constantsIn(side)?.includes(null))
    )
  })

const together = (all: readonly Read[]): Formula => ({ is: 'and', of: all.map((it) => it.says) })
const isPossible = (all: readonly Read[]): boolean => canBe(together(all), 'not false')

/** A smallest group of checks that no row can pass together; null where some row may pass them all. */
function contradiction(all: readonly Read[]): readonly Read[] | null {
  if (isPossible(all)) return null
  let core = all
  for (const it of all) {
    const rest = core.filter((each) => each !== it)
    if (rest.length > 0 && !isPossible(rest)) core = rest
  }
  return core
}

const read = (design: Design, owner: Id, terms: Terms): Read[] =>
  checksOf(design, owner).map((check) => {
    const tree = expressionTree(check.expression)
    return { check, tree, says: formulaOf(tree, terms) }
  })

/** The checks that leave no row at all, or a column nothing but null (which is no accident where a check asks just that). */
function refusals(design: Design, owner: Id, columns: readonly Typed[]): Unsound[] {
  const empty = (core: readonly Read[] | null, but: string | null): Unsound[] => {
    const last = core?.at(-1)
    return core && last ? [{ is: 'empty', check: last.check, with: core.slice(0, -1).map((it) => it.check), but }] : []
  }
  const [whole] = empty(contradiction(read(design, owner, termsOf(design, columns))), null)
  if (whole) return [whole]
  const named = new Set(checksOf(design, owner).flatMap((it) => [...(columnsIn(it.expression) ?? [])]))
  return columns.flatMap((column) => {
    if (!column.nullable || !named.has(column.name)) return []
    const filled = columns.map((it) => (it === column ? { ...it, nullable: false } : it))
    const core = contradiction(read(design, owner, termsOf(design, filled)))
    return core?.some((it) => tagged(it.tree, 'NullTest')) ? [] : empty(core, column.name)
  })
}

/** A routine of the design's own is volatile by default (manual: CREATE FUNCTION), whatever it does. */
function surenessOf(design: Design, call: string, tree: Tree | null): 'yes' | 'once true' | 'own' {
  if (staysTrue(tree)) return 'once true'
  return rootsOf(design, 'routine').some((it) => `${it.name}()` === call) ? 'own' : 'yes'
}

/** What is wrong with the checks of a table or a domain: those that refuse every row, refuse none, or change their mind. */
export function unsoundChecks(design: Design, owner: Id, columns: readonly Typed[]): Unsound[] {
  if (checksOf(design, owner).length === 0) return []
  const all = read(design, owner, termsOf(design, columns))
  const found = all.flatMap(({ check, tree, says }): Unsound[] => {
    const call = changingIn(design, check.expression)
    if (call) return [{ is: 'changing', check, call, sure: surenessOf(design, call, tree) }]
    return canBe(says, 'false') ? [] : [{ is: 'always', check, comparesNull: comparesNull(tree) }]
  })
  return [...found, ...refusals(design, owner, columns)]
}
