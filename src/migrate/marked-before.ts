import { bucketOf, type DbObject, type Design, type Id, referencesOf } from '#model'
import type { Differences } from './differences.ts'

type Nullable = DbObject & { readonly nullable?: boolean }
type Marked = DbObject & { readonly replicaIdentity?: unknown }

/**
 * What a column that may be null from then on waits for: the index by which rows are told apart instead. Postgres lets no
 * column be null by which they are (manual: ALTER TABLE, REPLICA IDENTITY).
 */
export function markedBefore(to: Design, { added, changed }: Differences): (it: DbObject) => readonly Id[] {
  const isMarkedAnew = (it: Marked) =>
    it.replicaIdentity === true &&
    (added.has(it.id) || (changed.get(it.id)?.was as Marked | undefined)?.replicaIdentity === false)
  return (it) => {
    // Its own columns are held to having a value by then.
    if (isMarkedAnew(it)) return referencesOf(it)
    const entry = changed.get(it.id)
    if (!entry || (entry.was as Nullable).nullable !== false || (entry.now as Nullable).nullable !== true) return []
    return [...(bucketOf(to.objects, it.id)?.members.values() ?? [])].filter(isMarkedAnew).map((other) => other.id)
  }
}
