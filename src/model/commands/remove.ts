import { equal } from '#base'
import { referrersOf, textUsersOf } from '../at.ts'
import type { Change } from '../change/change.ts'
import { type Design, object } from '../design.ts'
import type { DiagramId } from '../diagram.ts'
import type { RoutineRef } from '../fields.ts'
import type { Id } from '../id.ts'
import { kindOfId } from '../id.ts'
import { withoutObjects } from '../intent.ts'
import type { DbObject } from '../kinds/index.ts'
import { childrenOf, incomingOf, keysOf, rootsOf } from '../read.ts'
import { referencesOf } from '../references.ts'
import { letGo } from '../ties.ts'
import { mentions } from './rename.ts'
import { bodiesNaming } from './rename-bodies.ts'

/** A list of columns, or of index keys, without those that go. Null: the object can't live without one of them. */
function without(tied: DbObject, gone: ReadonlySet<Id>): DbObject | null {
  const it = letGo(tied, (id) => gone.has(id))
  switch (it.kind) {
    case 'primary-key':
    case 'unique': {
      const include = it.include.filter((id) => !gone.has(id))
      return it.columns.some((id) => gone.has(id)) ? null : { ...it, include }
    }
    case 'foreign-key':
      if (gone.has(it.target) || [...it.columns, ...it.targetColumns].some((id) => gone.has(id))) return null
      return { ...it, onDeleteColumns: it.onDeleteColumns.filter((id) => !gone.has(id)) }
    case 'index':
      if (it.keys.some((key) => key.column && gone.has(key.column))) return null
      return { ...it, include: it.include.filter((id) => !gone.has(id)) }
    case 'sequence':
      return it.ownedBy && gone.has(it.ownedBy) ? null : it
    case 'extension':
      return it.schema && gone.has(it.schema) ? null : it
    case 'table':
      if (it.partitionOf && gone.has(it.partitionOf)) return null
      return { ...it, inherits: it.inherits.filter((id) => !gone.has(id)) }
    case 'column':
      // As Postgres keeps the column when its type is dropped with CASCADE it could not: text holds what the enum held.
      return it.type.of && gone.has(it.type.of)
        ? { ...it, type: { ...it.type, name: 'text', of: null }, default: null }
        : it
    case 'attribute':
    case 'domain':
      return it.type.of && gone.has(it.type.of) ? { ...it, type: { ...it.type, name: 'text', of: null } } : it
    case 'range': {
      const left = (ref: RoutineRef | null) => (ref?.of && gone.has(ref.of) ? null : ref)
      if (it.subtype.of && gone.has(it.subtype.of)) return null
      return { ...it, canonical: left(it.canonical), difference: left(it.difference) }
    }
    case 'role':
      return { ...it, memberOf: it.memberOf.filter((each) => !gone.has(each.role)) }
    case 'policy': {
      const roles = it.roles.filter((id) => !gone.has(id))
      // Without anybody named it would be for everybody.
      return roles.length === 0 && it.roles.length > 0 ? null : { ...it, roles }
    }
    case 'publication': {
      const tables = it.tables.filter((each) => ![each.table, ...(each.columns ?? [])].some((id) => gone.has(id)))
      return { ...it, tables, schemas: it.schemas.filter((id) => !gone.has(id)) }
    }
    case 'foreign-table':
      if (gone.has(it.server) || (it.partitionOf && gone.has(it.partitionOf))) return null
      return { ...it, inherits: it.inherits.filter((id) => !gone.has(id)) }
    case 'grant': {
      if (it.role && gone.has(it.role)) return null
      const stays = (each: { column: Id | null }) => !each.column || !gone.has(each.column)
      const left = { ...it, columns: it.columns.filter(stays), sequences: it.sequences.filter(stays) }
      // A role that is left with nothing has no grant.
      return left.to === 'role' && left.privileges.length + left.columns.length + left.sequences.length === 0
        ? null
        : left
    }
    default:
      return referencesOf(it).some((id) => gone.has(id)) ? null : it
  }
}

/** What is computed from a column beside it: Postgres drops it along with the column, so that no text user is tracked. */
function computedFrom(design: Design, id: Id): readonly Id[] {
  const column = object(design, id)
  if (column?.kind !== 'column' || !column.parent) return []
  return childrenOf(design, column.parent)
    .filter((it) =>
      it.kind === 'column' ? it.generated : ['check', 'index', 'exclusion', 'statistics'].includes(it.kind),
    )
    .filter((it) => mentions(it, column.name))
    .map((it) => it.id)
}

/** The foreign keys that point at rows by a key that goes, where no other key tells those rows apart. */
function pointedBy(design: Design, id: Id, gone: ReadonlySet<Id>): readonly Id[] {
  const table = object(design, id)?.parent
  const key = table ? keysOf(design, table).find((it) => it.id === id) : undefined
  if (!table || !key) return []
  const left = keysOf(design, table).filter((it) => !gone.has(it.id))
  const holds = (columns: readonly Id[]) => (it: { columns: readonly Id[] }) =>
    it.columns.length === columns.length && it.columns.every((column) => columns.includes(column))
  return incomingOf(design, table)
    .filter((it) => holds(it.targetColumns)(key) && !left.some(holds(it.targetColumns)))
    .map((it) => it.id)
}

/** Everything that goes with these objects, themselves included, the first found first. What can live without them is changed instead. */
function closure(design: Design, ids: readonly Id[]): { gone: Set<Id>; changed: Map<Id, DbObject> } {
  const gone = new Set<Id>()
  const changed = new Map<Id, DbObject>()
  const queue = [...ids]
  for (let id = queue.shift(); id; id = queue.shift()) {
    if (gone.has(id) || !object(design, id)) continue
    gone.add(id)
    changed.delete(id)
    queue.push(
      ...childrenOf(design, id).map((child) => child.id),
      ...computedFrom(design, id),
      ...pointedBy(design, id, gone),
    )
    for (const user of referrersOf(design, id)) {
      if (gone.has(user.id)) continue
      const left = without(user, gone)
      if (left === null) queue.push(user.id)
      else changed.set(user.id, left)
    }
    for (const user of textUsersOf(design, id)) {
      if (gone.has(user.id) || user.kind === 'foreign-key') continue
      // A column outlives its default, but not what it is computed from.
      if (user.kind !== 'column' || user.generated) queue.push(user.id)
      else changed.set(user.id, { ...(changed.get(user.id) ?? user), default: null } as DbObject)
    }
  }
  for (const id of gone) changed.delete(id)
  return { gone, changed }
}

/** What objects bring down with them: what goes too, and what stays without a part of it. */
export type Fall = {
  readonly gone: readonly DbObject[]
  readonly changed: readonly DbObject[]
  /** Routines that stay as they are and name what goes: Postgres lets it go, and they fail when they are called. */
  readonly naming: readonly DbObject[]
}

/** What else would go or change with these objects, for asking the person first. What stands beneath them goes without saying. */
export function fallOf(design: Design, ids: readonly Id[]): Fall {
  const own = new Set(ids)
  const { gone, changed } = closure(design, ids)
  const beneath = (it: DbObject): boolean => {
    for (let up = it.parent; up; up = object(design, up)?.parent ?? null) if (own.has(up)) return true
    return false
  }
  const others = [...gone].flatMap((id) => (own.has(id) ? [] : [object(design, id) as DbObject]))
  const real = [...changed].flatMap(([id, after]) => {
    const before = object(design, id) as DbObject
    return equal(before, { ...after, uses: before.uses }) ? [] : [before]
  })
  return {
    gone: others.filter((it) => !beneath(it)),
    changed: real,
    naming: bodiesNaming(design, ids).filter((it) => !gone.has(it.id)),
  }
}

/** Whether something else goes or changes with these: then the person is asked first. */
export function leansOn(design: Design, ids: readonly Id[]): boolean {
  const { gone, changed, naming } = fallOf(design, ids)
  return gone.length + changed.length + naming.length > 0
}

/** Drops objects from the design with all that hangs on them: children, keys that point at them, views over them, places and intent. */
export function removeObjects(design: Design, ids: readonly Id[]): Change[] {
  const publicSchema = rootsOf(design, 'schema').find((it) => it.name === 'public')?.id
  const { gone, changed } = closure(
    design,
    ids.filter((id) => id !== publicSchema),
  )
  const changes: Change[] = []
  for (const after of changed.values()) {
    const before = object(design, after.id) as DbObject
    const uses = after.uses.filter((id) => !gone.has(id))
    if (!equal(before, { ...after, uses })) changes.push({ op: 'set', before, after: { ...after, uses } as DbObject })
  }
  for (const [key, before] of design.intent) {
    const after = withoutObjects(before, gone)
    if (!equal(before, after)) changes.push({ op: 'intend', key, before, after })
  }
  for (const diagram of design.diagrams.values()) changes.push(...unplace(design, diagram.id, [...gone]))
  const depth = (id: Id): number => (object(design, id)?.parent ? 1 + depth(object(design, id)?.parent as Id) : 0)
  const order = [...gone].sort((a, b) => depth(b) - depth(a))
  for (const id of order) changes.push({ op: 'remove', object: object(design, id) as DbObject })
  return changes
}

function unplace(design: Design, diagram: DiagramId, ids: readonly Id[]): Change[] {
  const places = design.diagrams.get(diagram)?.places
  return ids.flatMap((about): Change[] => {
    const before = places?.get(about)
    return before ? [{ op: 'place', diagram, about, before, after: null }] : []
  })
}

/** Takes cards off a diagram; the design keeps the objects. */
export function removeFromDiagram(design: Design, diagram: DiagramId, ids: readonly Id[]): Change[] {
  return unplace(
    design,
    diagram,
    ids.filter((id) => kindOfId(id) !== 'column'),
  )
}
