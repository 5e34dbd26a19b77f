import { quoteName, quoteText } from '#base'
import type { Range } from '#languages'
import { applied } from './applied.ts'
import { arrayText } from './array-text.ts'
import type { Declared, Table } from './declared.ts'
import { isDrizzle } from './library.ts'
import { chainOf, textOf, type Value, wordsOf } from './values.ts'

/** Where an expression stands: columns of its own table need no table before them. */
export type Standing = {
  readonly declared: Declared
  readonly own: Table | null
  /** Reads queries, where such may stand. */
  readonly queries?: {
    readonly queryOf: (value: Value) => SqlText | null
    readonly columnOf: (value: Extract<Value, { is: 'member' }>) => SqlText | null
  }
}

export type SqlText = { readonly sql: string } | { readonly why: string; readonly at: Range | null }

const MOST = 100_000

/** The SQL that a value is in a schema; `why` where it is none that can be read. */
export function sqlOf(standing: Standing, value: Value, depth = 0): SqlText {
  if (depth > 60) return { why: 'it is nested too deep', at: null }
  const { declared } = standing
  switch (value.is) {
    case 'text':
      return { sql: quoteText(value.text) }
    case 'number':
      return { sql: value.text.replace(/n$/, '') }
    case 'word':
      return { sql: value.text === 'undefined' ? '' : value.text === 'null' ? 'NULL' : value.text }
    case 'sql':
      return joined(standing, value.texts, value.holes, depth)
    case 'list':
      return joined(
        standing,
        ['(', ...value.items.slice(1).map(() => ', '), ')'],
        value.items.map((it) => it.value),
        depth,
      )
    case 'function':
      return sqlOf(standing, applied(declared.project.reading, value, { args: [], at: value.node }), depth + 1)
    case 'member':
    case 'call':
      return ofLibrary(standing, value, depth)
    case 'unknown':
      return { why: value.why, at: value.at }
    default:
      return { why: wordsOf(value), at: null }
  }
}

function joined(standing: Standing, texts: readonly string[], holes: readonly Value[], depth: number): SqlText {
  let made = texts[0] ?? ''
  for (const [i, hole] of holes.entries()) {
    const part = sqlOf(standing, hole, depth + 1)
    if (!('sql' in part)) return part
    made += part.sql + (texts[i + 1] ?? '')
    if (made.length > MOST) return { why: 'it is too long', at: null }
  }
  return { sql: made }
}

const COMPARE: Readonly<Record<string, string>> = {
  eq: '=',
  ne: '<>',
  gt: '>',
  gte: '>=',
  lt: '<',
  lte: '<=',
  like: 'like',
  ilike: 'ilike',
  notLike: 'not like',
  notIlike: 'not ilike',
  inArray: 'in',
  notInArray: 'not in',
  arrayContains: '@>',
  arrayContained: '<@',
  arrayOverlaps: '&&',
}

const ARRAYS = new Set(['arrayContains', 'arrayContained', 'arrayOverlaps'])

function ofLibrary(standing: Standing, value: Extract<Value, { is: 'member' | 'call' }>, depth: number): SqlText {
  const { declared, own } = standing
  const column = declared.columnOf(value)
  if (column)
    return {
      sql:
        column.table === own
          ? quoteName(column.column.name)
          : `${pathOf(column.table)}.${quoteName(column.column.name)}`,
    }
  const thing = declared.thingOf(value)
  if (thing && value.is === 'call') return { sql: pathOf(thing) }
  const found = value.is === 'member' ? standing.queries?.columnOf(value) : standing.queries?.queryOf(value)
  if (found) return value.is === 'call' && 'sql' in found ? { sql: `(${found.sql})` } : found
  if (value.is === 'member') {
    const table = declared.tableOf(value.of)
    return { why: table ? `${table.key} has no column ${value.name}` : 'it is only known when it runs', at: value.at }
  }
  const { root, steps } = chainOf(value)
  const alias = standing.queries && value.name === 'as' ? textOf(value.args[0]) : null
  if (alias !== null) return { sql: quoteName(alias) }
  // What follows on an expression says how its values are read: `.as()`, `.mapWith()`.
  if (root.is === 'sql') return sqlOf(standing, root, depth + 1)
  const [call] = steps
  if (root.is !== 'library' || !isDrizzle(root.module) || !call) return { why: wordsOf(root), at: value.at }
  return (
    called(standing, root.name, call.args, depth) ?? {
      why: `what ${root.name}() gives is only known when it runs`,
      at: value.at,
    }
  )
}

/** The library's own functions, which make SQL of what they are given. */
function called(standing: Standing, name: string, args: readonly Value[], depth: number): SqlText | null {
  const of = (texts: readonly string[], holes: readonly Value[]) => joined(standing, texts, holes, depth + 1)
  const sign = COMPARE[name]
  // A list beside an array is an array: the client sends it as one.
  const array = ARRAYS.has(name) && args[1] ? arrayText(args[1]) : null
  if (array !== null && args[0]) return of(['', ` ${sign} ${quoteText(array)}`], args.slice(0, 1))
  if (sign && args.length === 2) return of(['', ` ${sign} `, ''], args)
  switch (name) {
    case 'and':
    case 'or': {
      const given = args.filter((it) => it.is !== 'word')
      return given.length === 1 ? of(['', ''], given) : of(['(', ...given.slice(1).map(() => ` ${name} `), ')'], given)
    }
    case 'not':
      return of(['not ', ''], args)
    case 'isNull':
      return of(['', ' is null'], args)
    case 'isNotNull':
      return of(['', ' is not null'], args)
    case 'between':
      return args.length === 3 ? of(['', ' between ', ' and ', ''], args) : null
    case 'notBetween':
      return args.length === 3 ? of(['', ' not between ', ' and ', ''], args) : null
    case 'count':
      return args.length === 0 ? { sql: 'count(*)' } : of(['count(', ')'], args)
    case 'sum':
    case 'avg':
    case 'min':
    case 'max':
      return of([`${name}(`, ')'], args)
    case 'countDistinct':
    case 'sumDistinct':
    case 'avgDistinct':
      return of([`${name.slice(0, -8)}(distinct `, ')'], args)
    case 'exists':
    case 'notExists':
      return of([name === 'exists' ? 'exists ' : 'not exists ', ''], args)
    case 'asc':
    case 'desc':
      return of(['', ` ${name}`], args)
    case 'sql.identifier':
      return args[0]?.is === 'text' ? { sql: quoteName(args[0].text) } : null
    case 'sql.join': {
      const [list, between] = args
      if (list?.is !== 'list') return null
      const sql = between ? sqlOf(standing, between, depth + 1) : { sql: '' }
      if (!('sql' in sql)) return sql
      return of(
        ['', ...list.items.slice(1).map(() => sql.sql), ''],
        list.items.map((it) => it.value),
      )
    }
    case 'authUid':
      return of(['(select auth.user_id() = ', ')'], args)
    default:
      return null
  }
}

/** A thing's name as SQL says it. */
export const pathOf = ({ schema, name }: { readonly schema: string; readonly name: string }): string =>
  schema === 'public' ? quoteName(name) : `${quoteName(schema)}.${quoteName(name)}`
