import { singular } from '#base'
import { childrenOf, columnsOf, type Design, foreignKeysOf, type Id, incomingOf } from '#model'
import { confirmedRole, roleOf } from '../meaning/role-of.ts'
import type { Role } from '../meaning/roles.ts'
import { isLog, isSpare } from '../reading/events.ts'
import { columnsIn } from '../reading/expressions.ts'
import { hasTag } from '../reading/intent.ts'
import { nounOf } from '../reading/nouns.ts'
import { type Column, keysUsing, type Table } from '../reading/shapes.ts'
import { isText, isWhole, plain } from '../reading/types.ts'
import { wordsOf } from '../reading/words.ts'

/** A column that tells rows apart by what it means, and how likely that is. */
export type Identity = { readonly it: Column; readonly role: Role; readonly likely: boolean; readonly sure: boolean }

const ROLES: readonly Role[] = ['slug', 'email', 'external-id', 'code', 'username', 'sku']

/** The name says no more than the role, or it and the table's noun: `email`, `user_email`, not `billing_email`. */
function isOwn(it: Column, table: Table, role: Role): boolean {
  const words = wordsOf(it.name)
  if (role === 'external-id') return words.at(-1) === 'id'
  const noun = wordsOf(nounOf(table.name))
  const rest = words.slice(0, noun.length).join() === noun.join() ? words.slice(noun.length) : words
  return rest.length === 1 || (rest.length === 2 && ['address', 'number'].includes(rest[1] ?? ''))
}

/** Rows that are what they are by themselves: others refer to them, or they refer to none. */
export const standsAlone = (design: Design, table: Id): boolean =>
  incomingOf(design, table).some((key) => key.parent !== table) || foreignKeysOf(design, table).length === 0

/** A code is unique within its vocabulary, an option's within its list. */
const isPart = (design: Design, table: Id): boolean => foreignKeysOf(design, table).some((key) => key.target !== table)

const SECRETS = new Set(['password', 'password-hash'])
const PEOPLE = new Set(
  'user account member person employee customer client admin staff patient student teacher author player profile login subscriber'.split(
    ' ',
  ),
)
const GROUPS = new Set('organization organisation org team workspace tenant company'.split(' '))
const PAYMENTS = new Set(
  'order payment invoice purchase transaction donation checkout refund charge session intent'.split(' '),
)
/** What is asked for or said of a thing names it as often as it comes up. */
const SAYINGS = new Set('request report review version revision draft submission'.split(' '))

const lastNoun = (table: Table): string => wordsOf(nounOf(table.name)).at(-1) ?? ''

/** Whether what another system calls by this id is the row: its `github_id`, a customer’s `stripe_customer_id`; not the price it pays. */
function isOfTheRow(it: Column, table: Table): boolean {
  const words = wordsOf(it.name)
  const [noun, own] = [words.at(-2) ?? '', lastNoun(table)]
  if (words.length === 2 || noun === own) return true
  if (PEOPLE.has(own) || GROUPS.has(own)) return PEOPLE.has(noun) || noun === 'subscription'
  return PAYMENTS.has(own) && PAYMENTS.has(noun)
}

/** Whether one signs in by these rows: they keep a password, or a name to sign in by beside an address. */
function isAccount(design: Design, table: Table): boolean {
  if (!wordsOf(table.name).some((word) => PEOPLE.has(singular(word)))) return false
  const roles = columnsOf(design, table.id).map((it) => roleOf(design, it)?.role ?? 'none')
  return roles.some((role) => SECRETS.has(role)) || (roles.includes('username') && roles.includes('email'))
}

/** The columns of a table whose meaning is to tell its rows apart. */
export function identitiesOf(design: Design, table: Table): Identity[] {
  if (isLog(design, table) || isSpare(table) || hasTag(design, table.id, 'line-item', 'link')) return []
  return columnsOf(design, table.id).flatMap((it): Identity[] => {
    const plainEnough = isText(it) || isWhole(it) || plain(it) === 'uuid'
    const role = plainEnough && !it.generated && !it.inherited ? roleOf(design, it)?.role : undefined
    if (!role || !ROLES.includes(role) || keysUsing(design, it).length > 0) return []
    const sure = confirmedRole(design, it.id) !== null
    if (!sure && (!isOwn(it, table, role) || !isText(it) || it.default !== null)) return []
    const alone = standsAlone(design, table.id)
    // An address is a person's own where one signs in by it; elsewhere it is how to reach somebody.
    const likely =
      role === 'email' || (role === 'username' && wordsOf(it.name).at(-1) !== 'nickname')
        ? isAccount(design, table)
        : role === 'slug'
          ? !SAYINGS.has(lastNoun(table))
          : alone &&
            !(role === 'code' && isPart(design, table.id)) &&
            !(role === 'external-id' && !isOfTheRow(it, table)) &&
            role !== 'username'
    return sure || alone || role === 'slug' ? [{ it, role, likely: sure || likely, sure }] : []
  })
}

/** Whether some unique key or index, on columns or on an expression, or an exclusion has the column in it. */
export const isInUnique = (design: Design, table: Id, column: Column): boolean =>
  childrenOf(design, table).some((it) => {
    if (it.kind === 'primary-key' || it.kind === 'unique') return it.columns.includes(column.id)
    if (!(it.kind === 'index' && it.unique) && it.kind !== 'exclusion') return false
    return it.keys.some(
      (key) => key.column === column.id || (key.expression !== null && columnsIn(key.expression)?.has(column.name)),
    )
  })
