import type { Id } from './id.ts'
import type { At } from './kind-spec.ts'
import { type DbObject, kindOf } from './kinds/index.ts'
import { isRange, madeWithRange } from './kinds/range.ts'
import { staysBehind } from './kinds/statistics.ts'

/** What stands beside an object and has to be taken along when that goes to another schema. */
export const goesAlong = (id: Id, at: At): readonly DbObject[] =>
  at.children(id).filter(staysBehind) as readonly DbObject[]

/** The statements that take an object to another schema, by whose name SQL speaks of it as it is before. */
export function moveWords(it: DbObject, schema: string, at: At, along = goesAlong(it.id, at)): readonly string[] {
  return [
    ...(isRange(it) ? madeWithRange(it, at) : []),
    ...[...along, it].map((each) => kindOf(each).address(each as never, at)),
  ].map((each) => `ALTER ${each} SET SCHEMA ${schema}`)
}
