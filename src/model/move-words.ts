import type { At } from './kind-spec.ts'
import { type DbObject, kindOf } from './kinds/index.ts'
import { isRange, madeWithRange } from './kinds/range.ts'
import { staysBehind } from './kinds/statistics.ts'

/** The statements that take an object to another schema, by whose name SQL speaks of it as it is before. */
export function moveWords(it: DbObject, schema: string, at: At): readonly string[] {
  const behind = at.children(it.id).filter(staysBehind) as readonly DbObject[]
  return [
    ...(isRange(it) ? madeWithRange(it, at) : []),
    ...[...behind, it].map((each) => kindOf(each).address(each as never, at)),
  ].map((each) => `ALTER ${each} SET SCHEMA ${schema}`)
}
