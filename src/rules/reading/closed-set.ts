import { checksOf, type Design, object } from '#model'
import { type Constant, constantIn, constantsIn } from './constants.ts'
import { expressionTree, type Tree } from './parse.ts'
import type { Column, ObjectOf } from './shapes.ts'
import { columnIn, lastName, listIn, tagged, uncast } from './trees.ts'

/** A test of one column for being one of these values, and nothing else; null for any other condition. */
function listTest(tree: Tree | null): { readonly column: string; readonly values: readonly Constant[] } | null {
  const or = tagged(tree, 'BoolExpr')
  if (or?.boolop === 'OR_EXPR') {
    const parts = listIn(or.args).map(listTest)
    const [first] = parts
    return first && parts.every((it) => it?.column === first.column)
      ? { column: first.column, values: parts.flatMap((it) => it?.values ?? []) }
      : null
  }
  const it = tagged(tree, 'A_Expr')
  const column = columnIn(uncast(it?.lexpr))
  if (column === null || lastName(it?.name) !== '=') return null
  const one = it?.kind === 'AEXPR_OP' ? constantIn(it.rexpr) : undefined
  const values =
    it?.kind === 'AEXPR_IN' || it?.kind === 'AEXPR_OP_ANY' ? constantsIn(it.rexpr) : one === undefined ? null : [one]
  return values && { column, values }
}

export type CheckedSet = { readonly check: ObjectOf<'check'>; readonly values: readonly Constant[] }

/** The check that lists all that a column may hold; null if none does. */
export function checkedSet(design: Design, it: Column): CheckedSet | null {
  for (const check of it.parent ? checksOf(design, it.parent) : []) {
    const test = check.expression.includes(it.name) ? listTest(expressionTree(check.expression)) : null
    if (test?.column === it.name) return { check, values: test.values }
  }
  return null
}

/** All that a column may hold, where that is a list of words: an enum's labels, or those that a check lists. */
export function wordsOfSet(design: Design, it: Column): readonly string[] | null {
  const type = it.type.of && it.type.dimensions === 0 ? object(design, it.type.of as ObjectOf<'enum'>['id']) : null
  if (type?.kind === 'enum') return type.values.map((value) => value.label)
  const words = checkedSet(design, it)?.values.filter((value) => value !== null) ?? []
  return words.length > 0 && words.every((value) => typeof value === 'string') ? words : null
}
