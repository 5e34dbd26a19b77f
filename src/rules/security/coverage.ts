import { type Change, type Design, type Id, object, removeObjects, setField } from '#model'
import { constantOf } from '../reading/expressions.ts'
import { allowedBy, type Command, grantsOn, isBound, rolesBehind, rolesWith } from '../reading/grants.ts'
import type { ObjectOf, Table } from '../reading/shapes.ts'
import { isFor, type Policy, policiesOf } from './policies.ts'

type Grant = ObjectOf<'grant'>

/** Whether a policy is one for who holds a grant, or for some of them. */
function appliesTo(design: Design, it: Policy, grant: Grant): boolean {
  if (it.roles.length === 0 || grant.to === 'public' || !grant.role) return true
  const behind = rolesBehind(design, grant.role)
  const members = rolesWith(design, grant.role)
  return it.roles.some((role) => behind.has(role) || members.includes(role))
}

/** What is granted on a table and no policy lets through: the command does nothing, in silence or with an error. */
export function uncovered(design: Design, table: Id): { readonly grant: Grant; readonly commands: Command[] }[] {
  const policies = policiesOf(design, table).filter((it) => it.permissive)
  return grantsOn(design, table).flatMap((grant) => {
    const mine = policies.filter((it) => appliesTo(design, it, grant))
    const commands = allowedBy(grant).filter((command) => !mine.some((it) => isFor(it, command)))
    return commands.length > 0 ? [{ grant, commands }] : []
  })
}

/**
 * How surely a grant was meant for each of its commands. One of all privileges leaves it to the policies to say which; and
 * whether a role that the server had already passes over policies, the design may not know.
 */
export function surenessOf(design: Design, grant: Grant): 'info' | 'warning' | null {
  if (grant.privileges.includes('TRUNCATE')) return 'info'
  return grant.role && object(design, grant.role)?.given ? 'info' : null
}

/** The grant without these commands, on the whole and on columns; gone where nothing is left of it. */
export function revoke(design: Design, grant: Grant, commands: readonly Command[]): Change[] {
  const gone = new Set(commands.map((it) => it.toUpperCase()))
  const stay = (list: readonly string[]): string[] => list.filter((it) => !gone.has(it))
  const columns = grant.columns
    .map((it) => ({ ...it, privileges: stay(it.privileges), grantable: stay(it.grantable) }))
    .filter((it) => it.privileges.length > 0)
  const privileges = stay(grant.privileges)
  if (privileges.length + columns.length + grant.sequences.length === 0) return removeObjects(design, [grant.id])
  return setField(design, grant.id, { privileges, grantable: stay(grant.grantable), columns })
}

/** What a policy asks of rows that are written; null for one that only reads or deletes. */
export const checkedBy = (it: Policy): string | null =>
  it.command === 'select' || it.command === 'delete' ? null : (it.check ?? it.using)

/** A policy without the expression that its command needs lets no row through (manual: Row Security Policies). */
export const isVoid = (it: Policy): boolean =>
  it.permissive && (it.command === 'insert' ? it.check === null : it.using === null && it.check === null)

const isTrue = (sql: string | null): boolean => sql !== null && constantOf(sql) === true

/** Whether a policy lets everybody it is for write any row, and nothing else narrows that down. */
export function isOpen(design: Design, table: Table, it: Policy): boolean {
  if (!it.permissive || it.command === 'select') return false
  const open = isTrue(checkedBy(it)) || (it.command !== 'insert' && isTrue(it.using))
  const others = policiesOf(design, table.id).filter((other) => other.id !== it.id)
  const narrowed = others.some(
    (other) =>
      !other.permissive && (other.command === 'all' || other.command === it.command) && other.roles.length === 0,
  )
  if (!open || narrowed) return false
  // A role that is trusted with all rows, beside policies for those that are not.
  return it.roles.length === 0 || (it.roles.some((role) => isBound(design, role)) && !others.some((o) => o.permissive))
}

export const nameOfGrantee = (design: Design, grant: Grant): string =>
  grant.to === 'public' || !grant.role ? 'everybody' : (object(design, grant.role)?.name ?? '?')
