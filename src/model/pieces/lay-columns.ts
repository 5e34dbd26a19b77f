import { quoteName, quoteText } from '#base'
import { addColumn } from '../commands/column.ts'
import { addCheck, addIndex, addUnique } from '../commands/constrain.ts'
import { freeObjectName } from '../commands/object-names.ts'
import { addEnum } from '../commands/table.ts'
import { object } from '../design.ts'
import { styleOf } from '../house-style/profiles.ts'
import type { Id } from '../id.ts'
import type { ObjectOf } from '../kinds/index.ts'
import { lastRank, make } from '../make.ts'
import { columnsOf, foreignKeysOf, primaryKeyOf } from '../read.ts'
import type { Draft } from './draft.ts'
import { houseNames, oneOf } from './house-names.ts'
import type { PieceColumn } from './piece.ts'

export type Targets = ReadonlyMap<string, Id<'table'>>
type ColumnId = Id<'column'>

/** The column of a name: the one that is there, or a new one. */
function columnCalled(
  draft: Draft,
  table: Id<'table'>,
  wanted: Partial<ObjectOf<'column'>> & { name: string },
): ColumnId {
  const there = columnsOf(draft.design, table).find((it) => it.name === wanted.name)
  if (there) return there.id
  const { name, type, nullable, default: initial } = wanted
  const added = addColumn(draft.design, table, {
    name,
    ...(type ? { type } : {}),
    nullable: nullable ?? false,
    default: initial ?? null,
  })
  draft.do(added.changes)
  return added.column
}

/** The enum of a column's values, called after both. */
function layEnum(draft: Draft, table: Id<'table'>, { name = '', values = [] }: PieceColumn): Id<'enum'> {
  const owner = object(draft.design, table)
  const schema = owner?.parent ? { schema: owner.parent as Id<'schema'> } : {}
  const called = houseNames(draft.design).column(oneOf(owner?.name ?? ''), name)
  const made = addEnum(draft.design, { name: called, labels: values, ...schema })
  draft.do(made.changes)
  return made.enum
}

/** A foreign key with its columns, and an index for them: whoever looks for what refers to a row needs one. */
function layKey(draft: Draft, table: Id<'table'>, given: PieceColumn, target: Id<'table'>): ColumnId[] {
  const { column } = houseNames(draft.design)
  const to = object(draft.design, target)
  const key = primaryKeyOf(draft.design, target)
  if (!to || !key) return []
  const { onUpdate, tenancy, tenantColumn } = styleOf(draft.design)
  const stem = given.name ?? oneOf(to.name)
  const columns = key.columns.map((id) => {
    const of = object(draft.design, id) as ObjectOf<'column'>
    const isTenants = given.refers === 'tenant' && tenancy !== 'off' && key.columns.length === 1
    const own = of.name.startsWith(`${oneOf(to.name)}_`) && !given.name ? of.name : column(stem, of.name)
    const name = isTenants ? tenantColumn : own
    return columnCalled(draft, table, { name, type: of.type, nullable: given.nullable ?? false })
  })
  if (foreignKeysOf(draft.design, table).some((it) => it.columns.join() === columns.join())) return columns
  const made = make('foreign-key', {
    name: freeObjectName(draft.design, table, { columns, kind: 'foreign-key' }),
    parent: table,
    rank: lastRank(draft.design, table),
    columns,
    target,
    targetColumns: key.columns,
    onDelete: given.onDelete ?? 'restrict',
    onUpdate: onUpdate === 'explicit' ? 'restrict' : 'no action',
  })
  draft.do([{ op: 'add', object: made }])
  const [own] = columns
  if (table === target && own && key.columns.length === 1) {
    const names = [own, ...key.columns].map((id) => quoteName(object(draft.design, id)?.name ?? ''))
    draft.do(addCheck(draft.design, table, names.join(' <> '), [own]))
  }
  return columns
}

/** Lays columns on a table. Gives them by the names that the piece has for them, or for what they refer to. */
export function layColumns(
  draft: Draft,
  table: Id<'table'>,
  { columns, targets }: { columns: readonly PieceColumn[]; targets: Targets },
): ReadonlyMap<string, readonly ColumnId[]> {
  const laid = new Map<string, readonly ColumnId[]>()
  for (const given of columns) {
    const target = given.refers && targets.get(given.refers)
    if (given.refers) {
      if (target) laid.set(given.name ?? given.refers, layKey(draft, table, given, target))
      continue
    }
    const name = houseNames(draft.design).column(given.name ?? '')
    const isNew = !columnsOf(draft.design, table).some((it) => it.name === name)
    const asEnum = isNew && given.values && styleOf(draft.design).closedSets === 'enum'
    const type = {
      name: asEnum ? '' : (given.type ?? 'text'),
      of: asEnum ? layEnum(draft, table, given) : null,
      dimensions: 0,
    }
    const id = columnCalled(draft, table, {
      name,
      type,
      nullable: given.nullable ?? false,
      default: given.default ?? null,
    })
    laid.set(given.name ?? '', [id])
    if (!isNew) continue
    if (given.values && !asEnum)
      draft.do(addCheck(draft.design, table, `${quoteName(name)} IN (${given.values.map(quoteText).join(', ')})`, [id]))
    if (given.check)
      draft.do(
        addCheck(
          draft.design,
          table,
          given.check.replaceAll('$', () => quoteName(name)),
          [id],
        ),
      )
    if (given.unique) draft.do(addUnique(draft.design, table, [id]))
  }
  return laid
}

/** Indexes for the foreign keys that no other index or key of the table serves. */
export function indexKeys(draft: Draft, table: Id<'table'>): void {
  for (const key of foreignKeysOf(draft.design, table)) {
    const served = [...(draft.design.objects.buckets.get(table)?.members.values() ?? [])].some((it) => {
      const own =
        it.kind === 'primary-key' || it.kind === 'unique'
          ? it.columns
          : it.kind === 'index' && !it.where
            ? it.keys.map((each) => each.column)
            : []
      return key.columns.every((id, i) => own[i] === id)
    })
    if (!served) draft.do(addIndex(draft.design, table, key.columns))
  }
}
