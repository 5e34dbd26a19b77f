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
import { lossesIn } from '../naming/loss.ts'
import { isNamedByPostgres } from './column-lines.ts'
import { type Context, constantOf, formOf, loss, sqlText, use } from './context.ts'
import type { ExtraLine } from './extra-line.ts'
import { keyForm } from './index-key.ts'
import { isInlineReference, isInlineUnique } from './inline.ts'
import { policyLine } from './policy-line.ts'
import { quote } from './words.ts'

/** A table's keys, checks and indexes. */
export function extraLines(context: Context, table: Id): readonly ExtraLine[] {
  const { design } = context
  const primary = primaryKeyOf(design, table)
  const inline = primary && columnsOf(design, table).some((column) => isNamedByPostgres(context, column))
  return [
    ...(primary ? [primaryLine(context, primary, inline === true)] : []),
    ...uniquesOf(design, table)
      .filter((it) => !isInlineUnique(context, it))
      .map((it) => uniqueLine(context, it)),
    ...foreignKeysOf(design, table)
      .filter((it) => !isInlineReference(context, it))
      .map((it) => foreignLine(context, it)),
    ...checksOf(design, table).map((it) => checkLine(context, it)),
    ...indexesOf(design, table).map((it) => indexLine(context, it)),
    ...childrenOfKind(design, table, 'policy').map((it) => policyLine(context, it)),
  ].filter((line) => line.text !== null || line.losses.length > 0)
}

/** What the table is called within its third argument: as none of those that are spoken of there. */
export function parameterOf(context: Context, table: Id): string {
  const others = foreignKeysOf(context.design, table).filter((it) => it.target !== table)
  const spoken = new Set(others.map((it) => constantOf(context, it.target)))
  const names = [formOf(context, table, 'param') ?? 't', 'table', 'self']
  return names.find((it) => !spoken.has(it)) ?? 'itself'
}

const columnList = (context: Context, owner: string, columns: readonly Id[]): string =>
  columns
    .map((id) => {
      const table = object(context.design, id)?.parent as Id
      return `${owner}.${context.fields(table).columns.get(id) ?? ''}`
    })
    .join(', ')

const named = (it: { readonly name: string }): string => quote(truncateName(it.name))

const lossesOf = lossesIn('Drizzle', loss)

const deferrableWords = (when: 'no' | 'immediate' | 'deferred'): string =>
  `DEFERRABLE${when === 'deferred' ? ' INITIALLY DEFERRED' : ''}`

function primaryLine(context: Context, it: ObjectOf<'primary-key'>, inline: boolean): ExtraLine {
  const text = inline
    ? null
    : `${use(context, 'primaryKey')}({ name: ${named(it)}, columns: [${columnList(context, parameterOf(context, it.parent as Id), it.columns)}] })`
  const losses = lossesOf(it, [
    [it.include.length > 0, 'include', 'INCLUDE'],
    [it.deferrable !== 'no', 'deferrable', deferrableWords(it.deferrable)],
  ])
  return { about: it.id, text, losses }
}

function uniqueLine(context: Context, it: ObjectOf<'unique'>): ExtraLine {
  const nulls = it.nullsDistinct ? '' : '.nullsNotDistinct()'
  return {
    about: it.id,
    text: `${use(context, 'unique')}(${named(it)}).on(${columnList(context, parameterOf(context, it.parent as Id), it.columns)})${nulls}`,
    losses: lossesOf(it, [
      [it.include.length > 0, 'include', 'INCLUDE'],
      [it.deferrable !== 'no', 'deferrable', deferrableWords(it.deferrable)],
    ]),
  }
}

function foreignLine(context: Context, it: ObjectOf<'foreign-key'>): ExtraLine {
  const target = it.target === it.parent ? parameterOf(context, it.target) : constantOf(context, it.target)
  if (!target)
    return {
      about: it.id,
      text: null,
      losses: lossesOf(it, [[true, 'relation', 'it points at a partition']]),
    }
  const action = (call: string, what: string) => (what === 'no action' ? '' : `.${call}('${what}')`)
  const parts = [
    `name: ${named(it)}`,
    `columns: [${columnList(context, parameterOf(context, it.parent as Id), it.columns)}]`,
    `foreignColumns: [${columnList(context, target, it.targetColumns)}]`,
  ]
  return {
    about: it.id,
    text: `${use(context, 'foreignKey')}({ ${parts.join(', ')} })${action('onDelete', it.onDelete)}${action('onUpdate', it.onUpdate)}`,
    losses: lossesOf(it, [
      [it.deferrable !== 'no', 'deferrable', deferrableWords(it.deferrable)],
      [it.match === 'full', 'match', 'MATCH FULL'],
      [!it.validated, 'not-valid', 'NOT VALID'],
      [it.onDeleteColumns.length > 0, 'set-columns', `${it.onDelete.toUpperCase()} on some of its columns only`],
    ]),
  }
}

function checkLine(context: Context, it: ObjectOf<'check'>): ExtraLine {
  return {
    about: it.id,
    text: `${use(context, 'check')}(${named(it)}, ${sqlText(context, it.expression)})`,
    losses: lossesOf(it, [
      [it.noInherit, 'no-inherit', 'NO INHERIT'],
      [!it.validated, 'not-valid', 'NOT VALID'],
    ]),
  }
}

function indexLine(context: Context, it: ObjectOf<'index'>): ExtraLine {
  const keys = it.keys.map((key) => indexKey(context, it, key)).join(', ')
  const on = it.method === 'btree' ? `.on(${keys})` : `.using(${quote(it.method)}, ${keys})`
  const where = it.where ? `.where(${sqlText(context, it.where)})` : ''
  const options = it.options.map((option) => option.split('=')).filter(([key]) => /^[a-z_]+$/.test(key ?? ''))
  const settings =
    options.length > 0 ? `.with({ ${options.map(([key, value]) => `${key}: ${quote(value ?? '')}`).join(', ')} })` : ''
  return {
    about: it.id,
    text: `${use(context, it.unique ? 'uniqueIndex' : 'index')}(${named(it)})${on}${settings}${where}`,
    losses: lossesOf(it, [
      [
        it.include.length > 0,
        'include',
        `INCLUDE (${it.include.map((id) => object(context.design, id)?.name ?? '').join(', ')})`,
      ],
      [it.unique && !it.nullsDistinct, 'nulls-not-distinct', 'NULLS NOT DISTINCT'],
    ]),
  }
}

function indexKey(context: Context, it: ObjectOf<'index'>, key: ObjectOf<'index'>['keys'][number]): string {
  const usual = key.order === 'asc' ? 'last' : 'first'
  const column = key.column ? object(context.design, key.column) : null
  const form = keyForm(it, key)
  if (form === 'sql') {
    const what = key.expression === null ? quoteName(column?.name ?? '') : `(${key.expression})`
    const words = [
      what,
      collateWords(key.collation, sqlAt(context.design)).trim(),
      key.opclass ?? '',
      key.order === 'desc' ? 'DESC' : '',
      key.nulls === usual ? '' : `NULLS ${key.nulls.toUpperCase()}`,
    ]
    return sqlText(context, words.filter((word) => word !== '').join(' '))
  }
  const name = columnList(context, parameterOf(context, it.parent as Id), key.column ? [key.column] : [])
  if (form === 'class') return `${name}.op(${quote(key.opclass ?? '')})`
  if (form === 'plain') return name
  return `${name}.${key.order}().${key.nulls === 'first' ? 'nullsFirst' : 'nullsLast'}()`
}
