import { childrenOf, type DbObject, type Design, object } from '#model'
import type { Migration } from '../change-rule.ts'
import { saySame } from '../reading/predicate.ts'
import { sameSet } from '../reading/shapes.ts'

type Columns = readonly DbObject['id'][]

/** The columns that a constraint or index keeps apart by itself, where it is plainly over columns. */
function keyOver(it: DbObject): Columns | null {
  if (it.kind === 'primary-key' || it.kind === 'unique') return it.columns
  if (it.kind !== 'index' || !it.unique || it.where !== null) return null
  const columns = it.keys.flatMap((key) => key.column ?? [])
  return columns.length === it.keys.length ? columns : null
}

function saysSame(a: DbObject, b: DbObject): boolean {
  const [mine, other] = [keyOver(a), keyOver(b)]
  if (mine && other) return sameSet(mine, other)
  if (a.kind === 'check' && b.kind === 'check') return b.enforced && saySame(a.expression, b.expression)
  if (a.kind === 'foreign-key' && b.kind === 'foreign-key')
    return (
      b.enforced && a.target === b.target && sameSet(a.columns, b.columns) && sameSet(a.targetColumns, b.targetColumns)
    )
  return false
}

const siblings = (design: Design, it: DbObject): readonly DbObject[] => (it.parent ? childrenOf(design, it.parent) : [])

/** Whether the second version holds rows to the same, by another constraint. */
export const isSaidElsewhere = ({ to }: Migration, it: DbObject): boolean =>
  siblings(to, it).some((other) => other.id !== it.id && saysSame(it, other))

/** Whether the first version held rows to the same already, so that those that are there are as they have to be. */
export const wasSaidBefore = ({ from }: Migration, it: DbObject): boolean =>
  siblings(from, it).some(
    (other) => object(from, other.id) !== null && saysSame(other, it) && !('validated' in other && !other.validated),
  )
