import type * as v from 'valibot'
import { memoize } from '#base'
import { noteOf } from './fields.ts'
import type { Id } from './id.ts'
import { type DbObject, KINDS, type Kind, kindOf } from './kinds/index.ts'

type Visit = (id: Id) => Id

/** Where a field's value holds ids: it is one, a list of such, or an object with some. */
type Place = 'id' | { readonly item: Place } | { readonly entries: readonly (readonly [string, Place])[] }

/** Read off a field's schema once, since every object that is looked at is walked; null: it holds none. */
function placeIn(schema: v.GenericSchema): Place | null {
  type Node = {
    pipe?: readonly Node[]
    wrapped?: v.GenericSchema
    item?: v.GenericSchema
    entries?: Record<string, v.GenericSchema>
  }
  const node = schema as Node
  if (node.wrapped) return placeIn(node.wrapped)
  const item = node.item ?? node.pipe?.[0]?.item
  if (item) {
    const place = placeIn(item)
    return place && { item: place }
  }
  if (noteOf(schema)?.holds === 'id') return 'id'
  const entries = Object.entries(node.entries ?? node.pipe?.[0]?.entries ?? {}).flatMap(([key, each]) => {
    const place = placeIn(each)
    return place ? [[key, place] as const] : []
  })
  return entries.length > 0 ? { entries } : null
}

const asRecord = (value: object): Readonly<Record<string, unknown>> => value as never

function lookAt(place: Place, value: unknown, see: (id: Id) => void): void {
  if (value === null || value === undefined) return
  if (place === 'id') {
    if (typeof value === 'string') see(value as Id)
  } else if ('item' in place) {
    if (Array.isArray(value)) for (const each of value) lookAt(place.item, each, see)
  } else if (typeof value === 'object')
    for (const [key, inner] of place.entries) lookAt(inner, asRecord(value)[key], see)
}

/** The value with every id in it passed through `visit`. */
function mapIds(place: Place, value: unknown, visit: Visit): unknown {
  if (value === null || value === undefined) return value
  if (place === 'id') return typeof value === 'string' ? visit(value as Id) : value
  if ('item' in place) return Array.isArray(value) ? value.map((each) => mapIds(place.item, each, visit)) : value
  if (typeof value !== 'object') return value
  const mapped: Record<string, unknown> = { ...value }
  for (const [key, inner] of place.entries) if (key in mapped) mapped[key] = mapIds(inner, mapped[key], visit)
  return mapped
}

/** The fields of each kind that can hold an id, so that the others need no walk. */
const idFields: ReadonlyMap<Kind, readonly (readonly [string, Place])[]> = new Map(
  KINDS.map((kind) => [
    kind,
    Object.entries(kindOf(kind).fields).flatMap(([field, schema]) => {
      const place = placeIn(schema)
      return place ? [[field, place] as const] : []
    }),
  ]),
)

/** The object with every id in its fields, its `uses`, its parent and its own id passed through `visit`. */
export function mapReferences(it: DbObject, visit: Visit): DbObject {
  const mapped: Record<string, unknown> = {
    ...it,
    id: visit(it.id),
    parent: it.parent && visit(it.parent),
    uses: it.uses.map(visit),
  }
  for (const [field, place] of idFields.get(it.kind) ?? []) mapped[field] = mapIds(place, mapped[field], visit)
  return mapped as unknown as DbObject
}

/** The ids that an object's fields hold (not its parent, nor what its text uses). */
export const referencesOf = memoize((it: DbObject): readonly Id[] => {
  const found: Id[] = []
  for (const [field, place] of idFields.get(it.kind) ?? [])
    lookAt(place, asRecord(it)[field], (id) => {
      found.push(id)
    })
  return found
})
