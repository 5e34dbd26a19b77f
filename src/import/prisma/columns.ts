import { isOneExpression } from '#base'
import type { Attribute, PrismaValue } from '#languages'
import { type ObjectOf, sequenceName, type TypeRef } from '#model'
import { bringExtension, bringFunctions } from '../extension.ts'
import { plainDefault } from '../plain-default.ts'
import { columnType, isNative } from './column-type.ts'
import { literalSql } from './default-value.ts'
import { commentOf, type Draft } from './draft.ts'
import type { Column, Model } from './models.ts'
import { argument, attributeOf, type Source } from './source.ts'

/** What may be said of how an id is made: its version, or how long it is. */
const COUNTS: Readonly<Record<string, RegExp>> = {
  uuid: /^[47]$/,
  cuid: /^[12]$/,
  nanoid: /^(?:[2-9]|[1-9]\d|1\d\d|2[0-4]\d|25[0-5])$/,
}

function tellCounted(source: Source, { text, args }: Extract<PrismaValue, { sort: 'call' }>): void {
  const [first] = args
  if (first && !(first.value.sort === 'number' && COUNTS[text]?.test(first.value.text)))
    source.refuse(`${text}() takes no such number`, first.value)
}

/** What Prisma's client makes by itself when a row is written. */
const CLIENT = ['uuid', 'cuid', 'ulid', 'nanoid', 'auto']
const COUNTED: Readonly<Record<string, true>> = { smallint: true, integer: true, bigint: true }

const SERIAL = {
  mode: 'serial',
  type: null,
  increment: '1',
  min: null,
  max: null,
  start: '1',
  cache: '1',
  cycle: false,
} as const

type Given = Pick<ObjectOf<'column'>, 'default' | 'identity'>

const NONE: Given = { default: null, identity: null }

/** The columns of a model. Those that can't be read are not there. */
export function readColumns(draft: Draft, model: Model): ReadonlyMap<string, TypeRef> {
  const types = new Map<string, TypeRef>()
  for (const [name, column] of [...model.columns]) {
    const type = columnType(draft.source, draft.declared, column.field)
    if (!type) {
      model.columns.delete(name)
      continue
    }
    types.set(name, type)
    bringExtension(draft, draft.source, { sort: 'types', name: type.name }, column.field)
    draft.add('column', {
      id: column.id,
      name: column.name,
      parent: model.id,
      comment: commentOf(column.field.doc),
      type,
      nullable: !column.required,
      ...given(draft, { model, column, type }),
    })
    tieColumn(draft, column)
  }
  return types
}

function tieColumn(draft: Draft, { id, field }: Column): void {
  draft.tie(field, id)
  draft.call(id, field.name.text)
  for (const attribute of field.attributes) {
    const role = isNative(attribute) ? '@db' : `@${attribute.name}`
    if (['@db', '@default', '@map', '@ignore', '@updatedAt'].includes(role)) draft.tie(attribute, id, role)
  }
}

type Typed = { readonly model: Model; readonly column: Column; readonly type: TypeRef }

function given(draft: Draft, typed: Typed): Given {
  const { field } = typed.column
  const updated = attributeOf(field, 'updatedAt')
  if (updated) draft.source.count('@updatedAt', updated)
  const attribute = attributeOf(field, 'default')
  return attribute ? readDefault(draft, attribute, typed) : NONE
}

function readDefault(draft: Draft, attribute: Attribute, { model, column, type }: Typed): Given {
  const { source, declared } = draft
  const { field } = column
  const value = argument(attribute, 'value', 0)
  if (!value) {
    source.refuse('@default says nothing', attribute)
    return NONE
  }
  if (value.sort !== 'call') {
    const enumeration = declared.enums.get(field.type?.name ?? '') ?? null
    const sql = literalSql(value, { type, enumeration })
    if (sql === null) source.refuse(`This is no default for ${field.name.text}`, value)
    return { ...NONE, default: sql }
  }
  if (CLIENT.includes(value.text)) {
    tellCounted(source, value)
    source.count(`@default(${value.text}())`, attribute)
    return NONE
  }
  switch (value.text) {
    case 'now':
      return { ...NONE, default: 'CURRENT_TIMESTAMP' }
    case 'autoincrement':
      if (COUNTED[type.name])
        return { ...NONE, identity: { ...SERIAL, sequence: sequenceName(model.table, column.name) } }
      source.refuse(`autoincrement() numbers whole numbers only`, value)
      return NONE
    case 'dbgenerated': {
      const sql = value.args[0]?.value
      if (!sql) return NONE
      if (sql.sort === 'string' && sql.text.trim() !== '' && isOneExpression(sql.text)) {
        bringFunctions(draft, draft.source, sql.text, sql)
        return { ...NONE, default: plainDefault(sql.text.trim(), type) }
      }
      source.refuse('dbgenerated takes one SQL expression as a string', sql)
      return NONE
    }
    default:
      source.refuse(`Prisma has no function ${value.text}()`, value)
      return NONE
  }
}
