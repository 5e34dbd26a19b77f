import { truncateName } from '#base'
import type { Range } from '#languages'
import type { Column, Table } from './declared.ts'
import type { Draft } from './draft.ts'
import type { Calling, Listed, Value } from './values.ts'

/** Within a table Postgres has one constraint of a name, which it cuts to 63 bytes. */
export function addConstraint(
  draft: Draft,
  table: Table,
  { name, at }: { name: string; at: Range },
  add: (name: string) => void,
): boolean {
  const own = truncateName(name)
  const taken = draft.constraintsOf(table.id)
  if (taken.has(own)) {
    const cut = own === name ? '' : ', cut to 63 bytes'
    draft.unreadable(`${table.key} has a constraint ${own} already${cut}: Postgres takes one of a name`, at)
    return false
  }
  taken.add(own)
  add(own)
  return true
}

/** The columns in a list; null, with a notice, where one is none of this table's. */
export function columnsIn(
  draft: Draft,
  table: Table,
  { value, call }: { readonly value: Value | undefined; readonly call: Calling },
): readonly Column[] | null {
  const items: readonly Listed[] = value?.is === 'list' ? value.items : []
  const found = items.map((it) => columnAt(draft, it.value, it.at))
  if (items.length === 0) draft.unread('Its columns can’t be read', value ?? null, call.at)
  const own = found.flatMap((it) => (it?.table === table ? [it.column] : []))
  const alien = found.findIndex((it) => it && it.table !== table)
  if (alien !== -1) draft.telling.refuse(`This is no column of ${table.key}`, items[alien]?.at ?? call.at)
  return items.length > 0 && own.length === items.length ? own : null
}

/** The column that a value is; null, with a notice, where it is none. */
export function columnAt(
  draft: Draft,
  value: Value,
  at: Range,
): { readonly table: Table; readonly column: Column } | null {
  const found = draft.declared.columnOf(value)
  if (found) return found
  const table = value.is === 'member' ? draft.declared.tableOf(value.of) : null
  if (table && value.is === 'member' && !draft.isOpen(table))
    draft.telling.refuse(`${table.key} has no column ${value.name}`, value.at)
  else if (table && value.is === 'member')
    draft.unreadable(`Whether ${table.key} has a column ${value.name} can’t be read`, value.at)
  else draft.unread('Where it points can’t be read', value.is === 'member' ? value.of : value, at)
  return null
}
