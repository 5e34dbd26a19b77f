import { quoteName } from '#base'
import { type Change, childrenOfKind, columnsOf, type Design, type Id, incomingOf, object, setField } from '#model'
import { roleOf } from '../meaning/role-of.ts'
import { isSpokenOf } from '../reading/expressions.ts'
import { nounOf } from '../reading/nouns.ts'
import { type Column, keysUsing, withCopies } from '../reading/shapes.ts'
import { isText, plain } from '../reading/types.ts'
import { wordsOf } from '../reading/words.ts'

/** What a column's value can be computed from, in words, and the expression where the row itself has it all. */
export type Derivation = { readonly from: string; readonly expression: string | null; readonly rows: Id | null }

const endsIn = (it: Column, ...words: readonly string[]): boolean => words.includes(wordsOf(it.name).at(-1) ?? '')
const hasWord = (it: Column, word: string): boolean => wordsOf(it.name).includes(word)
const isNumber = (it: Column): boolean => ['smallint', 'integer', 'bigint', 'numeric'].includes(plain(it))

/** A column as text that is there, printed as Postgres prints it; null where it is of another sort. */
function asText(it: Column): string | null {
  if (it.nullable || !['text', 'character varying'].includes(plain(it))) return null
  return `${quoteName(it.name)}${plain(it) === 'text' ? '' : '::text'}`
}

/** A first and a last name beside a whole one. */
function fullName(it: Column, others: readonly Column[]): Derivation | null {
  const part = (...words: readonly string[]) =>
    others.find(
      (other) => isText(other) && words.some((word) => hasWord(other, word)) && endsIn(other, 'name', ...words),
    )
  const [first, last] = [part('first', 'given', 'forename'), part('last', 'family', 'surname')]
  if (!first || !last || !isText(it)) return null
  const [before, after] = [asText(first), asText(last)]
  const expression = before && after ? `(${before} || ' '::text) || ${after}` : null
  return { from: `${first.name} and ${last.name}`, expression, rows: null }
}

/** An age beside the day that it is counted from. It changes by itself, so that no generated column can hold it. */
function age(others: readonly Column[], role: (it: Column) => string | null): Derivation | null {
  const born = others.find((other) => role(other) === 'birthday')
  return born ? { from: `${born.name} and today’s date`, expression: null, rows: null } : null
}

/** A total beside one quantity and one price. */
function product(it: Column, others: readonly Column[], role: (it: Column) => string | null): Derivation | null {
  const quantities = others.filter((other) => role(other) === 'quantity' && isNumber(other))
  const prices = others.filter((other) => endsIn(other, 'price') && isNumber(other))
  const [quantity, price] = [quantities[0], prices[0]]
  if (!quantity || !price || quantities.length + prices.length !== 2 || !isNumber(it)) return null
  // A discount or a tax beside them makes it something else.
  const isWhole = !others.some((other) =>
    ['discount', 'tax', 'vat', 'rate', 'fee'].some((word) => hasWord(other, word)),
  )
  const cast = plain(quantity) !== 'numeric' && plain(price) === 'numeric' ? '::numeric' : ''
  const isPlain = cast !== '' || plain(quantity) === plain(price)
  const times = `${quoteName(quantity.name)}${cast} * ${quoteName(price.name)}`
  // Postgres prints parentheses around what it has to cast to the column's own type.
  const expression = isPlain ? (it.type.name === plain(price) ? times : `(${times})`) : null
  return isWhole ? { from: `${quantity.name} and ${price.name}`, expression, rows: null } : null
}

/** The number of rows that refer to this one: `comment_count`, where comments have a key to it. */
function counted(design: Design, it: Column): Derivation | null {
  const words = wordsOf(it.name)
  const noun = nounOf(words.slice(0, -1).join('_'))
  for (const key of it.parent ? incomingOf(design, it.parent) : []) {
    const child = key.parent ? object(design, key.parent as Id<'table'>) : null
    if (child && noun !== '' && nounOf(child.name) === noun)
      return { from: `the number of ${child.name}`, expression: null, rows: child.id }
  }
  return null
}

/** The sum of what the rows that make this one up cost: they go when it goes, and each has a price or an amount. */
function summed(design: Design, it: Column, role: (it: Column) => string | null): Derivation | null {
  for (const key of it.parent ? incomingOf(design, it.parent) : []) {
    const child = key.parent ? object(design, key.parent as Id<'table'>) : null
    if (!child || key.onDelete !== 'cascade') continue
    const columns = columnsOf(design, child.id)
    const amount = columns.find((other) => isNumber(other) && ['money', 'total'].includes(role(other) ?? ''))
    const isPart = amount && (columns.some((other) => role(other) === 'quantity') || endsIn(amount, 'amount', 'total'))
    if (isPart) return { from: `${child.name}.${amount.name}`, expression: null, rows: child.id }
  }
  return null
}

/** What may be computed: all else holds something of its own. */
const MADE: ReadonlySet<string | null> = new Set(['full-name', 'age', 'counter', 'total', 'money'])

/** What a column is computed from, by what it means; null where it holds something of its own. */
export function derivationOf(design: Design, it: Column, columns: readonly Column[]): Derivation | null {
  const roleAt = (other: Column) => roleOf(design, other)?.role ?? null
  const role = roleAt(it)
  if (!MADE.has(role)) return null
  const others = columns.filter((other) => other.id !== it.id)
  if (role === 'full-name') return fullName(it, others)
  if (role === 'age') return age(others, roleAt)
  // A counter that only ever rises (of tokens, of tries) counts what happened, not what is there.
  if (role === 'counter' && endsIn(it, 'count')) return counted(design, it)
  const isTotal = role === 'total' || (role === 'money' && endsIn(it, 'total', 'subtotal', 'balance'))
  return isTotal ? (product(it, others, roleAt) ?? summed(design, it, roleAt)) : null
}

/** Whether something in the database may keep the column up to date: a trigger of the table, or of the rows it counts. */
export const mayBeKept = (design: Design, table: Id, { rows }: Derivation): boolean =>
  [table, ...(rows ? [rows] : [])].some((id) => childrenOfKind(design, id, 'trigger').length > 0)

/** Whether the column can become one that Postgres computes: nothing else gives it a value or speaks of it. */
export const canBeComputed = (design: Design, it: Column): boolean =>
  !it.identity && !it.inherited && !isSpokenOf(design, it.id) && keysUsing(design, it).length === 0

/** The column as one that Postgres computes. */
export const compute = (design: Design, it: Column, expression: string): Change[] =>
  withCopies(design, it.id).flatMap(({ id }) =>
    setField(design, id, { generated: { expression, stored: true }, default: null }),
  )
