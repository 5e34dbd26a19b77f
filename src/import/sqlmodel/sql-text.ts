import { isOneExpression, quoteName, quoteText } from '#base'
import { argOf, type Calling, type Given, isNone, pathOf, plainArgs, textOf, type Value, wordsOf } from './values.ts'

/** What SQL is read with: how columns are named, and what a type is. */
export type Speaking = {
  /** The column that a value is, as the table's own expressions name it. */
  readonly columnOf: (value: Value) => string | null
  readonly typeOf: (value: Value) => string | null
  /** What the text itself says that a call of one of its classes is. */
  readonly compiled: (call: Calling) => string | null
}
export type Said = { readonly sql: string } | { readonly why: string; readonly at?: Given['at'] }

/** Functions of SQL's that stand without brackets. */
const BARE = new Set(
  'current_date current_time current_timestamp current_user localtime localtimestamp session_user user'.split(' '),
)

/** What SQLAlchemy's `text` says: a colon that is meant is written with a backslash. */
export const plainText = (text: string): string => text.replace(/\\:/g, ':')

const DEEPEST = 60

/** A value of the text as an SQL expression. */
export function sqlOf(speaking: Speaking, value: Value, depth = 0): Said {
  if (depth > DEEPEST) return { why: 'it is nested too deep' }
  const column = speaking.columnOf(value)
  if (column !== null) return { sql: quoteName(column) }
  const again = (it: Value): Said => sqlOf(speaking, it, depth + 1)
  switch (value.is) {
    case 'text':
      return { sql: quoteText(value.text) }
    case 'number':
      return { sql: value.text }
    case 'word':
      return { sql: value.text === 'None' ? 'NULL' : value.text.toLowerCase() }
    case 'record': {
      const own = value.fields.get('value')
      return value.fields.has('__member__') && own ? again(own.value) : { why: wordsOf(value) }
    }
    case 'operation':
      return operation(value, again)
    case 'union': {
      const parts = value.of.map(again)
      return all(parts, (sql) => sql.map((it) => `(${it})`).join(' OR '))
    }
    case 'call':
      return callSql(speaking, value, again)
    case 'library': {
      const [, name] = /^sa\.func\.([\w.]+)$/.exec(value.path) ?? []
      return name ? { sql: name } : { why: wordsOf(value) }
    }
    case 'unknown':
      return { why: value.why, at: value.at }
    default:
      return { why: wordsOf(value) }
  }
}

function all(parts: readonly Said[], join: (sql: readonly string[]) => string): Said {
  const lost = parts.find((it) => 'why' in it)
  return lost ?? { sql: join(parts.flatMap((it) => ('sql' in it ? [it.sql] : []))) }
}

const SIGNS: Readonly<Record<string, string>> = {
  '==': '=',
  '!=': '!=',
  '&': 'AND',
  '|': 'OR',
  '<': '<',
  '>': '>',
  '<=': '<=',
  '>=': '>=',
  '+': '+',
  '-': '-',
  '*': '*',
  '/': '/',
  '%': '%',
}

function operation(value: Extract<Value, { is: 'operation' }>, again: (it: Value) => Said): Said {
  const { sign, of } = value
  if (of.length === 1 && (sign === '~' || sign === '-'))
    return all(of.map(again), ([sql = '']) => (sign === '~' ? `NOT (${sql})` : `-${sql}`))
  const word = SIGNS[sign]
  const [left, right] = of
  if (!word || !left || !right) return { why: `${sign} can’t be read here` }
  if (isNone(right) && (sign === '==' || sign === '!='))
    return all([again(left)], ([sql = '']) => `${sql} IS ${sign === '==' ? '' : 'NOT '}NULL`)
  const joins = word === 'AND' || word === 'OR'
  return all([again(left), again(right)], (sql) => sql.map((it) => (joins ? `(${it})` : it)).join(` ${word} `))
}

/** What is called on a column: `.is_(None)`, `.in_([…])`. */
function methodSql(call: Calling, again: (it: Value) => Said): Said | null {
  if (call.of.is !== 'member') return null
  const { of, name } = call.of
  const [first, second] = plainArgs(call).map((it) => it.value)
  const own = again(of)
  const one = (join: (a: string, b: string) => string): Said =>
    first ? all([own, again(first)], ([a = '', b = '']) => join(a, b)) : { why: wordsOf(call) }
  switch (name) {
    case 'is_':
      return one((a, b) => `${a} IS ${b.toUpperCase()}`)
    case 'isnot':
    case 'is_not':
      return one((a, b) => `${a} IS NOT ${b.toUpperCase()}`)
    case 'in_':
    case 'not_in':
    case 'notin_': {
      if (first?.is !== 'list') return { why: 'its values can’t be read' }
      const word = name === 'in_' ? 'IN' : 'NOT IN'
      return all(
        [own, ...first.items.map((it) => again(it.value))],
        ([a, ...rest]) => `${a} ${word} (${rest.join(', ')})`,
      )
    }
    case 'like':
    case 'ilike':
      return one((a, b) => `${a} ${name.toUpperCase()} ${b}`)
    case 'between':
      return first && second
        ? all([own, again(first), again(second)], ([a, b, c]) => `${a} BETWEEN ${b} AND ${c}`)
        : { why: wordsOf(call) }
    case 'concat':
      return one((a, b) => `${a} || ${b}`)
    case 'desc':
      return all([own], ([a]) => `${a} DESC`)
    case 'asc':
      return own
    case 'nulls_first':
    case 'nullsfirst':
      return all([own], ([a]) => `${a} NULLS FIRST`)
    case 'nulls_last':
    case 'nullslast':
      return all([own], ([a]) => `${a} NULLS LAST`)
    case 'collate':
      return first?.is === 'text'
        ? all([own], ([a]) => `${a} COLLATE ${quoteName(first.text)}`)
        : { why: wordsOf(call) }
    case 'label':
    case 'self_group':
      return own
    default:
      return null
  }
}

function callSql(speaking: Speaking, call: Calling, again: (it: Value) => Said): Said {
  const method = methodSql(call, again)
  if (method) return method
  const own = call.of.is === 'class' ? speaking.compiled(call) : null
  if (own !== null) return { sql: own }
  const path = pathOf(call.of) ?? ''
  const args = plainArgs(call).map((it) => it.value)
  const [first, second] = args
  const [, name] = /^sa\.func\.([\w.]+)$/.exec(path) ?? []
  if (call.of.is === 'library' && name) {
    if (BARE.has(name.toLowerCase()) && args.length === 0) return { sql: name.toUpperCase() }
    return all(args.map(again), (sql) => `${name}(${sql.join(', ')})`)
  }
  switch (path) {
    case 'sa.text':
    case 'sa.literal_column':
    case 'sa.DDL':
      return first?.is === 'text'
        ? { sql: plainText(first.text) }
        : { why: first ? wordsOf(first) : 'nothing stands here' }
    case 'sa.DefaultClause':
    case 'sa.literal':
      return first ? again(first) : { why: 'nothing stands here' }
    case 'sa.true':
    case 'sa.false':
    case 'sa.null':
      return { sql: path.slice(3) === 'null' ? 'NULL' : path.slice(3) }
    case 'sa.column':
    case 'sa.Column':
      return first?.is === 'text' ? { sql: quoteName(first.text) } : { why: wordsOf(call) }
    case 'sa.and_':
    case 'sa.or_':
      return all(args.map(again), (sql) => sql.map((it) => `(${it})`).join(path === 'sa.and_' ? ' AND ' : ' OR '))
    case 'sa.not_':
      return first ? all([again(first)], ([sql]) => `NOT (${sql})`) : { why: wordsOf(call) }
    case 'sa.desc':
    case 'sa.asc': {
      // A text is a name here.
      const own = first?.is === 'text' ? { sql: quoteName(first.text) } : first ? again(first) : { why: wordsOf(call) }
      return all([own], ([sql]) => (path === 'sa.desc' ? `${sql} DESC` : (sql ?? '')))
    }
    case 'sa.cast':
    case 'sa.type_coerce': {
      const type = second ? speaking.typeOf(second) : null
      return first && type ? all([again(first)], ([sql]) => `CAST(${sql} AS ${type})`) : { why: wordsOf(call) }
    }
    case 'sa.extract':
      return first?.is === 'text' && second && /^\w+$/.test(first.text)
        ? all([again(second)], ([sql]) => `EXTRACT(${first.text} FROM ${sql})`)
        : { why: wordsOf(call) }
    case 'sa.literal_column.op':
      return { why: wordsOf(call) }
    default:
      return seqSql(call) ?? { why: wordsOf(call) }
  }
}

/** `sequence.next_value()`. */
function seqSql(call: Calling): Said | null {
  if (call.of.is !== 'member' || call.of.name !== 'next_value' || call.of.of.is !== 'call') return null
  const name = textOf(plainArgs(call.of.of)[0]?.value)
  if (pathOf(call.of.of) !== 'sa.Sequence' || name === null) return null
  const schema = textOf(argOf(call.of.of, 'schema'))
  return { sql: `nextval(${quoteText(`${schema ? `${quoteName(schema)}.` : ''}${quoteName(name)}`)})` }
}

/** Whether what was read is one expression, that can't end the statement that it stands in. */
export const isSound = (said: Said): said is { readonly sql: string } =>
  'sql' in said && said.sql.trim() !== '' && isOneExpression(said.sql)
