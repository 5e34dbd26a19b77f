import { isOneExpression, truncateName } from '#base'
import type { Range } from '#languages'
import { type Identity, newId, type ObjectOf, sequenceName, type TypeRef } from '#model'
import { bringExtension, bringFunctions } from '../extension.ts'
import { primaryKeyName } from '../names.ts'
import { applied } from './applied.ts'
import { buildingOf, type ColumnBuilding } from './column-type.ts'
import { type Column, cased, isWithin, type Table } from './declared.ts'
import { defaultSql } from './default-value.ts'
import { commentOf, type Draft } from './draft.ts'
import { library } from './library.ts'
import { OF_SEQUENCES, tellUnknownOptions } from './options.ts'
import { sequenceFields } from './sequences.ts'
import { sqlOf } from './sql-text.ts'
import { type Calling, chainOf, fieldOf, isNothing, textOf, type Value } from './values.ts'

/** A column that was read, with what its calls say beyond it. */
export type ReadColumn = { readonly column: Column; readonly building: ColumnBuilding }

export type ReadTable = { readonly table: Table; readonly columns: readonly ReadColumn[] }

/** Finds the columns of a table by their keys, so that whatever speaks of them can be read. */
export function findColumns(draft: Draft, table: Table): void {
  const [, given] = table.call.args
  const callback = given?.is === 'function'
  const value = callback
    ? applied(draft.project.reading, given, { args: [library('drizzle-orm/pg-core', '*')], at: table.call.at })
    : given
  if (value?.is !== 'record') {
    draft.unread(`The columns of ${table.key} can’t be read`, value ?? null, table.call.at)
    return
  }
  Object.assign(table, { record: value })
  const names = new Set<string>()
  for (const [key, field] of value.fields) {
    if (field.value.is === 'word') continue
    if (key.startsWith('…')) {
      draft.unread(`Some columns of ${table.key} can’t be read`, field.value, table.call.at)
      continue
    }
    const given = nameGiven(draft, { value: field.value, key }, field.entry ?? table.call.at)
    const name = given ?? cased(key, draft.casing)
    const cut = truncateName(name)
    if (names.has(cut)) {
      draft.telling.refuse(`${table.key} has a column ${cut} already`, field.entry?.key ?? table.call.at)
      continue
    }
    names.add(cut)
    table.columns.set(key, { id: newId('column'), key, name: cut, field })
  }
}

/** The name in the database that a builder is given: the first text that one of its calls takes. */
function nameGiven(draft: Draft, { value, key }: { value: Value; key: string }, at: Range): string | null {
  const { root, steps } = chainOf(value)
  if (root.is !== 'library') return null
  const place = root.name === 'customType' || root.name === 'pgEnum' ? 1 : root.name === 'pgSchema' ? 2 : 0
  const first = steps[place]?.args[0]
  if (first && first.is !== 'text' && first.is !== 'record' && !isNothing(first))
    draft.unread(`The name of ${key} can’t be read, so it is called as its key`, first, at)
  return textOf(first)
}

/** The columns of a table. Those that can't be read are not there. */
export function readColumns(draft: Draft, table: Table): readonly ReadColumn[] {
  const found: ReadColumn[] = []
  for (const [key, column] of [...table.columns]) {
    const at = column.field.entry ?? table.call.at
    const building = buildingOf(draft, column.field.value, { key, at })
    if (!building) {
      table.columns.delete(key)
      continue
    }
    found.push({ column, building })
    const { type } = building
    bringExtension(draft, draft.telling, { sort: 'types', name: type.name }, building.builder.at)
    const isKey = building.steps.some((it) => it.name === 'primaryKey')
    const given = givenOf(draft, table, { column, building })
    draft.add('column', {
      id: column.id,
      name: column.name,
      parent: table.id,
      comment: isWithin(at, table.statement) ? commentOf(column.field.entry?.doc ?? null) : null,
      type,
      nullable: !(isKey || building.serial || given.identity || building.steps.some((it) => it.name === 'notNull')),
      ...given,
    })
  }
  readPrimaryKey(draft, table, found)
  return found
}

function readPrimaryKey(draft: Draft, table: Table, columns: readonly ReadColumn[]): void {
  const keys = columns.filter(({ building }) => building.steps.some((it) => it.name === 'primaryKey'))
  const [first, second] = keys
  if (!first) return
  const call = (it: ReadColumn) => it.building.steps.find((step) => step.name === 'primaryKey') as Calling
  if (second)
    draft.telling.refuse(
      `${table.key} has two primary keys: of several columns it is one primaryKey({ … })`,
      call(second).step,
    )
  const id = newId('primary-key')
  draft.add('primary-key', { id, name: primaryKeyName(table.name), parent: table.id, columns: [first.column.id] })
  draft.tie(call(first), id, '')
}

type Given = Pick<ObjectOf<'column'>, 'default' | 'identity' | 'generated'>

/** Calls that speak to Drizzle's client alone. */
const CLIENT = new Set(['$type', '$default', '$defaultFn', '$onUpdate', '$onUpdateFn'])
const ELSEWHERE = new Set(['primaryKey', 'notNull', 'unique', 'references'])

function givenOf(draft: Draft, table: Table, { column, building }: ReadColumn): Given {
  const made: { default: string | null; identity: Identity; generated: Given['generated'] } = {
    default: null,
    identity: building.serial ? serial(table, column) : null,
    generated: null,
  }
  const standing = { declared: draft.declared, own: table }
  for (const it of building.steps) {
    const { name, step: at } = it
    const [first] = it.args
    if (ELSEWHERE.has(name)) continue
    if (CLIENT.has(name)) {
      if (name !== '$type') draft.telling.count(`.${name}()`, at)
    } else if (name === 'defaultNow') made.default = 'now()'
    else if (name === 'defaultRandom') made.default = 'gen_random_uuid()'
    else if (name === 'default')
      made.default = first ? defaultSql(draft, { value: first, type: building.type, standing, at }) : null
    else if (name === 'generatedAlwaysAs') made.generated = generated(draft, table, it)
    else if (name === 'generatedAlwaysAsIdentity' || name === 'generatedByDefaultAsIdentity')
      made.identity = identity(draft, { table, column, type: building.type, call: it })
    else draft.unreadable(`Drizzle’s columns have no .${name}()`, at)
  }
  return made
}

const serial = (table: Table, column: Column): NonNullable<Identity> => ({
  mode: 'serial',
  sequence: sequenceName(table.name, column.name),
  type: null,
  increment: '1',
  min: null,
  max: null,
  start: '1',
  cache: '1',
  cycle: false,
})

function identity(
  draft: Draft,
  { table, column, type, call }: { table: Table; column: Column; type: TypeRef; call: Calling },
): NonNullable<Identity> {
  const [options] = call.args
  tellUnknownOptions(draft, options, { of: `.${call.name}()`, takes: ['name', ...OF_SEQUENCES], at: call.step })
  const name = textOf(fieldOf(options, 'name')) ?? `${table.name}_${column.name}_seq`
  return {
    mode: call.name === 'generatedAlwaysAsIdentity' ? 'always' : 'by default',
    sequence: truncateName(name),
    type: null,
    ...sequenceFields(draft, { options, type: type.name, at: call.step }),
  }
}

function generated(draft: Draft, table: Table, call: Calling): Given['generated'] {
  const [value] = call.args
  const found = value
    ? value.is === 'text'
      ? { sql: value.text }
      : sqlOf({ declared: draft.declared, own: table }, value)
    : null
  if (found && 'sql' in found && isOneExpression(found.sql)) {
    bringFunctions(draft, draft.telling, found.sql, call.step)
    return { expression: found.sql.trim(), stored: true }
  }
  const why = found && 'why' in found ? found : null
  draft.unread(
    'What is generated can’t be read',
    why ? { is: 'unknown', why: why.why, at: why.at ?? call.step } : null,
    call.step,
  )
  return null
}
