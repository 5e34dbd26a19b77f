import { quoteName, truncateName } from '#base'
import {
  checksOf,
  childrenOf,
  collateWords,
  foreignKeysOf,
  type Id,
  indexesOf,
  type ObjectOf,
  object,
  primaryKeyOf,
  schemaNameOf,
  sqlAt,
  uniquesOf,
} from '#model'
import { type Loss, lossesIn } from '../naming/loss.ts'
import { type Context, loss } from './context.ts'
import { collationName } from './type-text.ts'
import { call, quote, sqlString, sqlText } from './words.ts'

/** One constraint or index: how it is written (null where it can't be), and what it can't say. */
export type TableArg = { readonly about: Id; readonly text: string | null; readonly losses: readonly Loss[] }

const INDENT = '        '

const named = (it: { readonly name: string }): string => `name=${quote(truncateName(it.name))}`

/** Everything of a table that `__table_args__` says. */
export function tableArgs(context: Context, table: Id): readonly TableArg[] {
  const { design } = context
  const primary = primaryKeyOf(design, table)
  return [
    ...(primary ? [primaryArg(context, primary)] : []),
    ...uniquesOf(design, table).map((it) => uniqueArg(context, it)),
    ...foreignKeysOf(design, table).map((it) => foreignArg(context, it)),
    ...checksOf(design, table).map((it) => checkArg(it)),
    ...childrenOf(design, table).flatMap((it) => (it.kind === 'exclusion' ? [exclusionArg(context, it)] : [])),
    ...indexesOf(design, table)
      .filter((it) => !isLater(context, it))
      .map((it) => indexArg(context, it, (key) => textKey(context, key))),
  ]
}

const nameOf = (context: Context, id: Id): string => truncateName(object(context.design, id)?.name ?? '')
const columns = (context: Context, ids: readonly Id[]): readonly string[] => ids.map((id) => quote(nameOf(context, id)))

const lossesOf = lossesIn('SQLModel', loss)

const deferrableArgs = (when: 'no' | 'immediate' | 'deferred'): readonly string[] =>
  when === 'no' ? [] : ['deferrable=True', ...(when === 'deferred' ? ['initially="DEFERRED"'] : [])]

function primaryArg(context: Context, it: ObjectOf<'primary-key'>): TableArg {
  return {
    about: it.id,
    text: call(
      'sa.PrimaryKeyConstraint',
      [...columns(context, it.columns), named(it), ...deferrableArgs(it.deferrable)],
      INDENT,
    ),
    losses: lossesOf(it, [
      [it.include.length > 0, 'include', 'INCLUDE'],
      [it.withoutOverlaps, 'without-overlaps', 'WITHOUT OVERLAPS'],
    ]),
  }
}

function uniqueArg(context: Context, it: ObjectOf<'unique'>): TableArg {
  return {
    about: it.id,
    text: call(
      'sa.UniqueConstraint',
      [...columns(context, it.columns), named(it), ...deferrableArgs(it.deferrable)],
      INDENT,
    ),
    losses: lossesOf(it, [
      [it.include.length > 0, 'include', 'INCLUDE'],
      [!it.nullsDistinct, 'nulls-not-distinct', 'NULLS NOT DISTINCT'],
      [it.withoutOverlaps, 'without-overlaps', 'WITHOUT OVERLAPS'],
    ]),
  }
}

function foreignArg(context: Context, it: ObjectOf<'foreign-key'>): TableArg {
  const { design, names } = context
  const target = object(design, it.target)
  if (!target || !names.values.has(it.target))
    return { about: it.id, text: null, losses: lossesOf(it, [[true, 'relation', 'it points at a partition']]) }
  const schema = schemaNameOf(design, it.target)
  const path = [...(schema === 'public' ? [] : [schema]), truncateName(target.name)]
  const ends = it.targetColumns.map((id) => [...path, nameOf(context, id)])
  if (ends.some((end) => end.some((part) => part.includes('.'))))
    return {
      about: it.id,
      text: null,
      losses: lossesOf(it, [[true, 'dots', "SQLAlchemy can't refer to names with dots"]]),
    }
  const someColumns = it.onDeleteColumns.length > 0
  const args = [
    `[${columns(context, it.columns).join(', ')}]`,
    `[${ends.map((end) => quote(end.join('.'))).join(', ')}]`,
    named(it),
    ...(it.onDelete === 'no action' ? [] : [`ondelete=${quote(it.onDelete.toUpperCase())}`]),
    ...(it.onUpdate === 'no action' ? [] : [`onupdate=${quote(it.onUpdate.toUpperCase())}`]),
    ...deferrableArgs(it.deferrable),
    ...(it.match === 'full' ? ['match="FULL"'] : []),
  ]
  return {
    about: it.id,
    text: call('sa.ForeignKeyConstraint', args, INDENT),
    losses: lossesOf(it, [
      [!it.validated, 'not-valid', 'NOT VALID'],
      [someColumns, 'set-columns', `${it.onDelete.toUpperCase()} on some of its columns only`],
    ]),
  }
}

function checkArg(it: ObjectOf<'check'>): TableArg {
  return {
    about: it.id,
    text: call('sa.CheckConstraint', [sqlString(it.expression), named(it)], INDENT),
    losses: lossesOf(it, [
      [it.noInherit, 'no-inherit', 'NO INHERIT'],
      [!it.validated, 'not-valid', 'NOT VALID'],
    ]),
  }
}

function exclusionArg(context: Context, it: ObjectOf<'exclusion'>): TableArg {
  const keys = it.keys.map((key) => `(${sqlText(keySql(context, key))}, ${quote(key.operator)})`)
  const args = [
    ...keys,
    named(it),
    `using=${quote(it.method)}`,
    ...(it.where ? [`where=${sqlText(it.where)}`] : []),
    ...deferrableArgs(it.deferrable),
  ]
  return {
    about: it.id,
    text: call('pg.ExcludeConstraint', args, INDENT),
    losses: lossesOf(it, [
      [it.include.length > 0, 'include', 'INCLUDE'],
      [it.options.length > 0, 'index-options', `WITH (${it.options.join(', ')})`],
    ]),
  }
}

type Key = Omit<ObjectOf<'index'>['keys'][number], 'id'>

/** A key of an index as SQL: its expression or column, then what makes it unlike the usual. */
function keySql(context: Context, key: Key): string {
  const usual = key.order === 'asc' ? 'last' : 'first'
  const what =
    key.expression === null ? quoteName(key.column ? nameOf(context, key.column) : '') : `(${key.expression})`
  return [
    what,
    collateWords(key.collation, sqlAt(context.design)).trim(),
    key.opclass ?? '',
    key.order === 'desc' ? 'DESC' : '',
    key.nulls === usual ? '' : `NULLS ${key.nulls.toUpperCase()}`,
  ]
    .filter((word) => word !== '')
    .join(' ')
}

const isPlain = (key: Key): boolean =>
  key.column !== null && !key.collation && !key.opclass && key.order === 'asc' && key.nulls === 'last'

/** Indexes that order or compare columns otherwise: they name the table's own columns, so they stand after it. */
export function laterIndexes(context: Context, table: Id, tableName: string): readonly TableArg[] {
  return indexesOf(context.design, table)
    .filter((it) => isLater(context, it))
    .map((it) => indexArg(context, it, (key) => columnKey(context, key, tableName)))
}

const isLater = (context: Context, it: ObjectOf<'index'>): boolean =>
  !it.keys.every(isPlain) &&
  it.keys.every((key) => key.column !== null && (!key.collation || collationName(context, key.collation) !== null))

/** `posts.c["title"].desc().nulls_last()`: its operator class is said elsewhere. */
function columnKey(context: Context, key: Key, tableName: string): string {
  const column = `${tableName}.c[${quote(key.column ? nameOf(context, key.column) : '')}]`
  const usual = key.order === 'asc' ? 'last' : 'first'
  const collation = collationName(context, key.collation)
  const collated = collation ? `${column}.collate(${quote(collation)})` : column
  return `${collated}${key.order === 'desc' ? '.desc()' : ''}${key.nulls === usual ? '' : `.nulls_${key.nulls}()`}`
}

const textKey = (context: Context, key: Key): string =>
  isPlain(key) && key.column ? quote(nameOf(context, key.column)) : sqlText(keySql(context, key))

function indexArg(context: Context, it: ObjectOf<'index'>, keyText: (key: Key) => string): TableArg {
  const options = it.options.map((option) => option.split('=')).filter(([key]) => /^[a-z_]+$/.test(key ?? ''))
  const classes = isLater(context, it)
    ? it.keys.flatMap((key) =>
        key.opclass && key.column ? [`${quote(nameOf(context, key.column))}: ${quote(key.opclass)}`] : [],
      )
    : []
  const args = [
    quote(truncateName(it.name)),
    ...it.keys.map(keyText),
    ...(it.unique ? ['unique=True'] : []),
    ...(it.method === 'btree' ? [] : [`postgresql_using=${quote(it.method)}`]),
    ...(classes.length > 0 ? [`postgresql_ops={${classes.join(', ')}}`] : []),
    ...(it.include.length > 0 ? [`postgresql_include=[${columns(context, it.include).join(', ')}]`] : []),
    ...(options.length > 0
      ? [`postgresql_with={${options.map(([key, value]) => `${quote(key ?? '')}: ${quote(value ?? '')}`).join(', ')}}`]
      : []),
    ...(it.where ? [`postgresql_where=${sqlText(it.where)}`] : []),
  ]
  return {
    about: it.id,
    text: call('sa.Index', args, isLater(context, it) ? '' : INDENT),
    losses: lossesOf(it, [[it.unique && !it.nullsDistinct, 'nulls-not-distinct', 'NULLS NOT DISTINCT']]),
  }
}
