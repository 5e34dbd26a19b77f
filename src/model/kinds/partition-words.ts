import type { Id } from '../id.ts'
import type { At } from '../kind-spec.ts'

/** How tables of any sort are tied to a partitioned table, and to tables whose columns they inherit. */

type Part = { readonly id: Id; readonly partitionOf: Id | null; readonly bound: string | null }

/** The tables that one is a part or an heir of. */
type Tied = { readonly partitionOf?: Id | null; readonly inherits?: readonly Id[] }

/** A table without the ties to those that it is a part or an heir of, of which `isHeld` says no; itself where it has none. */
export function standingApart<T>(it: T & Tied, isHeld: (id: Id) => boolean): T {
  const { partitionOf = null, inherits = [] } = it
  if ([...(partitionOf ? [partitionOf] : []), ...inherits].every(isHeld)) return it
  const whole = partitionOf && !isHeld(partitionOf) ? { partitionOf: null, bound: null } : {}
  return { ...it, ...whole, inherits: inherits.filter(isHeld) }
}

/** A bound has no ALTER: the partition leaves and comes back. */
export const attach = (now: Part, was: Part, at: At): readonly string[] => [
  ...(was.partitionOf ? [`ALTER TABLE ${at.path(was.partitionOf)} DETACH PARTITION ${at.path(now.id)}`] : []),
  ...(now.partitionOf
    ? [`ALTER TABLE ${at.path(now.partitionOf)} ATTACH PARTITION ${at.path(now.id)} ${now.bound ?? 'DEFAULT'}`]
    : []),
]

type Heir = { readonly id: Id; readonly inherits: readonly Id[] }

export const inherit = (now: Heir, was: Heir, at: At): readonly string[] => [
  ...was.inherits
    .filter((id) => !now.inherits.includes(id))
    .map((id) => `ALTER TABLE ${at.path(now.id)} NO INHERIT ${at.path(id)}`),
  ...now.inherits
    .filter((id) => !was.inherits.includes(id))
    .map((id) => `ALTER TABLE ${at.path(now.id)} INHERIT ${at.path(id)}`),
]

export const inheritsWords = (it: Heir, at: At): string =>
  it.inherits.length > 0 ? ` INHERITS (${it.inherits.map((id) => at.path(id)).join(', ')})` : ''
