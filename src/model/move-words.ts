import type { At } from './kind-spec.ts'
import { type DbObject, kindOf } from './kinds/index.ts'
import { isRange, madeWithRange } from './kinds/range.ts'

/** The statements that take an object to another schema, by whose name SQL speaks of it as it is before. */
export const moveWords = (it: DbObject, schema: string, at: At): readonly string[] =>
  [...(isRange(it) ? madeWithRange(it, at) : []), kindOf(it).address(it as never, at)].map(
    (each) => `ALTER ${each} SET SCHEMA ${schema}`,
  )
