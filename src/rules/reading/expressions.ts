import { type Token, tokenize } from '#base'
import { checksOf, columnsOf, type Design, type Id, indexesOf, object, textUsersOf } from '#model'

const pieces = (sql: string): Token[] => tokenize(sql).filter((it) => it.type !== 'space' && it.type !== 'comment')

/** Where the parenthesis that opens a list of tokens closes. */
function closing(tokens: readonly Token[]): number {
  let depth = 0
  for (const [i, it] of tokens.entries()) {
    if (it.value === '(') depth++
    if (it.value === ')') depth--
    if (depth === 0) return i
  }
  return -1
}

/** Without the parentheses that stand around the whole. */
function bare(tokens: readonly Token[]): readonly Token[] {
  let inner = tokens
  while (inner[0]?.value === '(' && closing(inner) === inner.length - 1) inner = inner.slice(1, -1)
  return inner
}

/** The parts that AND joins at the outermost level. */
function conjuncts(tokens: readonly Token[]): (readonly Token[])[] {
  const parts: Token[][] = [[]]
  let depth = 0
  for (const it of bare(tokens)) {
    if (it.value === '(') depth++
    if (it.value === ')') depth--
    if (depth === 0 && it.type === 'name' && it.value === 'and' && !it.quoted) parts.push([])
    else parts.at(-1)?.push(it)
  }
  return parts.map(bare)
}

const isWord = (it: Token | undefined, word: string): boolean => it?.type === 'name' && !it.quoted && it.value === word

/** The columns that a predicate asks to be null (or not), if it asks nothing else; null where it is of another shape. */
export function nullTests(sql: string, wanted: 'null' | 'not null'): readonly string[] | null {
  const names: string[] = []
  for (const part of conjuncts(pieces(sql))) {
    const [name, is, ...rest] = part
    const asked = wanted === 'null' ? ['null'] : ['not', 'null']
    if (name?.type !== 'name' || !isWord(is, 'is') || rest.length !== asked.length) return null
    if (!asked.every((word, i) => isWord(rest[i], word))) return null
    names.push(name.value)
  }
  return names
}

/** The names that occur in a piece of SQL, of whatever they are. */
export const namesIn = (sql: string): ReadonlySet<string> =>
  new Set(pieces(sql).flatMap((it) => (it.type === 'name' ? [it.value] : [])))

/** Whether the text is a number and nothing else. */
export function isNumber(sql: string): boolean {
  const tokens = pieces(sql)
  const signed = tokens[0]?.value === '-' ? tokens.slice(1) : tokens
  return signed.length === 1 && signed[0]?.type === 'number'
}

/** Whether the text is one of these calls without arguments, or one of the words that stand for one. */
export function isCallOf(sql: string, ...functions: readonly string[]): boolean {
  const [name, open, close, ...more] = bare(pieces(sql))
  if (name?.type !== 'name' || !functions.includes(name.value) || more.length > 0) return false
  return open === undefined || (open.value === '(' && close?.value === ')')
}

/** The pieces of a piece of SQL, one space between them, in lower case and without parentheses around the whole. */
export const shapeOf = (sql: string): string =>
  bare(pieces(sql))
    .map((it) => it.value.toLowerCase())
    .join(' ')

/** Whether a default is only a long way to say none. */
export function isNullDefault(sql: string | null): boolean {
  return sql === null || isWord(pieces(sql)[0], 'null')
}

/** Whether a check of the table speaks of all of these columns. What it says of them can't always be told. */
export function isCheckedTogether(design: Design, table: Id, columns: readonly Id[]): boolean {
  const wanted = columns.map((id) => object(design, id)?.name ?? '')
  return checksOf(design, table).some((it) => {
    const names = namesIn(it.expression)
    return wanted.every((name) => names.has(name))
  })
}

/** Whether an expression of the column's own table speaks of it: a check, a generated column, an index, the partition key. */
export function isSpokenOf(design: Design, column: Id<'column'>): boolean {
  const it = object(design, column)
  const table = it?.parent ? object(design, it.parent as Id<'table'>) : null
  if (!it || !table) return false
  const texts = [
    ...checksOf(design, table.id).map((check) => check.expression),
    ...columnsOf(design, table.id).flatMap((other) => (other.generated ? [other.generated.expression] : [])),
    ...indexesOf(design, table.id).flatMap((index) => [
      index.where ?? '',
      ...index.keys.map((key) => key.expression ?? ''),
    ]),
    table.partitionBy ?? '',
  ]
  return texts.some((text) => text.includes(it.name) && namesIn(text).has(it.name))
}

/** Whether any text of the design speaks of the column, a view's included. */
export const isUsedInText = (design: Design, column: Id<'column'>): boolean =>
  textUsersOf(design, column).length > 0 || isSpokenOf(design, column)
