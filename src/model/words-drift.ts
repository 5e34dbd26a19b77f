import { equal } from '#base'
import type { Drift } from './canon.ts'
import { rewriteValue } from './commands/rename.ts'
import { type DbObject, kinds } from './kinds/index.ts'

/** Whether two designs have the same there but for the words of a piece of SQL: `now()` and `NOW()`. */
export function isOfWords({ kind, field, before, after }: Drift): boolean {
  const schema = field === null ? undefined : kinds[kind as DbObject['kind']].fields[field as never]
  if (!schema || before === null || after === null) return false
  const [was, now] = [before, after].map((it) => rewriteValue(schema, it, () => ''))
  return equal(was, now)
}
