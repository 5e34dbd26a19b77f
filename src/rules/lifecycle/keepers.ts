import { memoize, quoteName } from '#base'
import { childrenOfKind, type Design, type Id, type ObjectOf, object } from '#model'
import { proposedRole } from '../meaning/role-of.ts'
import { namesIn } from '../reading/bodies.ts'
import { ofTables } from '../reading/everywhere.ts'

type Trigger = ObjectOf<'trigger'>

const isKeeper = (it: Trigger): boolean =>
  it.timing === 'before' && it.forEach === 'row' && it.events.includes('update') && it.enabled !== 'disabled'

/** The functions in which the column is named; of one that the design doesn't hold, anything may be true. */
function maySet(design: Design, it: Trigger, column: string): boolean {
  const routine = it.function.of ? object(design, it.function.of) : null
  if (routine?.kind !== 'routine' || it.arguments.length > 0) return true
  const names = namesIn(routine.body ?? '')
  return names.has(column) || names.has('execute') || names.has('jsonb_populate_record')
}

/** The triggers of a table that may set a column whenever a row is changed. */
export const keepersOf = (design: Design, table: Id, column: string): readonly Trigger[] =>
  childrenOfKind(design, table, 'trigger').filter((it) => isKeeper(it) && maySet(design, it, column))

const timesIn = ofTables(({ root, members }) => {
  const all = [...members.values()]
  const columns = all.flatMap((it) => (it.kind === 'column' && proposedRole(it) === 'updated' ? [it.name] : []))
  return { table: root, columns, triggers: all.some((it) => it.kind === 'trigger') }
})

/** Whether the design leaves such times to triggers: most of them are kept so, and one that is not is no choice. */
export const keepsByTrigger = memoize((objects: Design['objects']): boolean => {
  const kept = timesIn({ objects }).flatMap(({ table, columns, triggers }) =>
    columns.map((name) => triggers && keepersOf({ objects } as Design, table, name).length > 0),
  )
  return kept.includes(true) && kept.filter((it) => it).length * 2 >= kept.length
})

/** The body of a trigger function that sets a column to the time of the change. */
export const bodyFor = (column: string): string => `\nBEGIN\n  NEW.${quoteName(column)} = now();\n  RETURN NEW;\nEND\n`
