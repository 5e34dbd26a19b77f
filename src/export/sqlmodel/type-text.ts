import { collateWords, type ObjectOf, sqlAt, type TypeRef } from '#model'
import { type ColumnType, columnType } from '../naming/column-type.ts'
import { type Context, speak, use } from './context.ts'
import { intervalArgs, NEEDS_ARGS, PYTHON_TYPES } from './types.ts'
import { quote } from './words.ts'

/** A type for `sa.Column`, and what its values are in Python. */
export type Typed = { readonly text: string; readonly hint: string }

/** Whether the type itself refuses nulls, as a domain can: SQLAlchemy takes its columns for NOT NULL. */
export const refusesNulls = (context: Context, type: TypeRef): boolean => columnType(context.design, type).notNull

const isText = (base: string): boolean => base === 'text' || base === 'varchar' || base === 'char'

/** `collation` is as Postgres names it, without quotes. */
export function typeText(context: Context, written: TypeRef, collation: string | null = null): Typed {
  const type = columnType(context.design, written)
  // A domain's own dimensions are hidden in its name.
  const dimensions = type.domain ? written.dimensions : type.dimensions
  const scalar = scalarText(context, type, collation)
  if (dimensions === 0) return scalar
  const more = dimensions > 1 ? `, dimensions=${dimensions}` : ''
  const hint = Array.from({ length: dimensions }).reduce<string>(
    (inner) => `${use(context, 'List')}[${inner}]`,
    scalar.hint,
  )
  return { text: `pg.ARRAY(${scalar.text}${more})`, hint }
}

function scalarText(context: Context, type: ColumnType, collation: string | null): Typed {
  const { names } = context
  if (type.enumeration && !type.domain) {
    const constant = names.types.get(type.enumeration.id)
    if (constant && hasMembers(type.enumeration))
      return {
        text: speak(context, constant),
        hint: speak(context, names.values.get(type.enumeration.id) ?? 'str'),
      }
  }
  const known = type.domain || type.enumeration ? undefined : PYTHON_TYPES[type.base]
  const fits = known && type.args.length <= (known.args?.length ?? 0) && type.args.every((arg) => /^-?\d+$/.test(arg))
  if (known && fits && !(NEEDS_ARGS.has(type.base) && type.args.length === 0)) {
    const args = [
      ...type.args.map((arg, i) => `${known.args?.[i] ?? ''}${arg}`),
      ...(known.always ?? []),
      ...(collation && isText(type.base) ? [`collation=${quote(collation)}`] : []),
    ]
    if (args.some((arg) => arg.includes('as_uuid'))) use(context, 'uuid')
    return {
      text: args.length > 0 ? `${known.type}(${args.join(', ')})` : known.type,
      hint: hinted(context, known.hint),
    }
  }
  const interval = type.domain || type.enumeration ? null : intervalArgs(type.sql)
  if (interval)
    return {
      text: `pg.INTERVAL${interval.length > 0 ? `(${interval.join(', ')})` : ''}`,
      hint: hinted(context, 'datetime.timedelta'),
    }
  const collate = collation ? ` COLLATE "${collation.replaceAll('"', '""')}"` : ''
  const base = PYTHON_TYPES[type.base]?.hint ?? 'str'
  return {
    text: `${speak(context, use(context, 'PgType'))}(${quote(type.sql + collate)})`,
    hint: hinted(context, type.domain ? base : 'str'),
  }
}

/** An enum without values can be no class. */
export const hasMembers = (it: ObjectOf<'enum'>): boolean => it.values.length > 0

function hinted(context: Context, hint: string): string {
  const [module] = hint.split('.')
  if (hint.includes('.') || hint === 'Any') use(context, module ?? hint)
  return hint
}

type Collation = ObjectOf<'column'>['collation']

/** A collation by its bare name; null where only SQL can name it, or where there is none. */
export function collationName(context: Context, collation: Collation): string | null {
  const found = /^COLLATE (?:"([^".]+)"|([a-z_]\w*))$/.exec(collateWords(collation, sqlAt(context.design)).trim())
  return found?.[1] ?? found?.[2] ?? null
}

/** A column's collation by its bare name, where SQLAlchemy can say it; its words in SQL where it can't. */
export function collationOf(
  context: Context,
  column: ObjectOf<'column'>,
): { name: string | null; unsaid: string | null } {
  if (!column.collation) return { name: null, unsaid: null }
  const name = collationName(context, column.collation)
  const type = columnType(context.design, column.type)
  if (name && !type.domain && type.dimensions === 0 && isText(type.base)) return { name, unsaid: null }
  return { name: null, unsaid: collateWords(column.collation, sqlAt(context.design)).trim() }
}
