import type { Design } from './design.ts'
import { object } from './design.ts'
import type { Id } from './id.ts'
import { type DbObject, kindOf } from './kinds/index.ts'
import { all, ObjectsEdit } from './objects.ts'
import { referencesOf } from './references.ts'
import { put } from './roots.ts'

/**
 * A design in which every reference leads somewhere: objects that point at what is not there are taken out, with all that
 * points at them in turn; `uses` and places are thinned. Says which went.
 */
export function checkReferences(design: Design): { design: Design; dropped: readonly DbObject[] } {
  const gone = new Set([...all(design.objects)].filter((it) => !stands(design, it)))
  if (gone.size === 0) return { design: thin(design), dropped: [] }
  const leaning = leaningOn(design)
  // What is added is gone through as well.
  for (const it of gone) for (const other of leaning.get(it.id) ?? []) gone.add(other)
  const edit = new ObjectsEdit(design.objects)
  const isRoot = (it: DbObject): boolean => design.objects.buckets.has(it.id)
  const dropped = [...[...gone].filter((it) => !isRoot(it)), ...[...gone].filter(isRoot)]
  for (const it of dropped) edit.delete(it.id)
  return { design: thin({ ...design, objects: edit.done() }), dropped }
}

/** Who stands under each object, or refers to it. */
function leaningOn(design: Design): ReadonlyMap<Id, readonly DbObject[]> {
  const leaning = new Map<Id, DbObject[]>()
  for (const it of all(design.objects)) for (const id of [it.parent, ...referencesOf(it)]) if (id) put(leaning, id, it)
  return leaning
}

function stands(design: Design, it: DbObject): boolean {
  const { under } = kindOf(it)
  const parent = it.parent ? object(design, it.parent) : null
  if (under.length === 0 ? it.parent !== null : !parent || !under.includes(parent.kind)) return false
  return referencesOf(it).every((id) => object(design, id) !== null)
}

function thin(design: Design): Design {
  const there = (id: Id) => object(design, id) !== null
  const edit = new ObjectsEdit(design.objects)
  for (const it of all(design.objects)) if (!it.uses.every(there)) edit.put({ ...it, uses: it.uses.filter(there) })
  const diagrams = new Map(
    [...design.diagrams].map(([id, diagram]) => [
      id,
      [...diagram.places.keys()].every(there)
        ? diagram
        : { ...diagram, places: new Map([...diagram.places].filter(([about]) => there(about))) },
    ]),
  )
  const intent = [...design.intent.values()].every((entry) => !('about' in entry) || there(entry.about))
    ? design.intent
    : new Map([...design.intent].filter(([, entry]) => !('about' in entry) || there(entry.about)))
  return { ...design, objects: edit.done(), diagrams, intent }
}
