import { applied } from './applied.ts'
import { cased, casingOf, type Declared, type Table, type Thing } from './declared.ts'
import { library } from './library.ts'
import { chainOf, textOf } from './values.ts'

/** What the columns of a table are called by their keys, or those that a view says that it has. */
export function namesOfColumns(declared: Declared, thing: Thing): ReadonlyMap<string, string> {
  if (thing.sort === 'table') return new Map([...(thing as Table).columns].map(([key, it]) => [key, it.name]))
  const { project } = declared
  const [, given] = thing.call.args
  const columns =
    given?.is === 'function'
      ? applied(project.reading, given, { args: [library('drizzle-orm/pg-core', '*')], at: thing.call.at })
      : given
  if (columns?.is !== 'record') return new Map()
  const casing = casingOf(project)
  return new Map(
    [...columns.fields].map(([key, { value }]) => [
      key,
      textOf(chainOf(value).steps[0]?.args[0]) ?? cased(key, casing),
    ]),
  )
}
