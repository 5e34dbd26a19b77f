import { quoteName, truncateName } from '#base'
import {
  checksOf,
  childrenOfKind,
  collateWords,
  columnsOf,
  foreignKeysOf,
  type Id,
  indexesOf,
  type ObjectOf,
  object,
  primaryKeyOf,
  sqlAt,
  uniquesOf,
} from '#model'
import { isNamedByPostgres } from './column-lines.ts'
import type { Context } from './context.ts'
import { keyForm } from './index-key.ts'
import { snapshotColumn } from './snapshot-columns.ts'

type Named = { readonly name: string }

const byName = <T extends Named>(all: readonly T[], of: (it: T) => Readonly<Record<string, unknown>>) =>
  Object.fromEntries(all.map((it) => [truncateName(it.name), { name: truncateName(it.name), ...of(it) }]))

/** A table as drizzle-kit's snapshot has it. */
export function snapshotTable(
  context: Context,
  table: ObjectOf<'table'>,
  schema: string,
): Readonly<Record<string, unknown>> {
  const { design } = context
  const namesOf = (ids: readonly Id[]) => ids.map((id) => truncateName(object(design, id)?.name ?? ''))
  const columns = columnsOf(design, table.id)
  const primary = primaryKeyOf(design, table.id)
  const inline = columns.some((it) => isNamedByPostgres(context, it))
  const keys = foreignKeysOf(design, table.id).filter((it) => context.names.values.has(it.target))
  return {
    name: truncateName(table.name),
    schema: schema === 'public' ? '' : schema,
    columns: Object.fromEntries(columns.map((it) => [truncateName(it.name), snapshotColumn(context, it, schema)])),
    indexes: byName(indexesOf(design, table.id), (it) => ({
      columns: it.keys.map((key) => snapshotKey(context, it, key)),
      isUnique: it.unique,
      ...(it.where === null ? {} : { where: it.where }),
      concurrently: false,
      method: it.method,
      with: Object.fromEntries(
        it.options.map((option) => option.split('=')).filter(([key]) => /^[a-z_]+$/.test(key ?? '')),
      ),
    })),
    foreignKeys: byName(keys, (it) => {
      const target = object(design, it.target)
      const there = target?.parent ? object(design, target.parent) : null
      return {
        tableFrom: truncateName(table.name),
        tableTo: truncateName(target?.name ?? ''),
        ...(there && there.name !== 'public' ? { schemaTo: there.name } : {}),
        columnsFrom: namesOf(it.columns),
        columnsTo: namesOf(it.targetColumns),
        onDelete: it.onDelete,
        onUpdate: it.onUpdate,
      }
    }),
    compositePrimaryKeys: byName(primary && !inline ? [primary] : [], (it) => ({ columns: namesOf(it.columns) })),
    uniqueConstraints: byName(uniquesOf(design, table.id), (it) => ({
      nullsNotDistinct: !it.nullsDistinct,
      columns: namesOf(it.columns),
    })),
    policies: byName(table.rowSecurity ? childrenOfKind(design, table.id, 'policy') : [], (it) => ({
      as: it.permissive ? 'PERMISSIVE' : 'RESTRICTIVE',
      for: it.command.toUpperCase(),
      to: it.roles.length > 0 ? namesOf(it.roles).toSorted() : ['public'],
      ...(it.using === null ? {} : { using: it.using }),
      ...(it.check === null ? {} : { withCheck: it.check }),
    })),
    checkConstraints: byName(checksOf(design, table.id), (it) => ({ value: it.expression })),
    isRLSEnabled: table.rowSecurity,
  }
}

type Index = ObjectOf<'index'>

/** A key as it is read of what the file says of it. */
function snapshotKey(context: Context, it: Index, key: Index['keys'][number]): Readonly<Record<string, unknown>> {
  const { design } = context
  const column = key.column ? object(design, key.column) : null
  const form = keyForm(it, key)
  if (form === 'sql') {
    const usual = key.order === 'asc' ? 'last' : 'first'
    const words = [
      key.expression === null ? quoteName(column?.name ?? '') : `(${key.expression})`,
      collateWords(key.collation, sqlAt(design)).trim(),
      key.opclass ?? '',
      key.order === 'desc' ? 'DESC' : '',
      key.nulls === usual ? '' : `NULLS ${key.nulls.toUpperCase()}`,
    ]
    return { expression: words.filter((word) => word !== '').join(' '), asc: true, isExpression: true, nulls: 'last' }
  }
  const isOrdered = form === 'ordered'
  return {
    expression: truncateName(column?.name ?? ''),
    isExpression: false,
    asc: !isOrdered || key.order === 'asc',
    nulls: isOrdered ? key.nulls : 'last',
    ...(key.opclass ? { opclass: key.opclass } : {}),
  }
}
