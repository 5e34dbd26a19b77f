import { isOneExpression, quoteName, tokenize, truncateName } from '#base'
import type { Range } from '#languages'
import { conventionName } from '#languages'
import { type Id, newId, type ObjectOf } from '#model'
import { bringExtension, bringFunctions } from '../extension.ts'
import { unusualClass } from '../usual-class.ts'
import { asText, whyNot } from './columns.ts'
import type { Table } from './declared.ts'
import type { Draft } from './draft.ts'
import type { Spec } from './specs.ts'
import { isSound, type Speaking, sqlOf } from './sql-text.ts'
import { argOf, type Calling, flagOf, isNone, plainArgs, textOf, type Value } from './values.ts'

type Key = ObjectOf<'index'>['keys'][number]
const PLAIN: Key = { column: null, expression: null, opclass: null, collation: null, order: 'asc', nulls: 'last' }

export type Standing = { readonly table: Table; readonly specs: readonly Spec[]; readonly speaking: Speaking }

/** The column that a value names: by its name, or as it is. */
export function specOf({ specs, speaking }: Standing, value: Value): Spec | null {
  const name = textOf(value) ?? speaking.columnOf(value)
  return specs.find((it) => it.name === name) ?? specs.find((it) => it.key === name) ?? null
}

/** `Index("name", "column", …)` */
export function readIndex(draft: Draft, standing: Standing, call: Calling, at: Range): Id | null {
  const { table } = standing
  const [first, ...rest] = plainArgs(call)
  const given = argOf(call, 'name')
  const isNamed = given === undefined
  const name = isNamed ? textOf(first?.value) : textOf(given)
  const own = isNamed ? rest : plainArgs(call)
  const classes = argOf(call, 'postgresql_ops')
  const keys = own.map((it) => keyOf(draft, standing, it.value, classes))
  if (keys.includes(null) || keys.length === 0) {
    const lost = own[keys.indexOf(null)]
    draft.unread(`An index of ${table.key} can’t be read`, lost?.value.is === 'unknown' ? lost.value : null, at)
    return null
  }
  const found = keys.flatMap((it) => it ?? [])
  return addIndex(draft, standing, { call, at, name, keys: found, unique: flagOf(argOf(call, 'unique')) === true })
}

type Adding = {
  readonly call: Calling | null
  readonly at: Range
  readonly name: string | null
  readonly keys: readonly Key[]
  readonly unique: boolean
}

/** What the dialect has words for and a design has not. */
const UNHELD = /^postgresql_(?!(?:using|with|ops|where|include|nulls_not_distinct|tablespace|concurrently)$)/

export function addIndex(draft: Draft, standing: Standing, { call, at, name, keys, unique }: Adding): Id | null {
  const { table, specs } = standing
  const columns = keys.flatMap((it) => {
    const spec = specs.find((each) => each.id === it.column)
    return spec ? [spec] : []
  })
  const convention = table.metadata.names.get('ix') ?? 'ix_%(column_0_label)s'
  const made = name ?? conventionName(convention, { table: table.name, schema: table.schemaSaid, columns, given: null })
  const own = truncateName(made ?? `ix_${table.name}`)
  const where = call ? conditionOf(draft, standing, argOf(call, 'postgresql_where') ?? argOf(call, 'where'), at) : null
  if (where === undefined) return null
  if (!draft.takesRelation(table.schema, own)) {
    draft.unreadable(`There is an index ${own} already: Postgres takes one of a name in a schema`, at)
    return null
  }
  const method = (call && textOf(argOf(call, 'postgresql_using')))?.toLowerCase() ?? 'btree'
  bringExtension(draft, draft.telling, { sort: 'methods', name: method }, at)
  const id = newId('index')
  const settings = call && argOf(call, 'postgresql_with')
  for (const word of call?.args ?? [])
    if (word.name !== null && UNHELD.test(word.name))
      draft.unreadable(`${word.name} of ${own} can’t be held here: it is left out`, at)
  const included = call && argOf(call, 'postgresql_include')
  draft.add('index', {
    id,
    name: own,
    parent: table.id,
    method,
    unique,
    keys: method === 'btree' ? [...keys] : keys.map((it) => ({ ...it, order: 'asc' as const, nulls: 'last' as const })),
    where,
    tablespace: call && textOf(argOf(call, 'postgresql_tablespace')),
    nullsDistinct: !(call && flagOf(argOf(call, 'postgresql_nulls_not_distinct')) === true),
    include: included?.is === 'list' ? included.items.flatMap((it) => specOf(standing, it.value)?.id ?? []) : [],
    options:
      settings?.is === 'record'
        ? [...settings.fields].flatMap(([key, { value }]) =>
            'text' in value && /^\w+$/.test(key) ? [`${key}=${String(value.text)}`] : [],
          )
        : [],
  })
  return id
}

/** Null where there is none; undefined, with a notice, where it can't be read. */
function conditionOf(draft: Draft, standing: Standing, value: Value | undefined, at: Range): string | null | undefined {
  if (!value || isNone(value)) return null
  const said = sqlOf(standing.speaking, asText(value))
  if (isSound(said)) {
    bringFunctions(draft, draft.telling, said.sql, at)
    return said.sql.trim()
  }
  draft.unread(`The condition of an index of ${standing.table.key} can’t be read`, whyNot(said, at), at)
  return undefined
}

function keyOf(draft: Draft, standing: Standing, value: Value, classes: Value | undefined): Key | null {
  const spec = specOf(standing, value)
  const opclassOf = (name: string): string | null => {
    const said = classes?.is === 'record' ? textOf(classes.fields.get(name)?.value) : null
    if (said) bringExtension(draft, draft.telling, { sort: 'classes', name: said }, standing.table.at)
    return unusualClass(said)
  }
  if (spec) return { ...PLAIN, column: spec.id, opclass: opclassOf(spec.key) ?? opclassOf(spec.name) }
  if (value.is === 'text') return null
  const said = sqlOf(standing.speaking, value)
  const words = 'sql' in said ? split(said.sql) : null
  if (!words || !isOneExpression(words.expression)) return null
  const { expression, ...rest } = words
  if (rest.opclass) bringExtension(draft, draft.telling, { sort: 'classes', name: rest.opclass }, standing.table.at)
  const opclass = unusualClass(rest.opclass)
  const column = standing.specs.find(({ name }) => [quoteName(name), `"${name}"`, name].includes(expression))
  // A word alone is a column, and this one is none.
  if (!column && /^(?:[a-z_][\w$]*|"[^"]+")$/i.test(expression) && !BARE_WORDS.test(expression)) return null
  if (!column) bringFunctions(draft, draft.telling, expression, standing.table.at)
  const label =
    value.is === 'call' && value.of.is === 'member' && value.of.name === 'label' ? textOf(value.args[0]?.value) : null
  const more = { ...rest, opclass: opclass ?? (label ? opclassOf(label) : null) }
  return column ? { ...PLAIN, ...more, column: column.id } : { ...PLAIN, ...more, expression }
}

const BARE_WORDS = /^(?:current_|local|session_user$|user$|true$|false$|null$)/i

type Split = Pick<Key, 'opclass' | 'order' | 'nulls' | 'collation'> & { readonly expression: string }

/** `lower(name) COLLATE "C" text_pattern_ops DESC NULLS LAST` in its parts. */
export function split(sql: string): Split | null {
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
  let collation: Key['collation'] = null
  const named = tokens.at(-1)
  if (named && word(2) === 'collate' && tokens.length > 2) {
    collation = { name: sql.slice(named.from, named.to), of: null }
    tokens.splice(-2)
  }
  const end = tokens.at(-1)?.to
  if (end === undefined) return null
  const expression = unwrapped(sql.slice(0, end).trim())
  return { expression, opclass, order, nulls: nulls ?? (order === 'desc' ? 'first' : 'last'), collation }
}

/** Without the brackets around all of it, which an index needs and an expression does not. */
function unwrapped(sql: string): string {
  if (!sql.startsWith('(') || !sql.endsWith(')')) return sql
  const inner = sql.slice(1, -1)
  return isOneExpression(inner) && inner.trim() !== '' ? unwrapped(inner.trim()) : sql
}
