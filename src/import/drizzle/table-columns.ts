import type { Range } from '#languages'
import { applied } from './applied.ts'
import type { Evaluating } from './evaluating.ts'
import { library } from './library.ts'
import { chainOf, type Field, textOf, type Value } from './values.ts'

/** The columns of a table, as `users.id` would be each. */
export function columnsIn(reading: Evaluating, table: Value, at: Range): Value | null {
  const columns = chainOf(table)
    .steps.filter(({ args }) => textOf(args[0]) !== null)
    .map(({ args: [, it] }) =>
      it?.is === 'function' ? applied(reading, it, { args: [library('drizzle-orm/pg-core', '*')], at }) : it,
    )
    .find((it) => it?.is === 'record')
  if (columns?.is !== 'record') return null
  const fields = [...columns.fields.keys()].map((name): [string, Field] => [
    name,
    { value: { is: 'member', of: table, name, at: { from: at.from, to: at.to } }, entry: null },
  ])
  return { is: 'record', fields: new Map(fields), node: null }
}
