import type { Design } from '#model'
import { confirmedRole, soundsLike } from '../meaning/role-of.ts'
import type { Role } from '../meaning/roles.ts'
import { checkedSet } from '../reading/closed-set.ts'
import type { Constant } from '../reading/constants.ts'
import { constantOf } from '../reading/expressions.ts'
import type { Column } from '../reading/shapes.ts'
import { isText, isWhole, plain } from '../reading/types.ts'
import { wordsOf } from '../reading/words.ts'

/** What a column seems to hold, and the type made for it. */
export type Fitting = { readonly holds: string; readonly to: string; readonly sure: boolean }

const MOMENTS: readonly Role[] = ['created', 'updated', 'starts', 'ends', 'soft-delete', 'day', 'birthday']
const NUMBERS: Partial<Readonly<Record<Role, string>>> = {
  quantity: 'integer',
  counter: 'integer',
  age: 'smallint',
  priority: 'integer',
  version: 'integer',
  percent: 'numeric',
  rating: 'numeric',
  duration: 'interval',
}

const YES_NO = new Set('0 1 y n yes no t f true false'.split(' '))
const isYesNo = (value: Constant): boolean => value === null || YES_NO.has(String(value).toLowerCase())
const FIRST = new Set('is has can should'.split(' '))

/** All that the design says of a column's values: what a check lists, and its default. */
function valuesOf(design: Design, it: Column): readonly Constant[] {
  const value = constantOf(it.default)
  return checkedSet(design, it)?.values ?? (value === undefined || value === null ? [] : [value])
}

/** Short enough that a yes or no is all there is room for. */
const isShort = (it: Column): boolean =>
  plain(it) === 'smallint' || /^character(\(1\)|$| varying\(1\))/.test(it.type.name)

/** `is_active`, `has_children`: a question, unless its end counts or names (`has_children_count`). */
const asksWhether = (words: readonly string[]): boolean =>
  words.length > 1 && FIRST.has(words[0] ?? '') && !['id', 'count', 'number', 'no', 'by'].includes(words.at(-1) ?? '')

function asFlag(design: Design, it: Column): Fitting | null {
  const sure = confirmedRole(design, it.id) === 'flag'
  const fitting: Fitting = { holds: 'yes or no', to: 'boolean', sure }
  if (sure) return fitting
  if (!soundsLike(it, 'flag')) return null
  const values = valuesOf(design, it)
  if (!values.every(isYesNo)) return null
  const words = wordsOf(it.name)
  // `active_users` counts, `published_by` names: a flag says no more than that it is so.
  if (words.length > 1 && !FIRST.has(words[0] ?? '') && !soundsLike({ ...it, name: words.at(-1) ?? '' }, 'flag'))
    return null
  return values.length > 0 || isShort(it) || (isWhole(it) && asksWhether(words)) ? fitting : null
}

/** A name that ends in what only moments have: a day's number is called `day` too, a lead time is no moment. */
const endsInMoment = (it: Column): boolean => {
  const words = wordsOf(it.name)
  const last = words.at(-1) ?? ''
  return (
    ['timestamp', 'date', 'birthday', 'birthdate', 'dob'].includes(last) ||
    (last === 'at' && words.length > 1) ||
    (last === 'dt' && isText(it))
  )
}

function asMoment(design: Design, it: Column): Fitting | null {
  const role = confirmedRole(design, it.id)
  const sure = role !== null && MOMENTS.includes(role)
  if (!sure && (role !== null || !endsInMoment(it))) return null
  if (!sure && isWhole(it) && plain(it) === 'smallint') return null
  const day =
    role === 'birthday' || soundsLike(it, 'birthday') || ['date', 'dt'].includes(wordsOf(it.name).at(-1) ?? '')
  return {
    holds: isText(it) && day ? 'a day' : 'a moment',
    to: isText(it) && day ? 'date' : 'timestamp with time zone',
    sure,
  }
}

const asText: readonly { readonly role: Role; readonly holds: string; readonly to: string }[] = [
  { role: 'uuid', holds: 'a UUID', to: 'uuid' },
  { role: 'ip', holds: 'an address on the network', to: 'inet' },
  { role: 'mac', holds: 'the address of a device', to: 'macaddr' },
  { role: 'coordinate', holds: 'a coordinate', to: 'double precision' },
]

/** The length that the text of a UUID has, in what an id is kept in. */
const isUuidText = (it: Column): boolean =>
  /^character( varying)?\(36\)$/.test(it.type.name) && wordsOf(it.name).at(-1) === 'id'

function asSpecial(design: Design, it: Column): Fitting | null {
  if (!isText(it)) return null
  const role = confirmedRole(design, it.id)
  const found = asText.find((each) => (role ? each.role === role : soundsLike(it, each.role)))
  if (found) return { ...found, sure: role !== null }
  const to = role && NUMBERS[role]
  if (to) return { holds: to === 'interval' ? 'a length of time' : 'a number', to, sure: true }
  return role === null && isUuidText(it) ? { holds: 'a UUID', to: 'uuid', sure: false } : null
}

/** The type that was made for what a column holds, where it has another; null where nothing speaks of it. */
export function fittingType(design: Design, it: Column): Fitting | null {
  if ((!isText(it) && !isWhole(it)) || confirmedRole(design, it.id) === 'none') return null
  return asFlag(design, it) ?? asMoment(design, it) ?? asSpecial(design, it)
}
