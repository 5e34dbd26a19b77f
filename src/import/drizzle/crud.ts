import type { Id } from '#model'
import { roleName, type Table } from './declared.ts'
import type { Draft } from './draft.ts'
import { readPolicy } from './policies.ts'
import { type Calling, type Field, fieldOf, isNothing, type Rec, text, type Value } from './values.ts'

/** What each of its policies is for, what says whose rows, and as what. */
const POLICIES = [
  { command: 'select', by: 'read', as: ['using'] },
  { command: 'insert', by: 'modify', as: ['withCheck'] },
  { command: 'update', by: 'modify', as: ['using', 'withCheck'] },
  { command: 'delete', by: 'modify', as: ['using'] },
] as const

const field = (value: Value): Field => ({ value, entry: null })

/** `crudPolicy({ role, read, modify })` of Neon's: a policy for each command that it says something of. */
export function readCrudPolicies(draft: Draft, table: Table, call: Calling): readonly Id[] {
  const [config] = call.args
  const role = fieldOf(config, 'role')
  const roles = role?.is === 'list' ? role.items.map((it) => it.value) : role ? [role] : []
  const names = roles.map((it) => roleName(draft.declared, it))
  if (!role || names.includes(null)) {
    draft.unread('Who a policy is for can’t be read', roles[names.indexOf(null)] ?? null, call.at)
    return []
  }
  return POLICIES.flatMap(({ command, by, as }): readonly Id[] => {
    const value = fieldOf(config, by)
    if (!value || isNothing(value)) {
      if (!value || (value.is === 'word' && value.text === 'undefined'))
        draft.telling.refuse(`crudPolicy() wants to be told of ${by}`, call.at)
      return []
    }
    const fields: readonly (readonly [string, Field])[] = [
      ['for', field(text(command))],
      ['to', field(role)],
      ...as.map((key) => [key, field(value)] as const),
    ]
    const made: Rec = { is: 'record', fields: new Map(fields), node: null }
    const id = readPolicy(draft, table, { ...call, args: [text(`crud-${names.join('-')}-policy-${command}`), made] })
    return id ? [id] : []
  })
}
