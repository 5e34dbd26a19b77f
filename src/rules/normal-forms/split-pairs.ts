import { type Change, type Design, type Id, intend, object } from '#model'
import { isUnique, pairOf } from '../reading/shapes.ts'

/**
 * What stays of a table may look as if it only joined two others, and its rows were never told apart by those: that they
 * may share both is then known, and noted, so that nobody takes it for a mistake.
 */
export function notePairs(before: Design, after: Design, table: Id<'table'>): Change[] {
  const pair = pairOf(after, table)
  if (!pair || pairOf(before, table)) return []
  if (isUnique(after, table, [...pair[0].columns, ...pair[1].columns])) return []
  const reason = `Rows of ${object(after, table)?.name} were told apart by other columns before it was split, and may share both references.`
  return intend(after, { sort: 'decision', rule: 'join-table-pair-not-unique', about: table, reason })
}
