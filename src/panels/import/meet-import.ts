import { equal } from '#base'
import {
  adopt,
  all,
  type Bucket,
  type Change,
  type DbObject,
  type Design,
  type Id,
  KINDS,
  kindOf,
  object,
  referencesOf,
  rootsOf,
} from '#model'

/** Whether a design holds nothing but its schemas. */
export const isEmpty = (design: Design): boolean =>
  KINDS.every((kind) => kindOf(kind).under.length === 0 || rootsOf(design, kind).length === 0)

/** Whether all that a design holds is in another as it stands, under the same ids: an empty one's schema is in any. */
const standsIn = (design: Design, other: Design): boolean =>
  [...all(design.objects)].every((it) => equal(it, object(other, it.id)))

/** The imported design in place of this one; what stays the same keeps its id and place. */
export function inPlaceOf(design: Design, imported: Design): Design {
  const now = standsIn(design, imported)
    ? { ...design, objects: imported.objects }
    : withoutLost(adopt(imported, design))
  const texts = [...imported.intent].filter(([, entry]) => entry.sort === 'text')
  if (texts.length === 0) return now
  const read = new Set(texts.map(([, entry]) => (entry.sort === 'text' ? entry.language : '')))
  // The text that was read says everything by its own names.
  const kept = [...now.intent].filter(([, entry]) => entry.sort !== 'called' || !read.has(entry.language))
  return { ...now, intent: new Map([...kept, ...texts]) }
}

/** Places of objects that are gone go with them. */
function withoutLost(now: Design): Design {
  const ids = new Set<Id>([...all(now.objects)].map((it) => it.id))
  const diagrams = new Map(
    [...now.diagrams].map(([id, diagram]) => [
      id,
      { ...diagram, places: new Map([...diagram.places].filter(([about]) => ids.has(about))) },
    ]),
  )
  const intent = new Map([...now.intent].filter(([, entry]) => !('about' in entry) || ids.has(entry.about)))
  return { ...now, diagrams, intent }
}

/**
 * The changes that add what an import read to this design. Where both have an object of the same kind and path, this
 * design's own stays; so does what leans on a part that the own one lacks. `left` names what was not taken.
 */
export function addBeside(design: Design, imported: Design): { changes: readonly Change[]; left: readonly string[] } {
  const read = adopt(imported, design)
  const left: string[] = []
  const here = new Set<Id>([...all(design.objects)].map((it) => it.id))
  let fresh: DbObject[] = []
  for (const bucket of parentsFirst(read)) {
    const root = bucket.members.get(bucket.root)
    if (design.objects.buckets.has(bucket.root)) {
      if (root?.parent) left.push(root.name)
    } else if (root) fresh.push(root, ...[...bucket.members.values()].filter((it) => it !== root))
  }
  // What leans on an object that is not taken can't be taken either, and so on.
  for (let before = -1; before !== fresh.length; ) {
    before = fresh.length
    const ids = new Set<Id>([...here, ...fresh.map((it) => it.id)])
    const stands = (it: DbObject): boolean =>
      (it.parent === null || ids.has(it.parent)) && referencesOf(it).every((id) => ids.has(id))
    left.push(...fresh.filter((it) => !stands(it)).map((it) => it.name))
    fresh = fresh.filter(stands)
  }
  const ids = new Set<Id>([...here, ...fresh.map((it) => it.id)])
  const changes = fresh.map(
    (it): Change => ({ op: 'add', object: { ...it, uses: it.uses.filter((id) => ids.has(id)) } }),
  )
  return { changes, left }
}

/** Schemas before what stands in them. */
function parentsFirst(design: Design): readonly Bucket[] {
  const isTop = (bucket: Bucket): number => (bucket.members.get(bucket.root)?.parent === null ? 0 : 1)
  return [...design.objects.buckets.values()].sort((a, b) => isTop(a) - isTop(b))
}
