import { quoteName } from '#base'
import type { Role } from '../meaning/roles.ts'
import type { Column } from '../reading/shapes.ts'
import { isText, isWhole, plain } from '../reading/types.ts'
import { wordsOf } from '../reading/words.ts'

/** A bound that suits a role: in words, and as SQL would print it. */
export type Bound = { readonly says: string; readonly sql: string }

type Make = (it: Column) => Bound[]

/** A number as Postgres prints it beside a column of the type. */
const number = (it: Column, value: number): string => `${value}${isWhole(it) ? '' : `::${plain(it)}`}`
const least = (it: Column, value: number): Bound => ({
  says: `is ${value} or more`,
  sql: `${quoteName(it.name)} >= ${number(it, value)}`,
})
const within = (it: Column, from: number, to: number): Bound => ({
  says: `lies between ${from} and ${to}`,
  sql: `${quoteName(it.name)} >= ${number(it, from)} AND ${quoteName(it.name)} <= ${number(it, to)}`,
})

const matches =
  (says: string, pattern: string): Make =>
  (it) =>
    ({
      text: [{ says, sql: `${quoteName(it.name)} ~ '${pattern}'::text` }],
      'character varying': [{ says, sql: `${quoteName(it.name)}::text ~ '${pattern}'::text` }],
      citext: [{ says, sql: `${quoteName(it.name)} ~ '${pattern}'::citext` }],
    })[plain(it)] ?? []

const BOUNDS: Partial<Readonly<Record<Role, Make>>> = {
  money: (it) => [least(it, 0)],
  quantity: (it) => [least(it, 0), least(it, 1)],
  duration: (it) => [least(it, 0)],
  priority: (it) => [least(it, 0)],
  age: (it) => [within(it, 0, 150)],
  percent: (it) => [within(it, 0, 100), least(it, 0)],
  rating: (it) => [within(it, 1, 5), within(it, 0, 10), least(it, 0)],
  email: matches('has one @ and no blanks', '^[^@[:space:]]+@[^@[:space:]]+$'),
  slug: matches('is of small letters, digits and dashes', '^[a-z0-9]+(-[a-z0-9]+)*$'),
  currency: matches('is three capitals', '^[A-Z]{3}$'),
  country: matches('is two capitals', '^[A-Z]{2}$'),
}

/** Sums that go below nothing as a matter of course. */
const SIGNED = new Set('balance adjustment refund delta change difference net profit margin offset'.split(' '))

/** The bounds that suit what a column means, the likeliest first; none where any value may make sense. */
export function boundsFor(it: Column, role: Role): readonly Bound[] {
  if (role === 'money' && wordsOf(it.name).some((word) => SIGNED.has(word))) return []
  // A country, where nothing says that it is a code, is as often a name.
  if (role === 'country' && !wordsOf(it.name).includes('code')) return []
  const fits = ['email', 'slug', 'currency', 'country'].includes(role)
    ? isText(it)
    : !isText(it) && plain(it) !== 'money'
  return fits ? (BOUNDS[role]?.(it) ?? []) : []
}
