import { equal } from '#base'
import type { Design } from '../design.ts'
import { object } from '../design.ts'
import type { Diagram } from '../diagram.ts'
import { checkReferences } from '../integrity.ts'
import type { DbObject } from '../kinds/index.ts'
import { ObjectsEdit } from '../objects.ts'
import { diff } from './diff.ts'

type Three<T> = { readonly base: T | null; readonly mine: T | null; readonly theirs: T | null }

/** Field by field: what only one side changed is that side's; what both changed is mine. */
function mergeFields<T extends object>({ base, mine, theirs }: Three<T>): T | null {
  if (!mine) return theirs && base && equal(theirs, base) ? null : theirs
  if (!theirs) return base && equal(mine, base) ? null : mine
  if (!base) return mine
  const merged: Record<string, unknown> = Object.fromEntries(Object.entries(theirs))
  for (const key of Object.keys(mine)) {
    const [was, now] = [base[key as keyof T], mine[key as keyof T]]
    if (!equal(was, now)) merged[key] = now
  }
  return merged as T
}

function mergeMaps<K, V extends object>({ base, mine, theirs }: Three<ReadonlyMap<K, V>>): Map<K, V> {
  const merged = new Map(theirs ?? [])
  for (const key of new Set([...(base?.keys() ?? []), ...(mine?.keys() ?? [])])) {
    const [was, now] = [base?.get(key) ?? null, mine?.get(key) ?? null]
    if (equal(was, now)) continue
    const value = mergeFields({ base: was, mine: now, theirs: theirs?.get(key) ?? null })
    if (value) merged.set(key, value)
    else merged.delete(key)
  }
  return merged
}

function mergeObjects({ base, mine, theirs }: { base: Design; mine: Design; theirs: Design }): Design['objects'] {
  const edit = new ObjectsEdit(theirs.objects)
  /** Brings an object back with what it stands under, where the other side dropped it and this side went on with it. */
  const restore = (it: DbObject): void => {
    const parent = it.parent ? ((object(mine, it.parent) ?? object(base, it.parent)) as DbObject | null) : null
    if (parent && !edit.get(parent.id)) restore(parent)
    edit.put(it)
  }
  for (const change of diff(base, mine)) {
    if (change.op === 'add') restore(change.object)
    else if (change.op === 'set') {
      const other = edit.get(change.after.id)
      restore(
        other ? (mergeFields({ base: change.before, mine: change.after, theirs: other }) as DbObject) : change.after,
      )
    } else if (change.op === 'remove') {
      const other = edit.get(change.object.id)
      const alone = (edit.now().buckets.get(change.object.id)?.members.size ?? 1) <= 1
      if (other && equal(other, change.object) && alone) edit.delete(change.object.id)
    }
  }
  return edit.now()
}

/**
 * Two designs that grew from one, as one: by ids and fields, so that edits of different fields, objects and places all
 * stay. Where both changed the same field mine wins; an edit wins over a removal.
 */
export function mergeDesigns(base: Design, mine: Design, theirs: Design): Design {
  const facts = mergeFields<Pick<Design, 'name' | 'postgres'>>({
    base: { name: base.name, postgres: base.postgres },
    mine: { name: mine.name, postgres: mine.postgres },
    theirs: { name: theirs.name, postgres: theirs.postgres },
  })
  const diagrams = new Map<Diagram['id'], Diagram>()
  for (const id of new Set([...mine.diagrams.keys(), ...theirs.diagrams.keys()])) {
    const three = {
      base: base.diagrams.get(id) ?? null,
      mine: mine.diagrams.get(id) ?? null,
      theirs: theirs.diagrams.get(id) ?? null,
    }
    const side = (it: Diagram | null) => it && { id: it.id, name: it.name, rank: it.rank, detail: it.detail }
    const merged = mergeFields({ base: side(three.base), mine: side(three.mine), theirs: side(three.theirs) })
    if (!merged) continue
    const places = mergeMaps({
      base: three.base?.places ?? null,
      mine: three.mine?.places ?? null,
      theirs: three.theirs?.places ?? null,
    })
    const shapes = mergeMaps({
      base: three.base?.shapes ?? null,
      mine: three.mine?.shapes ?? null,
      theirs: three.theirs?.shapes ?? null,
    })
    diagrams.set(id, { ...merged, places, shapes })
  }
  const intent = mergeMaps({ base: base.intent, mine: mine.intent, theirs: theirs.intent })
  const merged: Design = { ...theirs, ...facts, intent, diagrams, objects: mergeObjects({ base, mine, theirs }) }
  return checkReferences(merged).design
}
