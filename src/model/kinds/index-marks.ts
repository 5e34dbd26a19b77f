import * as v from 'valibot'
import type { At, Common } from '../kind-spec.ts'

/** What a table remembers of one of its indexes, whichever kind of object the index is of. */
export const markFields = {
  /** CLUSTER orders the table by it. */
  clustered: v.boolean(),
  /** Rows are told apart by it in logical replication, where the table's replica identity is `index`. */
  replicaIdentity: v.boolean(),
}
type Marked = Common & { readonly clustered: boolean; readonly replicaIdentity: boolean }

const isMarked = (it: Common): it is Marked => 'clustered' in it

const siblings = (it: Marked, at: At): readonly Marked[] => (it.parent ? at.children(it.parent).filter(isMarked) : [])
const alterTable = (it: Marked, at: At, what: string): string =>
  `ALTER TABLE ${it.parent ? at.path(it.parent) : ''} ${what}`

/** Said once the index is there. */
export const settleMarks = (it: Marked, at: At): readonly string[] => [
  ...(it.clustered ? [alterTable(it, at, `CLUSTER ON ${at.name(it.id)}`)] : []),
  ...(it.replicaIdentity ? [alterTable(it, at, `REPLICA IDENTITY USING INDEX ${at.name(it.id)}`)] : []),
]

/** A mark that another index takes over needs no word that it is gone. */
export const alterMarks = {
  clustered: (now: Marked, _was: Marked, at: At): readonly string[] =>
    now.clustered
      ? settleMarks({ ...now, replicaIdentity: false }, at)
      : siblings(now, at).some((it) => it.clustered)
        ? []
        : [alterTable(now, at, 'SET WITHOUT CLUSTER')],
  // The table itself says what holds when no index does.
  replicaIdentity: (now: Marked, _was: Marked, at: At): readonly string[] =>
    now.replicaIdentity ? settleMarks({ ...now, clustered: false }, at) : [],
} as const

/** The marks of a pg_index row `x`. */
export const marksJson = `'clustered', x.indisclustered, 'replicaIdentity', x.indisreplident`
