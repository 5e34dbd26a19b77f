import { type Change, columnsOf, type Design, freeName, object, referrersOf, removeObjects } from '#model'
import { confirmedRole } from '../meaning/role-of.ts'
import type { Options } from '../profiles.ts'
import { inTurn, newColumn } from '../reading/edits.ts'
import { isNullDefault, isNumber, isUsedInText } from '../reading/expressions.ts'
import { retype } from '../reading/retype.ts'
import { type Column, wholeTable } from '../reading/shapes.ts'
import { isText, plain, typeOf } from '../reading/types.ts'
import { wordsOf } from '../reading/words.ts'
import { type Fix, type Rule, severities } from '../rule.ts'

const SUMS = new Set('price cost fee salary wage revenue subtotal balance payment refund surcharge'.split(' '))
const BESIDE = new Set('usd eur gbp net gross min max total amount paid due per unit hour day month year'.split(' '))
const MAYBE = new Set(['amount', 'total', 'sum'])

/** Whether the name speaks of money. A total is money only beside a currency. */
function soundsLikeMoney(it: Column, beside: readonly Column[]): boolean {
  const words = wordsOf(it.name)
  const from = words.findLastIndex((word) => SUMS.has(word) || MAYBE.has(word))
  if (from === -1 || words.slice(from + 1).some((word) => !BESIDE.has(word))) return false
  return SUMS.has(words[from] ?? '') || beside.some((other) => wordsOf(other.name).at(-1) === 'currency')
}

const NUMERIC = typeOf('numeric(12,2)')

function toNumeric(design: Design, it: Column): Fix[] {
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
function toCents(design: Design, it: Column): Fix[] {
  if (isUsedInText(design, it.id) || referrersOf(design, it.id).length > 0 || it.inherited || it.generated) return []
  const table = it.parent as `table:${string}`
  const taken = new Set(columnsOf(design, table).map((other) => other.name))
  const name = freeName(`${it.name}_cents`, (other) => taken.has(other))
  const changes = (): Change[] =>
    inTurn(
      design,
      (now) => newColumn(now, table, { name, after: it.id, type: typeOf('bigint'), nullable: true }).changes,
      (now) => (object(now, it.id) ? removeObjects(now, [it.id]) : []),
    )
  return [{ label: `Replace ${it.name} by ${name} bigint; its values have to be carried over`, safe: false, changes }]
}

const mend = (design: Design, it: Column, money: Options['money']): Fix[] =>
  money === 'cents' ? [...toCents(design, it), ...toNumeric(design, it)] : toNumeric(design, it)

export const moneyInexact: Rule = {
  id: 'money-inexact',
  group: 'types',
  title: 'Money is exact',
  why: 'Binary floating point can’t hold a tenth, so that sums drift by cents; the type money reads differently under each server’s locale and has no currency.',
  bad: `create table products (id uuid primary key default gen_random_uuid(), price double precision not null default 0);
create table fees (id uuid primary key default gen_random_uuid(), due money);`,
  good: 'create table products (id uuid primary key default gen_random_uuid(), price numeric(12,2) not null default 0);',
  severity: severities('E W W E W E'),
  scope: 'near',
  *check(table, { design, options }) {
    const owner = wholeTable(design, table)
    if (!owner) return
    const columns = columnsOf(design, table)
    for (const it of columns) {
      const type = plain(it)
      if (it.inherited || it.generated) continue
      const known = type === 'money' || confirmedRole(design, it.id) === 'money'
      if (!['money', 'real', 'double precision'].includes(type) && !isText(it)) continue
      if (!known && (confirmedRole(design, it.id) !== null || !soundsLikeMoney(it, columns))) continue
      yield {
        about: it.id,
        message: `${owner.name}.${it.name} holds money in ${type}`,
        ...(known ? {} : { atMost: 'warning' as const }),
        fixes: mend(design, it, options.money),
      }
    }
  },
}
