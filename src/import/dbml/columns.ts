import type { Check, Column } from '@dbml/parse'
import { isOneExpression } from '#base'
import { columnsSpokenOf } from '#languages'
import { newId, type ObjectOf, sequenceName, type TypeRef } from '#model'
import { bringExtension, bringFunctions } from '../extension.ts'
import { plainDefault } from '../plain-default.ts'
import { readType } from './column-type.ts'
import type { Draft, DraftTable } from './draft.ts'
import { at } from './tables.ts'

const BY_DEFAULT = {
  mode: 'by default',
  type: null,
  increment: '1',
  min: null,
  max: null,
  start: '1',
  cache: '1',
  cycle: false,
} as const

const SERIALS: Readonly<Record<string, string>> = {
  smallserial: 'smallint',
  serial2: 'smallint',
  serial: 'integer',
  serial4: 'integer',
  bigserial: 'bigint',
  serial8: 'bigint',
}
const COUNTED = ['smallint', 'integer', 'bigint']

/** The columns of a table, with the checks that stand in them. */
export function readColumns(draft: Draft, table: DraftTable): void {
  for (const field of table.fields) {
    const id = table.columns.get(field.name)
    if (!id) continue
    const type = typeOf(draft, field)
    const serial = SERIALS[field.type.type_name.toLowerCase()] !== undefined
    draft.add('column', {
      id,
      name: field.name,
      parent: table.id,
      type,
      comment: field.note?.value || null,
      nullable: !(field.not_null || field.pk || field.increment || serial || inKey(table, field.name)),
      identity: identityOf(draft, { table, field, type, serial }),
      default: field.increment || serial ? null : defaultOf(draft, field, type),
    })
    for (const check of field.checks) readCheck(draft, table, { check, column: field.name })
  }
}

const inKey = ({ indexes }: DraftTable, name: string): boolean =>
  indexes.some((it) => it.pk && it.columns.some((column) => column.type === 'column' && column.value === name))

function typeOf(draft: Draft, field: Column): TypeRef {
  const { type } = field
  const [, name = '', arrays = ''] = /^(.*?)((?:\[\d*\])*)$/s.exec(type.type_name) ?? []
  // In quotes, as a list has to be, a schema stands within the name.
  const own = draft.enums.get(`${type.schemaName ?? 'public'}.${name}`) ?? draft.enums.get(name)
  if (own) return { name: '', of: own, dimensions: arrays.split('[').length - 1 }
  const counted = SERIALS[name.toLowerCase()]
  if (counted) return { name: counted, of: null, dimensions: 0 }
  const { type: found, is } = readType(field)
  const said = JSON.stringify(type.type_name)
  if (is === 'like')
    draft.once(`Type ${said} is read as ${found.name}`, { code: 'type-like', severity: 'info' }, at(field))
  if (is === 'unknown')
    draft.once(
      `Postgres has no type ${said}; it is read as text`,
      { code: 'type-unknown', severity: 'warning' },
      at(field),
    )
  bringExtension(draft, draft.telling, { sort: 'types', name: found.name }, at(field))
  return found
}

type Counted = { table: DraftTable; field: Column; type: TypeRef; serial: boolean }

function identityOf(draft: Draft, { table, field, type, serial }: Counted): ObjectOf<'column'>['identity'] {
  if (!field.increment && !serial) return null
  const sequence = sequenceName(table.table.name, field.name)
  if (COUNTED.includes(type.name)) return { ...BY_DEFAULT, mode: serial ? 'serial' : 'by default', sequence }
  draft.once(
    `increment is left out of a column of ${type.name || 'an enum'}: Postgres counts whole numbers only`,
    { code: 'increment', severity: 'warning' },
    at(field),
  )
  return null
}

const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`

function defaultOf(draft: Draft, field: Column, of: TypeRef): string | null {
  const given = field.dbdefault
  if (!given || given.value === null) return null
  const text = String(given.value)
  if (given.type === 'string') return quoted(text)
  if (given.type === 'boolean') return text.toLowerCase() === 'null' ? null : text.toLowerCase()
  if (given.type === 'expression' && !isOneExpression(text)) {
    draft.telling.refuse(`“${text.slice(0, 60)}” is not one SQL expression`, at(field))
    return null
  }
  bringFunctions(draft, draft.telling, text, at(field))
  return plainDefault(sqlIn(text), of)
}

/** DBML's own importer of SQL runs the words of a type together: `'/'::charactervarying`. */
const RUN_TOGETHER: Readonly<Record<string, string>> = {
  charactervarying: 'character varying',
  doubleprecision: 'double precision',
  bitvarying: 'bit varying',
  timestampwithtimezone: 'timestamp with time zone',
  timestampwithouttimezone: 'timestamp without time zone',
  timewithtimezone: 'time with time zone',
  timewithouttimezone: 'time without time zone',
}

const sqlIn = (text: string): string =>
  text.trim().replace(/::(\w+)/g, (cast, type: string) => (RUN_TOGETHER[type] ? `::${RUN_TOGETHER[type]}` : cast))

/** A check; without a name Postgres calls it after its table, and its column where it stands in one. */
export function readCheck(
  draft: Draft,
  table: DraftTable,
  { check, column = null }: { check: Check; column?: string | null },
): void {
  const expression = sqlIn(check.expression)
  if (!isOneExpression(expression)) {
    draft.telling.refuse(`“${expression.slice(0, 60)}” is not one SQL expression`, at(check))
    return
  }
  bringFunctions(draft, draft.telling, expression, at(check))
  // Postgres calls a check after the one column that it speaks of.
  const spoken = column ? [column] : columnsSpokenOf(expression, [...table.columns.keys()])
  const id = newId('check')
  draft.pieces.set(at(check).from, { about: id, role: '' })
  draft.add('check', {
    id,
    name: draft.named(check.name, table, spoken.length === 1 ? spoken : [], 'check'),
    parent: table.id,
    expression,
  })
}
