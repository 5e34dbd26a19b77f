import { quoteName, tokenize } from '#base'
import type { Id } from '../id.ts'
import type { At, Common } from '../kind-spec.ts'

type Heir = Common & { readonly partitionOf?: unknown; readonly inherits?: readonly unknown[] }

/** The columns of the same name in the tables that inherit from a column's own, or are its partitions. */
export const heirsOf = (it: Common, at: At): readonly Common[] =>
  (it.parent ? at.users(it.parent) : [])
    .filter((user: Heir) => user.partitionOf === it.parent || user.inherits?.includes(it.parent))
    .flatMap((table) => at.children(table.id))
    .filter((other) => other.kind === it.kind && other.name === it.name)

/** The columns of the same name in the tables that a column's own inherits from, or is a partition of. */
export function originsOf(it: Common, at: At): readonly Common[] {
  const owner = (it.parent ? at.object(it.parent) : null) as {
    partitionOf?: Id | null
    inherits?: readonly Id[]
  } | null
  return [owner?.partitionOf, ...(owner?.inherits ?? [])]
    .flatMap((id) => (id ? at.children(id) : []))
    .filter((other) => other.kind === it.kind && other.name === it.name)
}

/** Those, and theirs in turn. */
export const allHeirs = (it: Common, at: At): readonly Common[] =>
  heirsOf(it, at).flatMap((heir) => [heir, ...allHeirs(heir, at)])

/** Those that a column takes along when it is renamed: they have it from nobody else. */
export function followingHeirs(it: Common, at: At): readonly Id[] {
  const along = new Set<Id>([it.id])
  for (const heir of allHeirs(it, at))
    if (originsOf(heir, at).every((origin) => along.has(origin.id))) along.add(heir.id)
  return [...along].slice(1)
}

type Changed = { readonly was: Common; readonly now: Common; readonly fields: readonly string[] }

/** Whether a change goes along to the tables that inherit what is changed. */
export const goesToHeirs = ({ was, now, fields }: Changed): boolean =>
  was.kind === 'column' && (was.name !== now.name || fields.some((field) => field === 'type' || field === 'collation'))

/**
 * Tables that have a column from several others, by its first: Postgres gives it no other type or name for one of those
 * alone. `ties` are what has to be undone meanwhile, from the first of the others on, so that they come back in their order.
 */
export function sharedHeirs(it: Common, at: At): readonly { readonly table: Id; readonly ties: readonly Id[] }[] {
  const heirs = allHeirs(it, at).flatMap((heir) => heir.parent ?? [])
  const passing = new Set<Id>([...(it.parent ? [it.parent] : []), ...heirs])
  return [...new Set(heirs)].flatMap((table) => {
    const ties = (at.object(table) as (Common & { readonly inherits?: readonly Id[] }) | null)?.inherits ?? []
    const has = (id: Id) => at.children(id).some((other) => other.kind === it.kind && other.name === it.name)
    const first = ties.find(has)
    const other = ties.findIndex((id) => has(id) && !passing.has(id))
    return first !== undefined && passing.has(first) && other !== -1 ? [{ table, ties: ties.slice(other) }] : []
  })
}

export const alterColumn = (it: Common, at: At, what: string): string =>
  `ALTER TABLE ${it.parent ? at.path(it.parent) : ''} ALTER COLUMN ${quoteName(it.name)} ${what}`

/** Whether rows are shared among partitions by it, here or further down: then Postgres changes nothing of it but its name. */
export const isPartitionKey = (it: Common, at: At): boolean => {
  const owner = it.parent ? (at.object(it.parent) as { readonly partitionBy?: string | null } | null) : null
  const words = owner?.partitionBy ? tokenize(owner.partitionBy) : []
  return (
    words.some(({ type, value }) => type === 'name' && value === it.name) ||
    heirsOf(it, at).some((heir) => isPartitionKey(heir, at))
  )
}

/**
 * ALTER COLUMN for this table alone: what Postgres passes on to those that inherit (a default, how values are stored)
 * would take from them what they said for themselves. What they take over is said of each.
 */
export const alterOwnColumn = (it: Common, at: At, what: string): string =>
  `ALTER TABLE ${heirsOf(it, at).length > 0 ? 'ONLY ' : ''}${it.parent ? at.path(it.parent) : ''} ALTER COLUMN ${quoteName(it.name)} ${what}`
