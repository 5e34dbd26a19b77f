import type { Id } from '../id.ts'
import type { At, Statement } from '../kind-spec.ts'

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

/** A bound has no ALTER: the partition leaves and comes back, and each of its rows is looked at. */
export const attach = (now: Part, was: Part, at: At): readonly Statement[] => [
  ...(was.partitionOf ? [`ALTER TABLE ${at.path(was.partitionOf)} DETACH PARTITION ${at.path(now.id)}`] : []),
  ...(now.partitionOf
    ? [
        {
          sql: `ALTER TABLE ${at.path(now.partitionOf)} ATTACH PARTITION ${at.path(now.id)} ${now.bound ?? 'DEFAULT'}`,
          hazard: 'scan' as const,
        },
      ]
    : []),
]

type Heir = { readonly id: Id; readonly inherits: readonly Id[] }

/** Those of a table's parents that stay as they are: another comes to stand after them (inhseqno), never between. */
function parentsKept(was: readonly Id[], now: readonly Id[]): readonly Id[] {
  const places = now.map((id) => was.indexOf(id))
  const first = places.findIndex((place, i) => place === -1 || place < (places[i - 1] ?? 0))
  return first === -1 ? now : now.slice(0, first)
}

export function inherit(now: Heir, was: Heir, at: At): readonly string[] {
  const kept = parentsKept(was.inherits, now.inherits)
  const others = (it: Heir) => it.inherits.filter((id) => !kept.includes(id))
  return [
    ...others(was).map((id) => `ALTER TABLE ${at.path(now.id)} NO INHERIT ${at.path(id)}`),
    ...others(now).map((id) => `ALTER TABLE ${at.path(now.id)} INHERIT ${at.path(id)}`),
  ]
}

export const inheritsWords = (it: Heir, at: At): string =>
  it.inherits.length > 0 ? ` INHERITS (${it.inherits.map((id) => at.path(id)).join(', ')})` : ''
