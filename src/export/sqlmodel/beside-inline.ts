import { truncateName } from '#base'
import { conventionName, type PyNamed, postgresName } from '#languages'
import { foreignKeysOf, type Id, indexesOf, type ObjectOf, object, primaryKeyOf, schemaNameOf, uniquesOf } from '#model'
import { type Context, formOf } from './context.ts'

/** Constraints and indexes that a text's columns say for themselves: what stands there, by column. */
export type Inline = ReadonlyMap<Id, { readonly column: Id | null }>

/** Which are said so: where the text does, and what it is called follows from what it is. */
export function inlineOf(context: Context, table: ObjectOf<'table'>): Inline {
  const { design } = context
  const found = new Map<Id, { readonly column: Id | null }>()
  const isInline = (it: { readonly id: Id }) => formOf(context, it.id) === 'inline'
  const nameOf = (id: Id) => object(design, id)?.name ?? ''
  const follows = (
    it: { readonly id: Id; readonly name: string },
    sort: string,
    columns: readonly Id[],
    target?: PyNamed['target'],
  ) => it.name === impliedName(context, table, { sort, columns: columns.map(nameOf), ...(target ? { target } : {}) })
  const primary = primaryKeyOf(design, table.id)
  if (primary && isInline(primary) && primary.deferrable === 'no' && follows(primary, 'pk', primary.columns))
    found.set(primary.id, { column: null })
  for (const it of uniquesOf(design, table.id)) {
    const isPlain = it.columns.length === 1 && it.deferrable === 'no' && it.nullsDistinct && it.include.length === 0
    if (isPlain && isInline(it) && follows(it, 'uq', it.columns)) found.set(it.id, { column: it.columns[0] ?? null })
  }
  for (const it of indexesOf(design, table.id)) {
    const [key, second] = it.keys
    const isPlain =
      key?.column && !second && !key.opclass && !key.collation && key.order === 'asc' && key.nulls === 'last'
    const hasMore = it.method !== 'btree' || it.where !== null || it.include.length > 0 || it.options.length > 0
    if (isPlain && !hasMore && it.nullsDistinct && isInline(it) && key.column && follows(it, 'ix', [key.column]))
      found.set(it.id, { column: key.column })
  }
  for (const it of foreignKeysOf(design, table.id)) {
    const [column, second] = it.columns
    const target = { table: nameOf(it.target), columns: it.targetColumns.map(nameOf) }
    const isPlain = column && !second && it.onDeleteColumns.length === 0 && it.validated
    const isSayable =
      formOf(context, it.id, 'in') !== 'field' ||
      (it.onUpdate === 'no action' && it.deferrable === 'no' && it.match === 'simple')
    if (
      isPlain &&
      isSayable &&
      isInline(it) &&
      context.names.values.has(it.target) &&
      follows(it, 'fk', it.columns, target)
    )
      found.set(it.id, { column })
  }
  return found
}

type Implied = { readonly sort: string; readonly columns: readonly string[]; readonly target?: PyNamed['target'] }
const LABELS: Readonly<Record<string, string>> = { pk: 'pkey', uq: 'key', fk: 'fkey' }

/** What SQLAlchemy, or Postgres, calls what has no name: by the text's convention, where it has one. */
function impliedName(context: Context, table: ObjectOf<'table'>, { sort, columns, target }: Implied): string {
  const convention =
    formOf(context, table.id, `convention ${sort}`) ?? (sort === 'ix' ? 'ix_%(column_0_label)s' : undefined)
  const schema = schemaNameOf(context.design, table.id)
  const made = conventionName(convention, {
    table: table.name,
    schema: schema === 'public' ? null : schema,
    columns: columns.map((name) => ({ name, key: name })),
    ...(target ? { target } : {}),
    given: null,
  })
  if (made !== null) return truncateName(made)
  return postgresName(table.name, sort === 'pk' ? null : columns.join('_'), LABELS[sort] ?? '')
}
