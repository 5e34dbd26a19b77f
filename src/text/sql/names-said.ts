import { tokenize } from '#base'
import { automaticName, childrenOf, type DbObject, type Design, type Id, object, sqlAt } from '#model'

/** An entry of a table as a statement of its own. */
export function added(id: Id, entry: string, design: Design): string {
  const it = object(design, id) as DbObject | null
  const column = it?.kind === 'column' ? 'COLUMN ' : ''
  return `ALTER TABLE ${it?.parent ? sqlAt(design).path(it.parent) : ''} ADD ${column}${entry.replace(/\n\s*/g, ' ')}`
}

/** Where an index that has none gets its name. */
export const placeOfName = (sql: string): number =>
  tokenize(sql).find((it) => it.type === 'name' && it.value === 'on')?.from ?? 0

/** Whether a name that is not written is what it was, or what Postgres makes of what there is by now. */
export function namesStay(it: DbObject, said: Design, design: Design): boolean {
  const before = object(said, it.id) as DbObject | null
  const names = (of: Design) => {
    const table = it.parent ? object(of, it.parent) : null
    return [
      table?.name,
      ...(table ? childrenOf(of, table.id).map((each) => (each.kind === 'column' ? each.name : '')) : []),
    ]
  }
  if (before?.name === it.name && names(said).join('\0') === names(design).join('\0')) return true
  return it.kind !== 'check' && it.name === automaticName(design, it)
}
