import { equal } from '#base'
import { all, type DbObject, type Design, object, referencesOf } from '#model'

const said = (it: DbObject) => ({ ...it, rank: '', comment: null, uses: [] })

/** The columns that a key, or an index, is over. */
function columnsOf(it: DbObject): string | null {
  if (it.kind === 'primary-key' || it.kind === 'unique') return [...it.columns].sort().join()
  return it.kind === 'index'
    ? it.keys
        .map((key) => key.column ?? '')
        .sort()
        .join()
    : null
}

/**
 * Whether what the rest of a design refers to is the same in both readings of a part: then nothing beyond that part can
 * tell the two apart.
 */
export function staysForOthers(design: Design, was: Design, now: Design): boolean {
  for (const it of all(design.objects)) {
    if (object(was, it.id) || object(now, it.id)) continue
    for (const id of referencesOf(it)) {
      const [before, after] = [object(was, id) as DbObject | null, object(now, id) as DbObject | null]
      if (!before && !after) continue
      if (!before || !after || !equal(said(before), said(after))) return false
    }
    if (it.kind !== 'foreign-key') continue
    const wanted = [...it.targetColumns].sort().join()
    if ([...all(was.objects)].some((key) => columnsOf(key) === wanted && !object(now, key.id))) return false
  }
  return true
}
