import * as v from 'valibot'
import { apply } from '../change/apply.ts'
import type { Change } from '../change/change.ts'
import { type Design, object } from '../design.ts'
import type { DiagramId } from '../diagram.ts'
import { type Id, newId } from '../id.ts'
import { sequenceName } from '../kinds/column-identity.ts'
import { type DbObject, kindOf } from '../kinds/index.ts'
import { lastRank } from '../make.ts'
import { childrenOf } from '../read.ts'
import { mapReferences } from '../references.ts'
import { relationNames } from '../relation-names.ts'
import { freeName, freeObjectName, namedAfter, schemaFor } from './object-names.ts'

const MARK = 'schemawright/objects/1'
const clipboard = v.strictObject({
  mark: v.literal(MARK),
  objects: v.pipe(v.array(v.looseObject({ id: v.string(), kind: v.string(), name: v.string() })), v.maxLength(20_000)),
  places: v.record(
    v.string(),
    v.strictObject({ x: v.pipe(v.number(), v.finite()), y: v.pipe(v.number(), v.finite()) }),
  ),
})

const withChildren = (design: Design, id: Id): readonly DbObject[] => {
  const it = object(design, id) as DbObject | null
  return it ? [it, ...childrenOf(design, id)] : []
}

/** Objects with all beneath them, as text for the clipboard. */
export function copyObjects(design: Design, ids: readonly Id[], diagram: DiagramId): string {
  const places = design.diagrams.get(diagram)?.places
  return JSON.stringify({
    mark: MARK,
    objects: ids.flatMap((id) => withChildren(design, id)),
    places: Object.fromEntries(
      ids.flatMap((id) => (places?.get(id) ? [[id, { x: places.get(id)?.x, y: places.get(id)?.y }]] : [])),
    ),
  })
}

/** What a text from the clipboard holds, each object checked against its kind; null where it is not ours. */
function parseObjects(text: string): { objects: DbObject[]; places: Map<Id, { x: number; y: number }> } | null {
  if (text.length > 20_000_000) return null
  try {
    const read = v.safeParse(clipboard, JSON.parse(text))
    if (!read.success) return null
    const objects = read.output.objects.filter((it) => {
      const kind = kindOf(it.kind as DbObject['kind'])
      return (
        kind &&
        Object.entries(kind.fields).every(([field, schema]) => v.is(schema, (it as Record<string, unknown>)[field]))
      )
    })
    return {
      objects: objects as unknown as DbObject[],
      places: new Map(Object.entries(read.output.places)) as Map<Id, { x: number; y: number }>,
    }
  } catch {
    return null
  }
}

/** New copies of objects: ids anew, names freed, references among them kept, those to what is not here dropped with what needs them. */
export function pasteObjects(
  design: Design,
  text: string,
  to: { diagram: DiagramId; dx: number; dy: number },
): { changes: Change[]; roots: Id[] } | null {
  const read = parseObjects(text)
  if (!read) return null
  const ids = new Map<Id, Id>(read.objects.map((it) => [it.id, newId(it.kind)]))
  const changes: Change[] = []
  const roots: Id[] = []
  let now = design
  const add = (made: DbObject) => {
    changes.push({ op: 'add', object: made })
    now = apply(now, [{ op: 'add', object: made }])
  }
  for (const it of read.objects) {
    let lost = false
    const copy = mapReferences(it, (id) => {
      const next = ids.get(id) ?? (object(design, id) ? id : null)
      if (!next && id !== it.parent && !it.uses.includes(id)) lost = true
      return next ?? id
    })
    if (lost) continue
    const uses = copy.uses.filter((id) => object(now, id))
    if (it.parent && ids.has(it.parent)) {
      if (!object(now, copy.parent as Id)) continue
      add({ ...named(now, copy), uses } as DbObject)
      continue
    }
    const parent = it.parent === null ? null : schemaFor(now, it.parent as Id<'schema'>)
    const taken = parent ? relationNames(now, parent) : new Set<string>()
    add({
      ...copy,
      parent,
      uses,
      rank: lastRank(now, parent),
      name: freeName(copy.name, (name) => taken.has(name)),
    } as DbObject)
    roots.push(copy.id)
    const at = read.places.get(it.id)
    if (at)
      changes.push({
        op: 'place',
        diagram: to.diagram,
        about: copy.id,
        before: null,
        after: { x: at.x + to.dx, y: at.y + to.dy, placed: true, colour: null },
      })
  }
  return { changes, roots }
}

/** A copy's own name: constraints and indexes are named after their new table, and so is an identity's sequence. */
function named(design: Design, it: DbObject): DbObject {
  const by = namedAfter(it)
  if (by && it.parent) return { ...it, name: freeObjectName(design, it.parent, by) } as DbObject
  if (it.kind !== 'column' || !it.identity || !it.parent) return it
  return { ...it, identity: { ...it.identity, sequence: sequenceName(object(design, it.parent)?.name ?? '', it.name) } }
}

/** Copies objects in place, a little aside. */
export function duplicate(
  design: Design,
  ids: readonly Id[],
  to: { diagram: DiagramId; dx: number; dy: number },
): { changes: Change[]; roots: Id[] } {
  return pasteObjects(design, copyObjects(design, ids, to.diagram), to) ?? { changes: [], roots: [] }
}
