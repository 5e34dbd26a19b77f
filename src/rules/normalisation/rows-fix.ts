import type { Converted } from '#model'
import type { Fix } from '../rule.ts'

/** A conversion of columns to rows as a repair: named after the table that it makes. Nothing where it can't be done. */
export function rowsFix(converted: Converted, more: string): Fix[] {
  if ('error' in converted) return []
  const { changes } = converted
  const added = changes.flatMap((it) => (it.op === 'add' ? [it.object] : []))
  const table = added.find((it) => it.kind === 'table')
  const columns = added.flatMap((it) => (it.kind === 'column' && it.parent === table?.id ? [it.name] : []))
  if (!table) return []
  return [
    {
      label: `A table ${table.name} (${columns.join(', ')}) with a row for each; ${more}`,
      safe: false,
      changes: () => changes,
    },
  ]
}
