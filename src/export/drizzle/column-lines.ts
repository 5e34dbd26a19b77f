import { truncateName } from '#base'
import { type Id, type ObjectOf, object, primaryKeyOf, sequenceName } from '#model'
import type { ColumnType } from '../naming/column-type.ts'
import { builderText, shownType } from './column-builder.ts'
import { type Context, keysOf, type Loss, loss, use } from './context.ts'
import { defaultCall } from './default-call.ts'
import { sequenceOptions } from './sequence-options.ts'
import { quote, sqlTemplate } from './words.ts'

/** One line of a table's columns: its key, its builder, what it can't say. */
export type ColumnLine = { readonly key: string; readonly text: string; readonly losses: readonly Loss[] }

const SERIALS: Readonly<Record<string, string>> = { smallint: 'smallserial', integer: 'serial', bigint: 'bigserial' }

export function columnLine(context: Context, column: ObjectOf<'column'>): ColumnLine {
  const table = column.parent as Id
  const type = shownType(context, column.type)
  const key = keysOf(context, table).columns.get(column.id) ?? ''
  const serial = serialText(context, column)
  const text = [
    serial ?? builderText(context, truncateName(column.name), column.type),
    column.nullable || serial ? '' : '.notNull()',
    serial ? '' : identityCall(context, column),
    serial ? '' : defaultCall(context, column, type),
    column.generated ? `.generatedAlwaysAs(${use(context, 'sql') && sqlTemplate(column.generated.expression)})` : '',
    isNamedByPostgres(context, column) ? '.primaryKey()' : '',
  ].join('')
  return { key, text, losses: columnLosses(column, type) }
}

/** A primary key of one column under the name that Postgres gives by itself needs no line of its own. */
export function isNamedByPostgres(context: Context, column: ObjectOf<'column'>): boolean {
  const primary = primaryKeyOf(context.design, column.parent as Id)
  const table = object(context.design, column.parent as Id)
  return primary?.columns.length === 1 && primary.columns[0] === column.id && primary.name === `${table?.name}_pkey`
}

const ownSequence = (context: Context, column: ObjectOf<'column'>): string =>
  sequenceName(object(context.design, column.parent as Id)?.name ?? '', column.name)

/** `serial('id')` where that is all there is to say of the sequence. */
function serialText(context: Context, column: ObjectOf<'column'>): string | null {
  const { identity, type } = column
  const builder = SERIALS[type.name]
  if (identity?.mode !== 'serial' || !builder || column.nullable || type.dimensions > 0) return null
  if (identity.sequence && identity.sequence !== ownSequence(context, column)) return null
  if (sequenceOptions(identity).length > 0) return null
  const mode = builder === 'bigserial' ? `, { mode: '${context.options.bigints}' }` : ''
  return `${use(context, builder)}(${quote(truncateName(column.name))}${mode})`
}

function identityCall(context: Context, column: ObjectOf<'column'>): string {
  const { identity } = column
  if (!identity) return ''
  const sequence = identity.sequence ?? ownSequence(context, column)
  if (identity.mode === 'serial') {
    const name = `"${sequence.replaceAll('"', '""')}"`
    return `.default(${use(context, 'sql') && sqlTemplate(`nextval('${name.replaceAll("'", "''")}'::regclass)`)})`
  }
  const call = identity.mode === 'always' ? 'generatedAlwaysAsIdentity' : 'generatedByDefaultAsIdentity'
  const named = sequence === ownSequence(context, column) ? [] : [`name: ${quote(truncateName(sequence))}`]
  const options = [...named, ...sequenceOptions(identity)]
  return `.${call}(${options.length > 0 ? `{ ${options.join(', ')} }` : ''})`
}

function columnLosses(column: ObjectOf<'column'>, type: ColumnType): Loss[] {
  const found: Loss[] = []
  const say = (code: string, comment: string, message: string) =>
    found.push(loss(code, column.id, { comment, message }))
  if (column.generated && !column.generated.stored)
    say('virtual', 'VIRTUAL', `Drizzle knows stored columns only: ${column.name} is computed when read.`)
  if (column.collation)
    say('collation', `COLLATE ${column.collation}`, `Drizzle can't say the collation of ${column.name}.`)
  if (column.identity?.mode === 'serial' && (column.identity.sequence || column.nullable))
    say(
      'serial',
      `draws from ${column.identity.sequence ?? 'a sequence'}, which it owns`,
      `Drizzle can't say that ${column.name} owns its sequence.`,
    )
  if (type.domain?.includes('.'))
    say('domain', `domain ${type.domain}`, `drizzle-kit can't name the domain ${type.domain} with its schema.`)
  return found
}
