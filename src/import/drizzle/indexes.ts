import { isOneExpression, quoteName, tokenize, truncateName } from '#base'
import { type Id, newId, type ObjectOf, type TypeRef } from '#model'
import { bringExtension, bringFunctions } from '../extension.ts'
import { refusesType, unusualClass } from '../usual-class.ts'
import type { Table } from './declared.ts'
import type { Draft } from './draft.ts'
import { sqlOf } from './sql-text.ts'
import { type Calling, chainOf, textOf, unknown, type Value } from './values.ts'

type Key = ObjectOf<'index'>['keys'][number]

const PLAIN: Key = { column: null, expression: null, opclass: null, collation: null, order: 'asc', nulls: 'last' }

/** An index as its calls say it. */
export function readIndex(draft: Draft, table: Table, steps: readonly Calling[]): Id | null {
  const [call] = steps as readonly [Calling]
  const on = steps.find((it) => /^(on|onOnly|using)$/.test(it.name))
  if (!on) {
    draft.unreadable(`An index of ${table.key} names no columns`, call.at)
    return null
  }
  const [method, given] = on.name === 'using' ? [methodOf(on.args[0]), on.args.slice(1)] : ['btree', on.args]
  const keys = given.map((it) => keyOf(draft, table, it, method))
  if (keys.includes(null) || keys.length === 0) {
    const lost = given[keys.indexOf(null)]
    draft.unread(`An index of ${table.key} can’t be read`, lost?.is === 'unknown' ? lost : null, call.at)
    return null
  }
  if (method === 'gin' && !draft.hasRoot('extension', 'btree_gin')) {
    const plain = keys.find((it) => it?.column && !it.opclass && !hasGin(draft, table, it.column))
    if (plain) {
      draft.unreadable(
        `Postgres refuses an index of ${table.key}: without the extension btree_gin GIN takes arrays, jsonb and tsvector alone`,
        call.at,
      )
      return null
    }
  }
  const columns = given.map((it) => draft.declared.columnOf(plainColumn(it))?.column.name ?? 'undefined')
  const name = truncateName(textOf(call.args[0]) ?? `${table.name}_${columns.join('_')}_index`)
  const where = steps.find((it) => it.name === 'where')
  const condition = where ? conditionOf(draft, table, where) : null
  if (where && condition === null) return null
  if (!draft.takesRelation(table.schema, name)) {
    draft.unreadable(`There is an index ${name} already: Postgres takes one of a name in a schema`, call.at)
    return null
  }
  bringExtension(draft, draft.telling, { sort: 'methods', name: method }, call.at)
  const id = newId('index')
  const settings = steps.find((it) => it.name === 'with')?.args[0]
  draft.add('index', {
    id,
    name,
    parent: table.id,
    method,
    unique: chainOf(call).root.is === 'library' && (chainOf(call).root as { name: string }).name === 'uniqueIndex',
    keys: keys.flatMap((it) => it ?? []),
    where: condition,
    options: settings?.is === 'record' ? optionsOf(settings) : [],
  })
  return id
}

const typeOf = (draft: Draft, table: Table, id: Id): TypeRef | null => {
  const column = draft.childrenOf(table.id).find((it) => it.id === id)
  return column?.kind === 'column' ? column.type : null
}

/** Whether GIN has an operator class of its own for a column's type. */
function hasGin(draft: Draft, table: Table, id: Id): boolean {
  const type = typeOf(draft, table, id)
  return (
    type !== null &&
    (type.dimensions > 0 ||
      !/^(text|character|uuid|integer|bigint|smallint|boolean|date|timestamp|numeric|real|double)/.test(
        type.name || 'text',
      ))
  )
}

/** Methods are words of Postgres', so they are no more than a name. */
const methodOf = (value: Value | undefined): string =>
  (textOf(value) ?? (value?.is === 'sql' ? value.texts.join('').trim() : 'btree')).toLowerCase()

const optionsOf = (settings: Extract<Value, { is: 'record' }>): string[] =>
  [...settings.fields].flatMap(([key, { value }]) =>
    value.is === 'text' || value.is === 'number' || value.is === 'word' ? [`${key}=${value.text}`] : [],
  )

function conditionOf(draft: Draft, table: Table, where: Calling): string | null {
  const [value] = where.args
  const found = value ? sqlOf({ declared: draft.declared, own: table }, value) : null
  if (found && 'sql' in found && isOneExpression(found.sql)) {
    bringFunctions(draft, draft.telling, found.sql, where.step)
    return found.sql.trim()
  }
  const why = found && 'why' in found ? unknown(found.why, found.at ?? where.step) : null
  draft.unread(
    `The condition of an index of ${table.key} can’t be read`,
    value?.is === 'unknown' ? value : why,
    where.step,
  )
  return null
}

/** The column itself, without the calls that say how it is sorted. */
const plainColumn = (value: Value): Value => (chainOf(value).root.is === 'member' ? chainOf(value).root : value)

const KEY_STEPS = new Set(['asc', 'desc', 'nullsFirst', 'nullsLast', 'op'])

function keyOf(draft: Draft, table: Table, value: Value, method: string): Key | null {
  const { root, steps } = chainOf(value)
  const found = draft.declared.columnOf(root)
  if (!found) return expressionKey(draft, table, value)
  if (found.table !== table) return null
  for (const it of steps)
    if (!KEY_STEPS.has(it.name)) draft.unreadable(`A key of an index has no .${it.name}()`, it.step)
  const has = (name: string) => steps.findLast((it) => it.name === name)
  const order = has('desc') ? 'desc' : 'asc'
  const opclass = textOf(has('op')?.args[0])
  if (opclass) bringExtension(draft, draft.telling, { sort: 'classes', name: opclass }, steps[0]?.at ?? table.call.at)
  const type = opclass ? typeOf(draft, table, found.column.id) : null
  if (opclass && type && refusesType(opclass, type))
    draft.unreadable(
      `${opclass} is left out: it takes no ${type.name || 'enum'}, and Postgres refuses an index that says so`,
      has('op')?.step ?? table.call.at,
    )
  // Drizzle says NULLS LAST unless told otherwise, in whatever order; beside an operator class drizzle-kit says neither.
  const nulls = has('nullsFirst') ? 'first' : 'last'
  const said = opclass || method !== 'btree' ? ({ order: 'asc', nulls: 'last' } as const) : ({ order, nulls } as const)
  return { ...PLAIN, column: found.column.id, opclass: unusualClass(opclass), ...said }
}

/** A key written as SQL: an expression with what may follow it in an index. */
function expressionKey(draft: Draft, table: Table, value: Value): Key | null {
  const found = sqlOf({ declared: draft.declared, own: table }, value)
  if (!('sql' in found)) return null
  const words = split(found.sql)
  if (!words || !isOneExpression(words.expression)) return null
  const { expression, ...rest } = words
  if (rest.opclass) bringExtension(draft, draft.telling, { sort: 'classes', name: rest.opclass }, table.call.at)
  const column = [...table.columns.values()].find(
    (it) => expression === quoteName(it.name) || expression === `"${it.name}"`,
  )
  if (!column) bringFunctions(draft, draft.telling, expression, table.call.at)
  return column ? { ...PLAIN, ...rest, column: column.id } : { ...PLAIN, ...rest, expression }
}

type Split = Pick<Key, 'opclass' | 'order' | 'nulls' | 'collation'> & { readonly expression: string }

/** `lower(name) text_pattern_ops DESC NULLS LAST` in its parts. */
function split(sql: string): Split | null {
  const tokens = tokenize(sql).filter((it) => it.type !== 'space' && it.type !== 'comment')
  const word = (back: number): string => {
    const it = tokens.at(-back)
    return it ? sql.slice(it.from, it.to).toLowerCase() : ''
  }
  let nulls: Key['nulls'] | null = null
  if (word(2) === 'nulls' && /^(first|last)$/.test(word(1))) {
    nulls = word(1) === 'first' ? 'first' : 'last'
    tokens.splice(-2)
  }
  const order = word(1) === 'desc' ? 'desc' : 'asc'
  if (/^(asc|desc)$/.test(word(1))) tokens.pop()
  let opclass: string | null = null
  const [last, before] = [tokens.at(-1), tokens.at(-2)]
  if (last && before && /_ops$/.test(word(1))) {
    opclass = sql.slice(last.from, last.to)
    tokens.pop()
  }
  const end = tokens.at(-1)?.to
  if (end === undefined) return null
  const expression = unwrapped(sql.slice(0, end).trim())
  return { expression, opclass, order, nulls: nulls ?? (order === 'desc' ? 'first' : 'last'), collation: null }
}

/** Without the brackets around all of it, which an index needs and an expression does not. */
function unwrapped(sql: string): string {
  if (!sql.startsWith('(') || !sql.endsWith(')')) return sql
  const inner = sql.slice(1, -1)
  return isOneExpression(inner) && inner.trim() !== '' ? unwrapped(inner.trim()) : sql
}
