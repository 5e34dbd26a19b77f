import { quoteName, quoteText, truncateName } from '#base'
import {
  collateWords,
  columnsOf,
  type Design,
  type Id,
  type ObjectOf,
  object,
  primaryKeyOf,
  schemaNameOf,
  sqlAt,
  type Wording,
  wordKey,
} from '#model'
import type { ColumnType } from '../naming/column-type.ts'
import { ownSequence } from '../naming/column-words.ts'
import type { Loss } from '../naming/loss.ts'
import { isKeptByOrm, isMadeByOrm } from '../naming/upkeep.ts'
import { builderText, shownType } from './column-builder.ts'
import { type Context, formOf, loss, sqlText, use } from './context.ts'
import { defaultCall } from './default-call.ts'
import { inlineReferences, inlineUnique } from './inline.ts'
import { ownerCall } from './owner-call.ts'
import { ownSequenceOptions, sequenceOptions } from './sequence-options.ts'
import { quote } from './words.ts'

/** One line of a table's columns: its key, its builder, what it can't say. */
export type ColumnLine = { readonly key: string; readonly text: string; readonly losses: readonly Loss[] }

export const SERIALS: Readonly<Record<string, string>> = {
  smallint: 'smallserial',
  integer: 'serial',
  bigint: 'bigserial',
}

const NOW = { date: 'new Date()', string: 'new Date().toISOString()' } as const

export function columnLine(context: Context, column: ObjectOf<'column'>): ColumnLine {
  const table = column.parent as Id
  const type = shownType(context, column.type)
  const key = context.fields(table).columns.get(column.id) ?? ''
  const serial = serialText(context, column)
  const text = [
    serial ?? builderText(context, truncateName(column.name), column.type),
    // Of the serials drizzle-orm takes bigserial in its bigint mode alone for one that may be null (bigserial.ts of 0.45).
    column.nullable || (serial && !/^bigserial\(.*'bigint'/.test(serial)) ? '' : '.notNull()',
    serial ? '' : identityCall(context, column),
    serial ? '' : defaultCall(context, column, type),
    isMadeByOrm(context.design, column) ? '.$defaultFn(() => crypto.randomUUID())' : '',
    isKeptByOrm(context.design, column) ? `.$onUpdate(() => ${NOW[context.options.dates]})` : '',
    column.generated ? `.generatedAlwaysAs(${sqlText(context, column.generated.expression)})` : '',
    isNamedByPostgres(context, column) ? '.primaryKey()' : '',
    inlineUnique(context, column),
    inlineReferences(context, column),
  ].join('')
  return {
    key,
    text,
    losses: columnLosses(context.design, column, type, column.identity?.mode === 'serial' && !serial),
  }
}

/** A primary key of one column under the name that Postgres gives by itself needs no line of its own. */
export function isNamedByPostgres(context: Context, column: ObjectOf<'column'>): boolean {
  const primary = primaryKeyOf(context.design, column.parent as Id)
  if (primary && formOf(context, primary.id) === 'line') return false
  const table = object(context.design, column.parent as Id)
  return primary?.columns.length === 1 && primary.columns[0] === column.id && primary.name === `${table?.name}_pkey`
}

/** Whether `serial` says all there is to say of the column's sequence. */
function isPlainSerial(design: Design, column: ObjectOf<'column'>, named = true): boolean {
  const { identity, type } = column
  if (identity?.mode !== 'serial' || !SERIALS[type.name] || column.nullable || type.dimensions > 0) return false
  if (named && identity.sequence && identity.sequence !== ownSequence(design, column)) return false
  return identity.type === null && sequenceOptions(identity).length === 0
}

/** Whether the column is said by `serial`. A text that says it leaves the name of the sequence to whoever made it. */
export const isSerial = (context: Context, column: ObjectOf<'column'>): boolean =>
  SERIALS[column.type.name] !== undefined &&
  isPlainSerial(context.design, column, formOf(context, column.id) !== 'serial')

/** `serial('id')` where that is all there is to say of the sequence. */
function serialText(context: Context, column: ObjectOf<'column'>): string | null {
  const builder = SERIALS[column.type.name]
  if (!builder || !isSerial(context, column)) return null
  const mode = builder === 'bigserial' ? `, { mode: '${context.options.bigints}' }` : ''
  return `${use(context, builder)}(${quote(truncateName(column.name))}${mode})`
}

/** The default that draws from a column's sequence. */
export function drawnFrom(design: Design, column: ObjectOf<'column'>): string {
  const sequence = column.identity?.sequence ?? ownSequence(design, column)
  const schema = schemaNameOf(design, column.id)
  const name = schema === 'public' ? quoteName(sequence) : `${quoteName(schema)}.${quoteName(sequence)}`
  return `nextval(${quoteText(name)}::regclass)`
}

function identityCall(context: Context, column: ObjectOf<'column'>): string {
  const { identity } = column
  if (!identity) return ''
  const sequence = identity.sequence ?? ownSequence(context.design, column)
  if (identity.mode === 'serial') {
    return `.default(${sqlText(context, drawnFrom(context.design, column))})`
  }
  const call = identity.mode === 'always' ? 'generatedAlwaysAsIdentity' : 'generatedByDefaultAsIdentity'
  const named = sequence === ownSequence(context.design, column) ? [] : [`name: ${quote(truncateName(sequence))}`]
  const options = [...named, ...sequenceOptions(identity)]
  return `.${call}(${options.length > 0 ? `{ ${options.join(', ')} }` : ''})`
}

/** The columns of a table that draw from a sequence which `serial` does not make: each needs one of its own in the file. */
export const columnsWithSequence = (
  design: Design,
  table: Id,
  wording: Wording | null = null,
): readonly ObjectOf<'column'>[] =>
  columnsOf(design, table).filter(
    (it) =>
      it.identity?.mode === 'serial' && !isPlainSerial(design, it, wording?.get(wordKey(it.id, 'form')) !== 'serial'),
  )

/** `export const billSeq = pgSequence('bill_seq');` for such a column. */
export function sequenceText(context: Context, column: ObjectOf<'column'>): string {
  const table = object(context.design, column.parent as Id)
  const { identity } = column
  if (!identity || table?.kind !== 'table') return ''
  const name = identity.sequence ?? ownSequence(context.design, column)
  const options = ownSequenceOptions(identity, identity.type ?? column.type.name)
  const words = options.length > 0 ? `, { ${options.join(', ')} }` : ''
  const call = ownerCall(context, { parent: table.parent, name }, 'sequence')
  return `export const ${context.names.values.get(column.id) ?? ''} = ${call}${words});`
}

function columnLosses(design: Design, column: ObjectOf<'column'>, type: ColumnType, custom: boolean): Loss[] {
  const found: Loss[] = []
  const say = (code: string, comment: string, message: string) =>
    found.push(loss(code, column.id, { comment, message }))
  if (column.generated && !column.generated.stored)
    say('virtual', 'VIRTUAL', `Drizzle knows stored columns only: ${column.name} is computed when read.`)
  if (column.collation)
    say(
      'collation',
      collateWords(column.collation, sqlAt(design)).trim(),
      `Drizzle can't say the collation of ${column.name}.`,
    )
  if (custom)
    say(
      'serial',
      `draws from ${column.identity?.sequence ?? 'a sequence'}, which it owns`,
      `Drizzle can't say that ${column.name} owns its sequence.`,
    )
  if (type.sql === '"char"') say('char', '"char"', `drizzle-kit can't name the type "char" of ${column.name}.`)
  if (type.base === 'geography' && type.args.length > 0 && !type.domain)
    say('quoted', type.sql, `drizzle-kit quotes the type ${type.sql} of ${column.name} whole, which Postgres refuses.`)
  if (type.domain?.includes('.'))
    say('domain', `domain ${type.domain}`, `drizzle-kit can't name the domain ${type.domain} with its schema.`)
  return found
}
