import { apply, columnsOf, type Design, intend, renameObject, type StyleOptions, shortTypeName } from '#model'
import { confirmedRole } from '../meaning/role-of.ts'
import { inTurn } from '../reading/edits.ts'
import { retype } from '../reading/retype.ts'
import { type Column, wholeTable } from '../reading/shapes.ts'
import { isWhole, plain, typeOf } from '../reading/types.ts'
import { wordsOf } from '../reading/words.ts'
import { type Fix, type Rule, severities } from '../rule.ts'
import { countsCents, freeFor, fromCents, soundsLikeMoney, toCents, toNumeric } from './money.ts'

const BIGINT = { type: typeOf('bigint') }

/** The places after the point that numeric keeps; null where it keeps any. */
function scaleOf(it: Column): number | null {
  const [, precision, scale] = /\((\d+)(?:,\s*(-?\d+))?\)/.exec(it.type.name) ?? []
  return precision === undefined ? null : Number(scale ?? 0)
}

/** What the form lacks by which the house keeps money; null where it is of that form. */
function lackOf(it: Column, money: StyleOptions['money']): string | null {
  const cents = countsCents(it)
  if (isWhole(it)) {
    if (money === 'numeric') return 'is a whole number; the profile wants numeric'
    if (!cents) return 'does not say whether it counts cents'
    return money === 'cents' && plain(it) !== 'bigint' ? 'ends at 21 million; the profile wants bigint' : null
  }
  if (money === 'cents') return 'is numeric; the profile wants cents in a bigint'
  const scale = scaleOf(it)
  if (scale === null) return money === 'numeric' ? 'says no precision, so that any number of places gets in' : null
  return scale < 2 ? 'rounds cents away' : null
}

function widen(design: Design, it: Column): Fix[] {
  if (!retype(design, it.id, BIGINT)) return []
  return [{ label: `Make ${it.name} bigint`, safe: true, changes: () => retype(design, it.id, BIGINT) ?? [] }]
}

/** Says that it is cents which are counted already. */
function sayCents(design: Design, it: Column, money: StyleOptions['money']): Fix[] {
  const name = freeFor(design, it, /[a-z][A-Z]/.test(it.name) ? `${it.name}Cents` : `${it.name}_cents`)
  const widened = money === 'cents' && plain(it) !== 'bigint'
  const renamed = renameObject(design, it.id, name)
  if (widened && !retype(apply(design, renamed), it.id, BIGINT)) return []
  return [
    {
      label: `It counts cents: rename it to ${name}${widened ? ', as bigint' : ''}`,
      safe: false,
      changes: () =>
        inTurn(
          design,
          () => renamed,
          (now) => (widened ? (retype(now, it.id, BIGINT) ?? []) : []),
        ),
    },
  ]
}

function mend(design: Design, it: Column, money: StyleOptions['money']): Fix[] {
  if (!isWhole(it)) return money === 'cents' ? toCents(design, it) : toNumeric(design, it)
  if (money === 'numeric') return countsCents(it) ? fromCents(design, it) : toNumeric(design, it)
  if (countsCents(it)) return widen(design, it)
  return [...sayCents(design, it, money), ...(money === 'cents' ? [] : toNumeric(design, it))]
}

export const moneyRepresentation: Rule = {
  id: 'money-representation',
  group: 'types',
  title: 'Money is kept in one form',
  why: 'Where one column counts cents and the next francs, every sum over both is wrong by a factor of a hundred, and nothing but reading the code that writes them tells which is which.',
  bad: `create table products (
  id uuid primary key default gen_random_uuid(), price numeric(10,2) not null default 0, fee integer, cost_cents integer not null default 0, refund numeric(10,0)
);`,
  good: `create table products (
  id uuid primary key default gen_random_uuid(), price_cents bigint not null default 0, payment_id bigint, quantity integer not null default 1
);`,
  given: (design) =>
    intend(design, { sort: 'profile', extends: 'default', severities: {}, options: { money: 'cents' } }),
  severity: severities('W - - E - E'),
  sees: 'referring',
  *check(table, { design, options }) {
    const owner = wholeTable(design, table)
    if (!owner) return
    const columns = columnsOf(design, table)
    for (const it of columns) {
      if (it.inherited || it.generated || it.identity || !(isWhole(it) || plain(it) === 'numeric')) continue
      const role = confirmedRole(design, it.id)
      const known = role === 'money'
      const sounds = role === null && (soundsLikeMoney(it, columns, owner) || isCents(it))
      const lack = known || sounds ? lackOf(it, options.money) : null
      if (!lack) continue
      // Where nobody chose a form, and only the name speaks of money, it is a question.
      const most = options.money === 'either' ? ('info' as const) : ('warning' as const)
      yield {
        about: it.id,
        message: `${owner.name}.${it.name} (${shortTypeName(it.type.name)}) ${lack}`,
        ...(known ? {} : { atMost: most }),
        fixes: mend(design, it, options.money),
      }
    }
  },
}

const isCents = (it: Column): boolean => wordsOf(it.name).at(-1) === 'cents'
