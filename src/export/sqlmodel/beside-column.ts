import { truncateName } from '#base'
import { foreignKeysOf, type Id, indexesOf, type ObjectOf, object, primaryKeyOf, schemaNameOf, uniquesOf } from '#model'
import { columnType } from '../naming/column-type.ts'
import { enumCall } from './beside-enum.ts'
import type { Inline } from './beside-inline.ts'
import { computedArgs, defaultArgs, identityArgs, isLonePrimary, isPlainSerial } from './column-line.ts'
import { type Context, formOf } from './context.ts'
import { collationOf, typeText } from './type-text.ts'
import { call, quote } from './words.ts'

type Column = ObjectOf<'column'>
type Given = { readonly inline: Inline; readonly indent: string }

/** A column as the text says its like: `Field(…)`, that with a `Column`, `mapped_column(…)`, or `Column(…)` alone. */
export function besideColumn(context: Context, column: Column, { inline, indent }: Given): string {
  const table = column.parent as Id
  const form =
    formOf(context, column.id) ?? formOf(context, table, 'columns') ?? formOf(context, null, 'columns') ?? 'sa_column'
  const key = context.fields(table).columns.get(column.id) ?? column.name
  const parts = partsOf(context, column, inline)
  const hint = hinted(context, column, parts.hint)
  if (formOf(context, table) === 'table')
    return call('sa.Column', columnArgs(context, column, { parts, isNamed: true, isTyped: true }), indent)
  const isNamed = key !== truncateName(column.name)
  if (form === 'column')
    return `${key} = ${call('sa.Column', columnArgs(context, column, { parts, isNamed, isTyped: true }), indent)}`
  if (form === 'mapped')
    return `${key}: sa.Mapped[${hint}] = ${call('sa.mapped_column', columnArgs(context, column, { parts, isNamed, isTyped: true }), indent)}`
  const args = form === 'field' ? fieldArgs(context, column, { parts, isNamed }) : null
  if (args) return args.length === 0 ? `${key}: ${hint}` : `${key}: ${hint} = ${call('Field', args, indent)}`
  const own = call('sa.Column', columnArgs(context, column, { parts, isNamed, isTyped: true }), `${indent}    `)
  const usual = hint.startsWith('Optional[') || /\| None$/.test(hint) ? ['default=None'] : []
  return `${key}: ${hint} = ${call('Field', [...usual, `sa_column=${own}`], indent)}`
}

type Parts = {
  readonly type: string
  readonly hint: string
  readonly primary: boolean
  readonly foreign: readonly ObjectOf<'foreign-key'>[]
  readonly unique: boolean
  readonly index: boolean
  readonly serial: boolean
}

function partsOf(context: Context, column: Column, inline: Inline): Parts {
  const { design } = context
  const table = column.parent as Id
  const { name: collation } = collationOf(context, column)
  const of = columnType(design, column.type)
  const typed = typeText(context, column.type, collation)
  const own = of.enumeration && !of.domain ? object(design, of.enumeration.id as ObjectOf<'enum'>['id']) : null
  const hasConstant = own && (formOf(context, own.id) === null || formOf(context, own.id, 'constant') !== null)
  const constant = own ? context.names.types.get(own.id) : undefined
  const type = own && !hasConstant && constant ? typed.text.replace(constant, () => enumCall(context, own)) : typed.text
  const isText = own && formOf(context, own.id) === 'inline'
  const primary = primaryKeyOf(design, table)
  const isOf = (id: Id) => inline.get(id)?.column === column.id
  const index = indexesOf(design, table).find((it) => isOf(it.id))
  return {
    type,
    hint: isText ? 'str' : typed.hint,
    primary: primary !== null && inline.has(primary.id) && primary.columns.includes(column.id),
    foreign: foreignKeysOf(design, table).filter((it) => isOf(it.id)),
    unique: index?.unique === true || uniquesOf(design, table).some((it) => isOf(it.id)),
    index: index !== undefined,
    serial: isPlainSerial(context, column),
  }
}

/** A hint in the text's own way of saying what may be missing. */
function hinted(context: Context, column: Column, hint: string): string {
  const said = formOf(context, column.id, 'optional')
  const form = formOf(context, column.id) ?? formOf(context, column.parent as Id, 'columns') ?? 'sa_column'
  const byItself =
    form === 'sa_column' && (column.identity !== null || column.generated !== null || column.default !== null)
  const isNumber = form === 'field' && column.identity !== null
  const optional = said === null ? column.nullable || byItself || isNumber : said === 'yes'
  const isModern = formOf(context, null, 'optional') !== 'Optional'
  const plain = isModern ? hint.replaceAll('List[', 'list[') : hint
  if (!optional) return plain
  return isModern ? `${plain} | None` : `Optional[${plain}]`
}

const flag = (name: string, isSet: boolean): readonly string[] => (isSet ? [`${name}=True`] : [])

function pathOf(context: Context, it: ObjectOf<'foreign-key'>): string {
  const schema = schemaNameOf(context.design, it.target)
  const usual = formOf(context, it.parent as Id, 'usual schema') ?? 'public'
  const names = [it.target, ...it.targetColumns].map((id) => truncateName(object(context.design, id)?.name ?? ''))
  return [...(schema === usual ? [] : [schema]), ...names].join('.')
}

function foreignArg(context: Context, it: ObjectOf<'foreign-key'>): string {
  const args = [
    quote(pathOf(context, it)),
    ...(it.onDelete === 'no action' ? [] : [`ondelete=${quote(it.onDelete.toUpperCase())}`]),
    ...(it.onUpdate === 'no action' ? [] : [`onupdate=${quote(it.onUpdate.toUpperCase())}`]),
    ...(it.deferrable === 'no'
      ? []
      : ['deferrable=True', ...(it.deferrable === 'deferred' ? ['initially="DEFERRED"'] : [])]),
    ...(it.match === 'full' ? ['match="FULL"'] : []),
  ]
  return `sa.ForeignKey(${args.join(', ')})`
}

type Asked = { readonly parts: Parts; readonly isNamed: boolean; readonly isTyped: boolean }

function columnArgs(context: Context, column: Column, { parts, isNamed, isTyped }: Asked): readonly string[] {
  const isKey = primaryKeyOf(context.design, column.parent as Id)?.columns.includes(column.id) === true
  const numbered = isLonePrimary(context, column)
  const saysNumbered = parts.serial ? formOf(context, column.id, 'numbered') === 'said' : numbered && !column.identity
  return [
    ...(isNamed ? [quote(truncateName(column.name))] : []),
    ...(isTyped ? [parts.type] : []),
    ...parts.foreign.map((it) => foreignArg(context, it)),
    ...identityArgs(column),
    ...computedArgs(column),
    ...flag('primary_key', parts.primary),
    ...(saysNumbered ? [`autoincrement=${parts.serial ? 'True' : 'False'}`] : []),
    ...(isKey && formOf(context, column.id, 'nullable') !== 'said'
      ? []
      : [`nullable=${column.nullable ? 'True' : 'False'}`]),
    ...flag('unique', parts.unique),
    ...flag('index', parts.index),
    ...defaultArgs(context, column, parts.serial),
    ...(column.comment ? [`comment=${quote(column.comment)}`] : []),
  ]
}

/** Types that a hint alone makes. */
const IMPLIED: Readonly<Record<string, RegExp>> = {
  int: /^sa\.Integer$/,
  float: /^pg\.DOUBLE_PRECISION$/,
  bool: /^sa\.Boolean$/,
  str: /^sa\.String$/,
  bytes: /^pg\.BYTEA$/,
  'datetime.datetime': /^pg\.TIMESTAMP\(timezone=True\)$/,
  'datetime.date': /^sa\.Date$/,
  'datetime.time': /^pg\.TIME$/,
  'datetime.timedelta': /^pg\.INTERVAL$/,
  'uuid.UUID': /^pg\.UUID/,
  'decimal.Decimal': /^sa\.Numeric$/,
}

function fieldTypeArgs(context: Context, column: Column, { type, hint }: Parts): readonly string[] {
  const length = /^sa\.String\((\d+)\)$/.exec(type)?.[1]
  if (hint === 'str' && length) return [`max_length=${length}`]
  const [, digits, places] = /^sa\.Numeric\((\d+)(?:, (\d+))?\)$/.exec(type) ?? []
  if (hint === 'decimal.Decimal' && digits)
    return [`max_digits=${digits}`, ...(places ? [`decimal_places=${places}`] : [])]
  if (IMPLIED[hint]?.test(type)) return []
  const of = columnType(context.design, column.type)
  const own = of.enumeration && of.dimensions === 0 ? formOf(context, of.enumeration.id) : null
  if (own === 'names' && /^sa\.Enum\(\w+\)$/.test(type)) return []
  return [`sa_type=${type}`]
}

/** Null where a field can't say it, and takes a column of its own. */
function fieldArgs(
  context: Context,
  column: Column,
  { parts, isNamed }: Omit<Asked, 'isTyped'>,
): readonly string[] | null {
  const [foreign, second] = parts.foreign
  const made = [...identityArgs(column), ...computedArgs(column)]
  const numbered = isLonePrimary(context, column) && !parts.serial && !column.identity
  const [usual] = defaultArgs(context, column, parts.serial)
  if (second || (usual && !usual.startsWith('server_default='))) return null
  const words = [
    ...(isNamed ? [`"name": ${quote(truncateName(column.name))}`] : []),
    ...(usual ? [`"server_default": ${usual.slice('server_default='.length)}`] : []),
    ...(column.comment ? [`"comment": ${quote(column.comment)}`] : []),
    ...(numbered && formOf(context, column.id, 'numbered') !== 'default' ? ['"autoincrement": False'] : []),
  ]
  const isKey = primaryKeyOf(context.design, column.parent as Id)?.columns.includes(column.id) === true
  const optional = formOf(context, column.id, 'optional')
  const isSaid =
    formOf(context, column.id, 'nullable') === 'said' ||
    (optional !== null && !isKey && (optional === 'yes') !== column.nullable)
  return [
    ...flag('primary_key', parts.primary),
    ...(foreign ? [`foreign_key=${quote(pathOf(context, foreign))}`] : []),
    ...(foreign && foreign.onDelete !== 'no action' ? [`ondelete=${quote(foreign.onDelete.toUpperCase())}`] : []),
    ...(isSaid ? [`nullable=${column.nullable ? 'True' : 'False'}`] : []),
    ...flag('unique', parts.unique),
    ...flag('index', parts.index),
    ...fieldTypeArgs(context, column, parts),
    ...(made.length > 0 ? [`sa_column_args=(${made.join(', ')},)`] : []),
    ...(words.length > 0 ? [`sa_column_kwargs={${words.join(', ')}}`] : []),
  ]
}
