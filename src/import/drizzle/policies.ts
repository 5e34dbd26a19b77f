import { truncateName } from '#base'
import { type Id, newId } from '#model'
import { bringFunctions } from '../extension.ts'
import { roleName, type Table } from './declared.ts'
import type { Draft } from './draft.ts'
import { chosen } from './options.ts'
import { sqlOf } from './sql-text.ts'
import { type Calling, fieldOf, isNothing, textOf, unknown, type Value } from './values.ts'

const COMMANDS = ['all', 'select', 'insert', 'update', 'delete'] as const
const MODES = ['permissive', 'restrictive'] as const

/** Everyone: what a policy is for that names nobody. */
const EVERYONE = 'public'
/** Words that stand for whoever is there, which a policy's roles in the design can't. */
const CURRENT = /^(current_user|current_role|session_user)$/

/** A policy of a table. A table with one has row security. */
export function readPolicy(draft: Draft, table: Table, call: Calling): Id | null {
  const [given, config] = call.args
  const name = textOf(given)
  const roles = rolesOf(draft, fieldOf(config, 'to'), call)
  const using = expression(draft, table, { config, name: 'using', call })
  const check = expression(draft, table, { config, name: 'withCheck', call })
  if (name === null || !roles || using === undefined || check === undefined) {
    if (name === null) draft.unread(`A policy of ${table.key} can’t be read`, given ?? null, call.at)
    return null
  }
  const own = truncateName(name)
  const taken = draft.policiesOf(table.id)
  if (taken.has(own)) {
    draft.telling.refuse(`${table.key} has a policy ${own} already`, call.at)
    return null
  }
  taken.add(own)
  const command = chosen(draft, fieldOf(config, 'for'), { what: 'for', of: COMMANDS, at: call.at })
  const mode = chosen(draft, fieldOf(config, 'as'), { what: 'as', of: MODES, at: call.at })
  const id = newId('policy')
  draft.add('policy', {
    id,
    name: own,
    parent: table.id,
    command,
    permissive: mode === 'permissive',
    roles,
    using,
    check,
  })
  draft.secured.add(table.id)
  return id
}

/** The roles that a policy is for; null, with a notice, where they can't be read. */
function rolesOf(draft: Draft, value: Value | undefined, call: Calling): Id<'role'>[] | null {
  if (!value || isNothing(value)) return []
  const items = value.is === 'list' ? value.items.map((it) => it.value) : [value]
  const names = items.map((it) => roleName(draft.declared, it))
  const lost = items[names.indexOf(null)]
  if (lost) {
    draft.unread('Who a policy is for can’t be read', lost, call.at)
    return null
  }
  const given = names.flatMap((it) => it ?? [])
  const current = given.find((it) => CURRENT.test(it))
  if (current) {
    draft.unreadable(`A policy for ${current} can’t be held`, call.at)
    return null
  }
  return given.includes(EVERYONE) ? [] : [...new Set(given)].sort().map((it) => draft.roleId(it))
}

type Asked = { readonly config: Value | undefined; readonly name: string; readonly call: Calling }

/** Undefined where it can't be read. */
function expression(draft: Draft, table: Table, { config, name, call }: Asked): string | null | undefined {
  const value = fieldOf(config, name)
  if (!value || isNothing(value)) return null
  const found = sqlOf({ declared: draft.declared, own: table }, value)
  if ('sql' in found && found.sql.trim() !== '') {
    bringFunctions(draft, draft.telling, found.sql, call.at)
    return found.sql.trim()
  }
  draft.unread(
    `${name} of a policy can’t be read`,
    'why' in found ? unknown(found.why, found.at ?? call.at) : null,
    call.at,
  )
  return undefined
}
