import {
  all,
  childrenOf,
  type DbObject,
  type Design,
  type Id,
  type ObjectOf,
  ObjectsEdit,
  object,
  pathOf,
  primaryKeyOf,
  uniquesOf,
} from '#model'
import { primaryKeyName } from '../names.ts'

/** Whether a reference points at columns that no key of their table is made of: Postgres takes no such. */
export function isLoose(design: Design, id: Id): boolean {
  const it = object(design, id)
  if (it?.kind !== 'foreign-key') return false
  const wanted = [...it.targetColumns].sort().join()
  return !childrenOf(design, it.target).some((key) => {
    if (key.kind === 'primary-key' || key.kind === 'unique') return [...key.columns].sort().join() === wanted
    return (
      key.kind === 'index' &&
      key.unique &&
      !key.where &&
      key.keys
        .map((each) => each.column)
        .sort()
        .join() === wanted
    )
  })
}

/** The key that says already what a unique constraint says. */
export function saidBefore(design: Design, id: Id): ObjectOf<'primary-key'> | ObjectOf<'unique'> | null {
  const it = object(design, id)
  if (it?.kind !== 'unique' || !it.parent) return null
  const columns = it.columns.join()
  const primary = primaryKeyOf(design, it.parent)
  if (it.nullsDistinct && primary?.columns.join() === columns) return primary
  const own = uniquesOf(design, it.parent)
  const first = own.find((each) => each.nullsDistinct === it.nullsDistinct && each.columns.join() === columns)
  return first && first.id !== it.id ? first : null
}

/**
 * What Postgres makes of a text: no reference that it refuses, and one key of several over the same columns in one CREATE
 * TABLE (transformIndexConstraints in parse_utilcmd.c), the primary key under the name of the unique constraint where it
 * has none of its own. What a design holds nevertheless stays as it is there.
 */
export function settled(design: Design, held: Design | null): Design {
  let kept: ReadonlySet<string> | null = null
  const isKept = (it: DbObject): boolean => {
    kept ??= new Set(held ? [...all(held.objects)].map((own) => `${own.kind} ${pathOf(held, own.id)}`) : [])
    return kept.has(`${it.kind} ${pathOf(design, it.id)}`)
  }
  const edit = new ObjectsEdit(design.objects)
  let changed = false
  for (const it of all(design.objects)) {
    if (it.kind !== 'foreign-key' && it.kind !== 'unique') continue
    const key = it.kind === 'unique' ? saidBefore(design, it.id) : null
    if ((!key && !isLoose(design, it.id)) || isKept(it)) continue
    changed = true
    edit.delete(it.id)
    const table = key?.parent && object(design, key.parent)
    // Of several columns Drizzle gives it a name in any case.
    if (key?.kind === 'primary-key' && table && key.columns.length === 1 && key.name === primaryKeyName(table.name))
      edit.put({ ...key, name: it.name })
  }
  return changed ? { ...design, objects: edit.now() } : design
}
