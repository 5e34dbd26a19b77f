import { checksOf, columnsOf, type Design } from '#model'
import type { Constant } from './constants.ts'
import { canBe } from './decide.ts'
import { columnsIn } from './expressions.ts'
import { equals, formulaOf } from './formula.ts'
import { expressionTree } from './parse.ts'
import type { Column, ObjectOf } from './shapes.ts'
import { termsOf } from './terms.ts'

/** The check that surely refuses every row in which the column has this value; null where none does, or none is understood. */
export function refusing(design: Design, it: Column, value: Constant): ObjectOf<'check'> | null {
  const columns = it.parent ? columnsOf(design, it.parent) : []
  const terms = termsOf(
    design,
    columns.map((each) => (each.id === it.id ? { ...each, nullable: value === null } : each)),
  )
  const term = terms({ ColumnRef: { fields: [{ String: { sval: it.name } }] } })
  if (!term || value === null) return null
  const refuses = (check: ObjectOf<'check'>): boolean => {
    if (!columnsIn(check.expression)?.has(it.name)) return false
    const says = formulaOf(expressionTree(check.expression), terms)
    return !canBe({ is: 'and', of: [says, equals(term, value)] }, 'not false')
  }
  return checksOf(design, it.parent ?? it.id).find(refuses) ?? null
}
