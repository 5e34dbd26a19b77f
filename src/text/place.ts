import type { OutlineNode, Reading, TextImporter } from '#import'
import {
  adoptedIds,
  all,
  type DbObject,
  type Design,
  type Id,
  kindOfId,
  mapReferences,
  object,
  type Renamed,
  underIds,
  type Wording,
  wordKey,
} from '#model'

/** A reading under the ids of the designs that it is compared with. */
export type Placed = {
  readonly reading: Reading
  readonly design: Design
  /** The key of a piece of the text, by which the same piece of another text is known. */
  readonly keyOf: (node: Pick<OutlineNode, 'about' | 'role'>) => string
  readonly wording: Wording
}

type Onto = {
  /** The design that the text speaks of; what it holds lends its ids first. */
  readonly current: Design
  /** Another, whose ids are taken where the first has none. */
  readonly beside?: Design
  readonly renames?: readonly Renamed[]
}

/** What is the same object whatever it is called: all but its name and its place in a row. */
const shapeOf = (it: DbObject): string =>
  JSON.stringify(
    Object.entries({ ...it, id: it.kind, name: '', rank: '', comment: null, uses: [] }).sort(([a], [b]) =>
      a < b ? -1 : 1,
    ),
  )

/** What is made of columns is known by them; tables and columns are known by their names alone. */
const isMadeOfColumns = (it: DbObject): boolean =>
  it.parent !== null && kindOfId(it.parent) !== 'schema' && it.kind !== 'column'

/** Keys and indexes that only their name tells apart from those of the other design are those. */
function pairByShape(read: Design, current: Design, ids: Map<Id, Id>): void {
  const taken = new Set(ids.values())
  const free = new Map<string, Id[]>()
  for (const it of all(current.objects)) {
    if (!isMadeOfColumns(it) || taken.has(it.id) || !taken.has(it.parent as Id)) continue
    const shape = shapeOf(it)
    free.set(shape, [...(free.get(shape) ?? []), it.id])
  }
  if (free.size === 0) return
  for (const it of all(read.objects)) {
    if (!isMadeOfColumns(it) || object(current, ids.get(it.id) ?? it.id)) continue
    const mapped = mapReferences(it, (id) => ids.get(id) ?? id)
    const found = free.get(shapeOf({ ...mapped, id: it.id } as DbObject))?.shift()
    if (found) ids.set(it.id, found)
  }
}

type Known = { readonly objects: Design['objects']; readonly placed: Placed }
const known = new WeakMap<Reading, Known>()

/** Gives a reading the ids of the design that it speaks of. */
export function place(reading: Reading, importer: TextImporter, onto: Onto): Placed {
  if (onto.beside || (onto.renames ?? []).length > 0) return placedBy(identified(reading, importer, onto), onto)
  const had = known.get(reading)
  if (had?.objects === onto.current.objects) return had.placed
  const placed = placedBy(identified(reading, importer, onto), onto)
  known.set(reading, { objects: onto.current.objects, placed })
  return placed
}

/** Of a design that has become what a reading says, its place there is known: each object has its id and its name. */
export function knowPlace(placed: Placed, design: Design): void {
  const stands = (it: DbObject): boolean => {
    const own = object(design, it.id) as DbObject | null
    return own !== null && own.name === it.name && own.parent === it.parent
  }
  if ([...all(placed.design.objects)].every(stands)) known.set(placed.reading, { objects: design.objects, placed })
}

/** A reading in the forms of the design that it speaks of, and the id there of each of its objects. */
export type Identified = {
  readonly reading: Reading
  readonly design: Design
  readonly became: ReadonlyMap<Id, Id>
  readonly ids: ReadonlyMap<Id, Id>
}

/** Finds what a reading speaks of. */
export function identified(
  reading: Reading,
  importer: TextImporter,
  { current, beside, renames = [] }: Onto,
): Identified {
  const { design, became } = importer.likeHeld(reading.design, current)
  const ids = new Map(adoptedIds(design, current, renames))
  pairByShape(design, current, ids)
  const fresh = beside ? [...ids].filter(([, own]) => !object(current, own)) : []
  if (beside && fresh.length > 0) {
    const others = adoptedIds(design, beside)
    const taken = new Set(ids.values())
    for (const [id] of fresh) {
      const other = others.get(id)
      if (other && object(beside, other) && !taken.has(other)) ids.set(id, other)
    }
  }
  return { reading, design, became, ids }
}

/** The same under those ids. */
export function placedBy({ reading, design, became, ids }: Identified, { current, beside }: Onto): Placed {
  const idOf = (id: Id): Id => {
    const now = became.get(id) ?? id
    return ids.get(now) ?? now
  }
  const like = [beside, known.get(reading)?.placed.design].flatMap((it) => it ?? [])
  const placed = underIds(design, current, ids, { like })
  const wording = new Map([...reading.wording].map(([key, name]) => [movedKey(key, idOf), name]))
  return {
    reading,
    design: placed,
    keyOf: ({ about, role }) => wordKey(about && idOf(about), role),
    wording,
  }
}

/** A key begins with the id that it is about, which holds no space. */
function movedKey(key: string, idOf: (id: Id) => Id): string {
  const end = key.indexOf(' ')
  return end <= 0 ? key : wordKey(idOf(key.slice(0, end) as Id), key.slice(end + 1))
}
