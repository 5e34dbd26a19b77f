import { singular } from '#base'
import { type Change, columnsOf, type Design, freeName, object, referrersOf, removeObjects } from '#model'
import { inTurn, newColumn } from '../reading/edits.ts'
import { isNullDefault, isNumber, isUsedInText } from '../reading/expressions.ts'
import { retype } from '../reading/retype.ts'
import type { Column, Table } from '../reading/shapes.ts'
import { typeOf } from '../reading/types.ts'
import { wordsOf } from '../reading/words.ts'
import type { Fix } from '../rule.ts'

const SUMS = new Set('price cost fee salary wage revenue subtotal balance payment refund surcharge'.split(' '))
const BESIDE = new Set('usd eur gbp net gross min max total amount paid due per unit hour day month year'.split(' '))
const MAYBE = new Set(['amount', 'total', 'sum'])
const PAPERS = new Set(
  'invoice bill receipt payment refund payout expense salary donation deposit withdrawal order purchase sale'.split(
    ' ',
  ),
)

/** Whether a table is of what is paid: `invoices`, `sales_orders`, `payment`. */
const isOfPayments = (table: Table): boolean => PAPERS.has(singular(wordsOf(table.name).at(-1) ?? ''))

/** Whether the name speaks of money. A total is money only beside a currency, or of what is paid. */
export function soundsLikeMoney(it: Column, beside: readonly Column[], table: Table): boolean {
  const words = wordsOf(it.name)
  const from = words.findLastIndex((word) => SUMS.has(word) || MAYBE.has(word))
  if (from === -1 || words.slice(from + 1).some((word) => !BESIDE.has(word))) return false
  if (SUMS.has(words[from] ?? '') || isOfPayments(table)) return true
  return beside.some((other) => wordsOf(other.name).at(-1) === 'currency')
}

const NUMERIC = typeOf('numeric(12,2)')

export function toNumeric(design: Design, it: Column): Fix[] {
  const kept = isNullDefault(it.default) || isNumber(it.default ?? '')
  if (!kept || !retype(design, it.id, { type: NUMERIC })) return []
  return [
    {
      label: `Make ${it.name} numeric(12,2)`,
      safe: false,
      changes: () => retype(design, it.id, { type: NUMERIC }) ?? [],
    },
  ]
}

/** A new column in place of the old one, since a hundred times the value can't go by a mere change of type. */
function replace(design: Design, it: Column, by: { name: string; type: string }): Fix[] {
  if (isUsedInText(design, it.id) || referrersOf(design, it.id).length > 0 || it.inherited || it.generated) return []
  const table = it.parent as `table:${string}`
  const name = freeFor(design, it, by.name)
  const changes = (): Change[] =>
    inTurn(
      design,
      (now) => newColumn(now, table, { name, after: it.id, type: typeOf(by.type), nullable: true }).changes,
      (now) => (object(now, it.id) ? removeObjects(now, [it.id]) : []),
    )
  const label = `Replace ${it.name} by ${name} ${by.type}; its values have to be carried over`
  return [{ label, safe: false, changes }]
}

/** A name that no other column of the table has. */
export function freeFor(design: Design, it: Column, wanted: string): string {
  const taken = new Set(columnsOf(design, it.parent ?? it.id).map((other) => (other.id === it.id ? '' : other.name)))
  return freeName(wanted, (other) => taken.has(other))
}

export const toCents = (design: Design, it: Column): Fix[] =>
  replace(design, it, { name: `${it.name}_cents`, type: 'bigint' })

/** Cents as the sum that they are. */
export const fromCents = (design: Design, it: Column): Fix[] =>
  replace(design, it, { name: it.name.replace(/_?cents$/i, '') || 'amount', type: 'numeric(12,2)' })

/** Whether the name says that the smallest coin is counted. */
export const countsCents = (it: Column): boolean =>
  wordsOf(it.name).some((word) => word === 'cents' || word === 'minor')
