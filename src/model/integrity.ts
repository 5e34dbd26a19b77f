import type { Design } from './design.ts'
import { object } from './design.ts'
import type { Id } from './id.ts'
import { type DbObject, kindOf } from './kinds/index.ts'
import { all, ObjectsEdit } from './objects.ts'
import { referencesOf } from './references.ts'

/**
 * A design in which every reference leads somewhere: objects that point at what is not there are taken out (again and
 * again, since others may point at them), `uses` and places are thinned. Says which went.
 */
export function checkReferences(design: Design): { design: Design; dropped: readonly DbObject[] } {
  const dropped: DbObject[] = []
  let now = design
  for (;;) {
    const wrong = [...all(now.objects)].filter((it) => !stands(now, it))
    if (wrong.length === 0) break
    const edit = new ObjectsEdit(now.objects)
    for (const it of wrong.sort((a, b) => depth(now, b) - depth(now, a))) {
      for (const child of [...(now.objects.buckets.get(it.id)?.members.values() ?? [])])
        if (child.id !== it.id && edit.get(child.id)) {
          edit.delete(child.id)
          dropped.push(child)
        }
      if (edit.get(it.id)) edit.delete(it.id)
      dropped.push(it)
    }
    now = { ...now, objects: edit.done() }
  }
  return { design: thin(now), dropped }
}

const depth = (design: Design, it: DbObject): number => (it.parent && object(design, it.parent) ? 1 : 0)

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
