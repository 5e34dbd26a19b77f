import type { Table } from './declared.ts'
import type { Draft } from './draft.ts'
import { type Calling, fieldsOf } from './values.ts'

type Words = { readonly steps?: readonly string[]; readonly fields?: readonly string[] }

/** What may be called on an entry of a table's third argument, and said in its options. */
const WORDS: Readonly<Record<string, Words>> = {
  primaryKey: { fields: ['name', 'columns'] },
  unique: { steps: ['on', 'nullsNotDistinct'] },
  foreignKey: { steps: ['onDelete', 'onUpdate'], fields: ['name', 'columns', 'foreignColumns'] },
  check: {},
  index: { steps: ['on', 'onOnly', 'using', 'where', 'with', 'concurrently'] },
  uniqueIndex: { steps: ['on', 'onOnly', 'using', 'where', 'with', 'concurrently'] },
  crudPolicy: { fields: ['role', 'read', 'modify'] },
  pgPolicy: { steps: ['link'], fields: ['as', 'for', 'to', 'using', 'withCheck'] },
}

/** What says the columns: there is one of these. */
const ON = /^(?:on|onOnly|using)$/

/** Tells of calls and options that Drizzle does not have there: nothing is made of them. */
export function tellUnknownWords(
  draft: Draft,
  table: Table,
  helper: string,
  [call, ...steps]: readonly Calling[],
): void {
  const words = WORDS[helper]
  if (!words || !call) return
  for (const step of steps)
    if (!words.steps?.includes(step.name))
      draft.unreadable(`${helper}() of ${table.key} has no .${step.name}()`, step.step)
  for (const again of steps.filter((it) => ON.test(it.name)).slice(1))
    draft.unreadable(`.${again.name}() stands behind another: Drizzle refuses it`, again.step)
  for (const key of call.args.flatMap(fieldsOf))
    if (!words.fields?.includes(key)) draft.unreadable(`${helper}() of ${table.key} takes no ${key}`, call.at)
}
