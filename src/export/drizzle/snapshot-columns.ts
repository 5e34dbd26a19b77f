import { truncateName } from '#base'
import { intervalOptions, NEEDS_ARGS } from '#languages'
import { type Id, type ObjectOf, object, sequenceName, type TypeRef } from '#model'
import { shownType, takesBuilder } from './column-builder.ts'
import { drawnFrom, isNamedByPostgres, isSerial, SERIALS } from './column-lines.ts'
import type { Context } from './context.ts'
import { kitDefault } from './default-call.ts'
import { nameForKit } from './head.ts'

/** A column as drizzle-kit's snapshot has it (`serializer/pgSchema.ts` of 0.31). */
export type SnapshotColumn = Readonly<Record<string, unknown>>

/** How drizzle-orm spells a type with its modifiers (`getSQLType` of its column). */
function spelled(base: string, args: readonly string[], dates: 'date' | 'string'): string {
  const zone = /^(time|timestamp)tz$/.exec(base)?.[1]
  const [first] = args
  if (zone || base === 'time' || base === 'timestamp') {
    const precision =
      first === undefined ? '' : base.startsWith('timestamp') && dates === 'date' ? ` (${first})` : `(${first})`
    return `${zone ?? base}${precision}${zone ? ' with time zone' : ''}`
  }
  return args.length > 0 ? `${base}(${args.join(', ')})` : base
}

/** A type as kit says it, and the schema of an enum. */
export function kitType(context: Context, written: TypeRef): { readonly type: string; readonly typeSchema?: string } {
  const type = shownType(context, written)
  const list = '[]'.repeat(type.dimensions)
  if (type.enumeration && !type.domain) {
    const schema = type.enumeration.parent && object(context.design, type.enumeration.parent)
    return { type: `${truncateName(type.enumeration.name)}${list}`, typeSchema: schema ? schema.name : 'public' }
  }
  if (takesBuilder(type)) {
    const args = type.args.length > 0 ? type.args : (NEEDS_ARGS[type.base] ?? [])
    return { type: `${spelled(type.base, args, context.options.dates)}${list}` }
  }
  const isInterval = !type.domain && intervalOptions(type.sql) !== null
  return { type: `${isInterval ? type.sql.trim().toLowerCase() : nameForKit(type.sql)}${list}` }
}

const BOUNDS: Readonly<Record<string, readonly [min: string, max: string]>> = {
  smallint: ['-32768', '32767'],
  integer: ['-2147483648', '2147483647'],
  bigint: ['-9223372036854775808', '9223372036854775807'],
}

type Options = Pick<
  NonNullable<ObjectOf<'column'>['identity']>,
  'increment' | 'min' | 'max' | 'start' | 'cache' | 'cycle'
>

/** The options of a sequence, none left out. */
export function kitSequence(it: Options, type: string): Readonly<Record<string, unknown>> {
  const [least, most] = BOUNDS[type] ?? (BOUNDS.bigint as readonly [string, string])
  const back = it.increment.startsWith('-')
  return {
    increment: it.increment,
    startWith: it.start,
    minValue: it.min ?? (back ? least : '1'),
    maxValue: it.max ?? (back ? '-1' : most),
    cache: it.cache,
    cycle: it.cycle,
  }
}

export function snapshotColumn(context: Context, column: ObjectOf<'column'>, schema: string): SnapshotColumn {
  const name = truncateName(column.name)
  const serial = isSerial(context, column)
  const { identity } = column
  const isKey = isNamedByPostgres(context, column)
  const numbered = identity !== null && identity.mode !== 'serial'
  const draws = identity?.mode === 'serial' && !serial
  const said = serial
    ? null
    : draws
      ? drawnFrom(context.design, column)
      : kitDefault(column, shownType(context, column.type))
  const table = object(context.design, column.parent as Id)?.name ?? ''
  return {
    name,
    ...(serial ? { type: SERIALS[column.type.name] } : kitType(context, column.type)),
    primaryKey: isKey,
    notNull: !column.nullable || serial || isKey || numbered,
    ...(said === null ? {} : { default: said }),
    ...(column.generated ? { generated: { as: column.generated.expression, type: 'stored' } } : {}),
    ...(identity && numbered
      ? {
          identity: {
            type: identity.mode === 'always' ? 'always' : 'byDefault',
            name: truncateName(identity.sequence ?? sequenceName(table, column.name)),
            schema,
            ...kitSequence(identity, column.type.name),
          },
        }
      : {}),
  }
}
