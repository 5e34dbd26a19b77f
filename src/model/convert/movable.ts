import { type Design, object } from '../design.ts'
import type { Id } from '../id.ts'
import type { ObjectOf } from '../kinds/index.ts'
import { columnsOf, primaryKeyOf, tablesOf } from '../read.ts'

type Column = ObjectOf<'column'>
type Chosen = { readonly table: ObjectOf<'table'>; readonly columns: readonly Column[] }

/** The table of some columns, if a part of it can go to another table with its rows. */
export function chosenIn(design: Design, ids: readonly Id<'column'>[]): Chosen | { readonly error: string } {
  const columns = ids.flatMap((id) => object(design, id) ?? [])
  const [parent, ...others] = new Set(columns.map((it) => it.parent))
  const table = parent ? object(design, parent as Id<'table'>) : null
  if (table?.kind !== 'table' || others.length > 0) return { error: 'choose columns of one table' }
  const heirs = tablesOf(design).some((it) => it.partitionOf === table.id || it.inherits.includes(table.id))
  if (heirs || table.partitionOf || table.partitionBy || table.inherits.length > 0 || table.ofType)
    return { error: `${table.name} shares its columns with other tables` }
  const own = columns.find((it) => it.identity || it.generated)
  if (own) return { error: `${own.name} is made by Postgres, row by row` }
  if (columns.length === columnsOf(design, table.id).length) return { error: 'nothing would be left of the table' }
  const key = primaryKeyOf(design, table.id)
  const keyed = columns.find((it) => key?.columns.includes(it.id))
  return keyed ? { error: `${keyed.name} is of the primary key of ${table.name}` } : { table, columns }
}
