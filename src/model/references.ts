import type * as v from 'valibot'
import { memoize } from '#base'
import { noteOf } from './fields.ts'
import type { Id } from './id.ts'
import { type DbObject, KINDS, type Kind, kindOf } from './kinds/index.ts'

type Visit = (id: Id) => Id

/** Rebuilds a value with every id that its schema declares passed through `visit`. */
function mapIds(schema: v.GenericSchema, value: unknown, visit: Visit): unknown {
  if (value === null || value === undefined) return value
  const note = noteOf(schema)
  const inner = schema as {
    wrapped?: v.GenericSchema
    item?: v.GenericSchema
    entries?: Record<string, v.GenericSchema>
    pipe?: readonly v.GenericSchema[]
  }
  if (inner.wrapped) return mapIds(inner.wrapped, value, visit)
  if (Array.isArray(value)) {
    const item = inner.item ?? (inner.pipe?.[0] as typeof inner | undefined)?.item
    return item ? value.map((each) => mapIds(item, each, visit)) : value
  }
  if (note?.holds === 'id' && typeof value === 'string') return visit(value as Id)
  const entries = inner.entries ?? (inner.pipe?.[0] as typeof inner | undefined)?.entries
  if (!entries || typeof value !== 'object') return value
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [key, entries[key] ? mapIds(entries[key], each, visit) : each]),
  )
}

const holdsIds = (schema: v.GenericSchema): boolean => {
  let found = false
  const look = (at: unknown, depth: number): void => {
    if (typeof at !== 'object' || at === null || depth > 6 || found) return
    const node = at as { pipe?: unknown[]; wrapped?: unknown; item?: unknown; entries?: Record<string, unknown> }
    if ((noteOf(at as v.GenericSchema) ?? { holds: '' }).holds === 'id') found = true
    for (const next of [...(node.pipe ?? []), node.wrapped, node.item, ...Object.values(node.entries ?? {})])
      look(next, depth + 1)
  }
  look(schema, 0)
  return found
}

/** The fields of each kind that can hold an id, so that the others need no walk. */
const idFields: ReadonlyMap<Kind, readonly string[]> = new Map(
  KINDS.map((kind) => [
    kind,
    Object.entries(kindOf(kind).fields).flatMap(([field, schema]) => (holdsIds(schema) ? [field] : [])),
  ]),
)

/** The object with every id in its fields, its `uses`, its parent and its own id passed through `visit`. */
export function mapReferences(it: DbObject, visit: Visit): DbObject {
  const { fields } = kindOf(it)
  const mapped: Record<string, unknown> = {
    ...it,
    id: visit(it.id),
    parent: it.parent && visit(it.parent),
    uses: it.uses.map(visit),
  }
  for (const field of idFields.get(it.kind) ?? [])
    mapped[field] = mapIds(fields[field] as v.GenericSchema, (it as unknown as Record<string, unknown>)[field], visit)
  return mapped as unknown as DbObject
}

/** The ids that an object's fields hold (not its parent, nor what its text uses). */
export const referencesOf = memoize((it: DbObject): readonly Id[] => {
  const found: Id[] = []
  const { fields } = kindOf(it)
  for (const field of idFields.get(it.kind) ?? [])
    mapIds(fields[field] as v.GenericSchema, (it as unknown as Record<string, unknown>)[field], (id) => {
      found.push(id)
      return id
    })
  return found
})
