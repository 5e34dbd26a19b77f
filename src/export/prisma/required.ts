import { type Id, type ObjectOf, object, primaryKeyOf } from '#model'
import { columnType } from '../naming/column-type.ts'
import type { Context } from './context.ts'

/** Whether a field may be null. A key's columns never are, whatever the design says. */
export function isOptional(context: Context, column: ObjectOf<'column'>): boolean {
  const primary = primaryKeyOf(context.design, column.parent as Id)
  if (primary?.columns.includes(column.id)) return false
  return column.nullable && !columnType(context.design, column.type).notNull
}

export const isRequired = (context: Context, id: Id): boolean => {
  const it = object(context.design, id)
  return it?.kind === 'column' && !isOptional(context, it)
}
