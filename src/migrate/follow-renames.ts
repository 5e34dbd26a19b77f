import { equal } from '#base'
import { apply, type Change, type DbObject, type Design, followedTexts, newNames, object } from '#model'

/**
 * A design in which what stands beside renamed columns speaks of them by their new names, wherever the other design says
 * just that: Postgres sees to it in checks, indexes, generated columns and partition keys, which so stay as they are.
 */
export function followRenames(from: Design, to: Design): Design {
  const changes: Change[] = []
  for (const { root, members } of from.objects.buckets.values()) {
    if (!to.objects.buckets.has(root)) continue
    const stays = (it: DbObject): DbObject | null => {
      const now = object(to, it.id) as DbObject | null
      return now?.parent === it.parent ? now : null
    }
    const names = newNames(members.values(), (it) => (it.id === root ? null : stays(it)))
    if (names.size === 0) continue
    for (const it of members.values()) {
      const now = stays(it)
      const after = now && followedTexts(it, now, names)
      if (after && !equal(it, after)) changes.push({ op: 'set', before: it, after })
    }
  }
  return changes.length === 0 ? from : apply(from, changes)
}
