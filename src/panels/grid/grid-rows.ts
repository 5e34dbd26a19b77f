import {
  bucketOf,
  type CellOf,
  columnsOf,
  type Design,
  type Id,
  type ObjectOf,
  pathOf,
  primaryKeyOf,
  tablesOf,
  typeName,
} from '#model'

export type GridRow = { readonly table: string; readonly column: ObjectOf<'column'>; readonly key: boolean }

/** The columns of the selected tables; with none selected, of all. */
export function gridRows(design: Design, selection: Iterable<string>): readonly GridRow[] {
  const roots = new Set<Id>()
  for (const id of selection) {
    const root = id.includes(':') ? bucketOf(design.objects, id as Id)?.root : undefined
    if (root?.startsWith('table:')) roots.add(root)
  }
  return tablesOf(design)
    .filter((it) => roots.size === 0 || roots.has(it.id))
    .flatMap((it) => rowsOf(design, it.id))
}

/** The columns of one table. */
export function rowsOf(design: Design, id: Id): readonly GridRow[] {
  const [table, key] = [pathOf(design, id), primaryKeyOf(design, id)]
  return columnsOf(design, id).map((column) => ({ table, column, key: key?.columns.includes(column.id) ?? false }))
}

/** What a cell shows, and what is copied of it. */
export function cellText(design: Design, row: GridRow, field: CellOf): string {
  const { column, key } = row
  switch (field) {
    case 'name':
      return column.name
    case 'type':
      return typeName(design, column.type)
    case 'nullable':
      return column.nullable ? 'yes' : 'no'
    case 'default':
      return column.default ?? ''
    case 'key':
      return key ? 'yes' : ''
    case 'comment':
      return column.comment ?? ''
  }
}
