import { quoteName, quoteText, truncateName } from '#base'
import { type Id, type ObjectOf, primaryKeyOf, schemaNameOf } from '#model'
import { numberingWords, ownSequence } from '../naming/column-words.ts'
import { literalOf } from '../naming/literal.ts'
import type { Loss } from '../naming/loss.ts'
import { isKeptByOrm } from '../naming/upkeep.ts'
import { type Context, loss, use } from './context.ts'
import { collationOf, refusesNulls, typeText } from './type-text.ts'
import { call, quote, sqlString, sqlText } from './words.ts'

/** A column as `sa.Column(...)` takes it, and what its values are in Python. */
export type ColumnLine = { readonly column: string; readonly hint: string; readonly losses: readonly Loss[] }

type Column = ObjectOf<'column'>

const INTEGERS = new Set(['smallint', 'integer', 'bigint'])

/** Only of one integer does SQLAlchemy make a serial by itself. */
export const isLonePrimary = (context: Context, column: Column): boolean => {
  const primary = primaryKeyOf(context.design, column.parent as Id)
  return primary?.columns.length === 1 && primary.columns[0] === column.id && INTEGERS.has(column.type.name)
}

export function columnLine(context: Context, column: Column, indent: string): ColumnLine {
  const { name: collation, unsaid } = collationOf(context, column)
  const type = typeText(context, column.type, collation)
  const serial = isPlainSerial(context, column)
  const lone = isLonePrimary(context, column)
  const args = [
    quote(truncateName(column.name)),
    type.text,
    ...identityArgs(column),
    ...computedArgs(column),
    ...(lone && !(column.identity && !serial) ? [`autoincrement=${serial ? 'True' : 'False'}`] : []),
    `nullable=${column.nullable && !refusesNulls(context, column.type) ? 'True' : 'False'}`,
    ...defaultArgs(context, column, serial),
    ...(isKeptByOrm(context.design, column) ? ['onupdate=sa.func.now()'] : []),
    ...(column.comment ? [`comment=${quote(column.comment)}`] : []),
  ]
  const optional = column.nullable || hasValueByItself(column)
  return {
    column: call('sa.Column', args, indent),
    hint: optional ? `${use(context, 'Optional')}[${type.hint}]` : type.hint,
    losses: lossesOf(context, column, unsaid),
  }
}

/** Whether the database finds a value where none is given. */
export const hasValueByItself = (column: Column): boolean =>
  column.identity !== null ||
  column.generated !== null ||
  (column.default !== null && literalOf(column.default).is !== 'null')

/** Whether SERIAL, which SQLAlchemy makes of a lone integer key, says all there is to say of the sequence. */
export function isPlainSerial(context: Context, column: Column): boolean {
  const { identity } = column
  if (identity?.mode !== 'serial' || !isLonePrimary(context, column)) return false
  const own = identity.sequence === null || identity.sequence === ownSequence(context.design, column)
  return own && identity.type === null && sequenceArgs(identity).length === 0
}

const USUAL = { increment: '1', start: '1', cache: '1' } as const

function sequenceArgs(it: NonNullable<Column['identity']>): readonly string[] {
  const said = (['start', 'increment', 'cache'] as const).flatMap((key) =>
    it[key] !== null && it[key] !== USUAL[key] ? [`${key}=${it[key]}`] : [],
  )
  return [
    ...said,
    ...(it.min !== null ? [`minvalue=${it.min}`] : []),
    ...(it.max !== null ? [`maxvalue=${it.max}`] : []),
    ...(it.cycle ? ['cycle=True'] : []),
  ]
}

export function identityArgs({ identity }: Column): readonly string[] {
  if (!identity || identity.mode === 'serial') return []
  return [
    `sa.Identity(${[...(identity.mode === 'always' ? ['always=True'] : []), ...sequenceArgs(identity)].join(', ')})`,
  ]
}

/** SQLAlchemy before 2.1 knows stored columns only; of the others it has to know that a value comes back. */
export function computedArgs({ generated }: Column): readonly string[] {
  if (!generated) return []
  return generated.stored ? [`sa.Computed(${sqlString(generated.expression)}, persisted=True)`] : ['sa.FetchedValue()']
}

export function defaultArgs(context: Context, column: Column, serial: boolean): readonly string[] {
  if (column.identity?.mode === 'serial' && !serial) {
    const schema = schemaNameOf(context.design, column.id)
    const sequence = quoteName(column.identity.sequence ?? ownSequence(context.design, column))
    const name = schema === 'public' ? sequence : `${quoteName(schema)}.${sequence}`
    return [`server_default=${sqlText(`nextval(${quoteText(name)}::regclass)`)}`]
  }
  if (column.default === null || column.generated) return []
  return [`server_default=${sqlText(column.default)}`]
}

/** What neither SERIAL nor an identity says of where the numbers come from; an identity's options it does. */
function numberingLoss(context: Context, column: Column): string {
  const { identity } = column
  if (!identity || isPlainSerial(context, column)) return ''
  const own = identity.mode === 'serial' ? identity : { ...identity, ...USUAL, min: null, max: null, cycle: false }
  return numberingWords(context.design, { ...column, identity: own })
}

function lossesOf(context: Context, column: Column, collation: string | null): Loss[] {
  const found: Loss[] = []
  const say = (code: string, comment: string, message: string) =>
    found.push(loss(code, column.id, { comment, message }))
  if (column.generated && !column.generated.stored)
    say('virtual', 'VIRTUAL', `SQLAlchemy knows stored columns only: ${column.name} is computed when read.`)
  const numbering = numberingLoss(context, column)
  if (numbering)
    say('numbering', numbering, `SQLAlchemy can't say this of the numbers of ${column.name}: ${numbering}.`)
  if (collation) say('collation', collation, `SQLAlchemy can't say the collation of ${column.name}.`)
  return found
}
