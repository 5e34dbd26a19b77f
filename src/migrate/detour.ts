import { sortByNeeds } from '#base'
import {
  apply,
  bucketOf,
  type Change,
  type DbObject,
  type Design,
  type Id,
  kindOf,
  moveWords,
  object,
  sqlAt,
} from '#model'
import { statementStep, step } from './create.ts'
import type { Differences } from './differences.ts'
import { comesAlong, moves } from './move.ts'
import { placeAside } from './place-aside.ts'
import type { Step } from './step.ts'

type Between = {
  readonly from: Design
  readonly to: Design
  readonly differences: Differences
  readonly rebuilt: ReadonlySet<Id>
}

/**
 * How things that go to other schemas get past each other: whatever comes to a name waits until who has it there is gone,
 * and where they wait for each other, or a new name is given there before, one of them stands aside in a schema of its own.
 */
export type Detours = {
  /** By what stands aside the schema where it stands. */
  readonly places: ReadonlyMap<Id, DbObject>
  /** What has to be gone before something can come. */
  readonly waits: (id: Id) => readonly Id[]
}

/** The names by which something takes room in a schema: its own and those of its indexes. */
const namesOf = (design: Design, root: Id): readonly string[] =>
  [...(design.objects.buckets.get(root)?.members.values() ?? [])]
    .filter((it) => it.id === root || !kindOf(it).holdsRows)
    .map((it) => it.name)

const schemaOf = (design: Design, id: Id): Id | null =>
  object(design, bucketOf(design.objects, id)?.root ?? id)?.parent ?? null

const NONE: Detours = { places: new Map(), waits: () => [] }

export function planDetours({ from, to, differences, rebuilt }: Between): Detours {
  const changed = [...differences.changed.values()].filter(({ now }) => !rebuilt.has(now.id))
  const moving = changed.filter(({ was, now }) => moves(was, now, { from, to }))
  if (moving.length === 0) return NONE
  const leaving = new Map<string, Id[]>()
  const placed = (schema: Id | null, name: string) => `${schema}/${name}`
  for (const { was } of moving)
    for (const name of namesOf(from, was.id)) {
      const key = placed(was.parent, name)
      leaving.set(key, [...(leaving.get(key) ?? []), was.id])
    }
  const isMoving = new Set<Id>(moving.map(({ now }) => now.id))
  const inTheWay = (id: Id): readonly Id[] => {
    const it = object(to, id)
    const names = isMoving.has(id)
      ? [...namesOf(to, id), ...namesOf(from, id)]
      : it
        ? [it.name, ...namesOf(to, id)]
        : []
    const schema = schemaOf(to, id)
    return names.flatMap((name) => leaving.get(placed(schema, name)) ?? []).filter((other) => other !== id)
  }
  const isRenamed = ({ was, now }: { was: DbObject; now: DbObject }) => was.name !== now.name && !isMoving.has(now.id)
  const early = changed.filter(isRenamed).flatMap(({ now }) => inTheWay(now.id))
  const others = (ids: readonly Id[]) => ids.filter((id) => !early.includes(id))
  const { cut } = sortByNeeds(
    [...isMoving].filter((id) => !early.includes(id)),
    (id) => others(inTheWay(id)),
  )
  const aside = new Set([...early, ...cut.map(([, target]) => target)])
  return {
    places: placesFor([...aside], from, to),
    waits: (id) => inTheWay(id).filter((other) => !aside.has(other)),
  }
}

/** A place for those of each schema, where they can't collide either. */
function placesFor(ids: readonly Id[], from: Design, to: Design): Detours['places'] {
  const bySchema = new Map<Id, DbObject>()
  const designs = [from, to]
  return new Map(
    ids.flatMap((id): [Id, DbObject][] => {
      const home = object(from, object(from, id)?.parent ?? id) as DbObject | null
      if (!home) return []
      const place = bySchema.get(home.id) ?? placeAside(home, 'moving', designs)
      if (!bySchema.has(home.id)) designs.push(apply(from, [{ op: 'add', object: place }]))
      bySchema.set(home.id, place)
      return [[id, place]]
    }),
  )
}

/** A design in which what stands aside is where it is meanwhile. */
export function withDetours(design: Design, { places }: Detours): Design {
  const added = [...new Set(places.values())].map((place): Change => ({ op: 'add', object: place }))
  const moved = [...places].flatMap(([id, place]): Change[] => {
    const was = object(design, id) as DbObject | null
    return was ? [{ op: 'set', before: was, after: { ...was, parent: place.id } as DbObject }] : []
  })
  return apply(design, [...added, ...moved])
}

/** Aside, out of the places that others come to. */
export function detourSteps({ places }: Detours, ends: Omit<Between, 'differences'>): Step[] {
  const { from } = ends
  const at = sqlAt(from)
  const there = sqlAt(withDetours(from, { places, waits: NONE.waits }))
  const made = [...new Set(places.values())].map((it) =>
    statementStep(it, 'create', kindOf(it).create(it as never, there, [])),
  )
  const moved = [...places].flatMap(([id, place]) => {
    const it = object(from, id) as DbObject
    return moveWords(it, there.name(place.id), at, comesAlong(id, ends, from)).map((sql) => step(it, 'alter', sql))
  })
  return [...made, ...moved]
}

/** What the places leave. */
export const endOfDetours = ({ places }: Detours, from: Design): Step[] =>
  [...new Set(places.values())].map((it) =>
    statementStep(it, 'drop', kindOf(it).drop(it as never, sqlAt(withDetours(from, { places, waits: NONE.waits })))),
  )
