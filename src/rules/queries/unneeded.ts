import { type Design, foreignKeysOf, type Id, indexesOf } from '#model'
import { columnsIn } from '../reading/expressions.ts'
import type { ObjectOf } from '../reading/shapes.ts'
import { queriesOf } from './demand.ts'
import { demandsServed } from './serving.ts'

type Index = ObjectOf<'index'>

/** Whether an index of a method other than btree, or over expressions, may be what a declared query searches by. */
function maySearch(design: Design, table: Id, it: Index): boolean {
  const queries = queriesOf(design, table)
  const computed = it.keys.some((key) => key.expression !== null)
  // What an expression is asked for stands in the query's text alone.
  if (computed && queries.some((query) => query.sql !== null)) return true
  const columns = it.keys.flatMap((key) => key.column ?? [])
  return (
    (it.method !== 'btree' || it.keys.some((key) => key.opclass !== null)) &&
    queries.some((query) => [...query.search, ...query.range].some((id) => columns.includes(id as Id<'column'>)))
  )
}

/** Whether a foreign key leads with one of its columns, so that it finds the rows that refer to one. */
const isForKey = (design: Design, table: Id, it: Index): boolean =>
  foreignKeysOf(design, table).some((key) => it.keys[0]?.column && key.columns.includes(it.keys[0].column))

/** The indexes of a table that no constraint, foreign key or declared query needs; none where no query is declared. */
export function unneededIn(design: Design, table: Id): readonly Index[] {
  if (queriesOf(design, table).length === 0) return []
  return indexesOf(design, table).filter((it) => {
    // A comment says what it is for; marks say that the server needs it.
    if (it.unique || it.comment || it.replicaIdentity || it.clustered || isForKey(design, table, it)) return false
    if (demandsServed(design, table, it).length > 0 || maySearch(design, table, it)) return false
    // A predicate that no query fulfils is told of by its own rule.
    return !it.where || (columnsIn(it.where)?.size ?? 1) === 0
  })
}
