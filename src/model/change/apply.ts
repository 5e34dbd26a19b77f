import { assertNever, invariant } from '#base'
import type { Design } from '../design.ts'
import type { Diagram, DiagramId } from '../diagram.ts'
import { ObjectsEdit } from '../objects.ts'
import type { Change } from './change.ts'

function put<K, V>(map: ReadonlyMap<K, V>, key: K, value: V | null): Map<K, V> {
  const next = new Map(map)
  if (value === null) next.delete(key)
  else next.set(key, value)
  return next
}

/** Diagrams of one batch: each is copied once, however many places move. */
class DiagramsEdit {
  #diagrams: Map<DiagramId, Diagram> | null = null
  readonly #fresh = new Map<DiagramId, { places: Map<never, never>; shapes: Map<never, never> }>()
  readonly #from: Design

  constructor(from: Design) {
    this.#from = from
  }

  now(): ReadonlyMap<DiagramId, Diagram> {
    return this.#diagrams ?? this.#from.diagrams
  }

  set(id: DiagramId, diagram: Diagram | null): void {
    this.#diagrams = put(this.now(), id, diagram)
    this.#fresh.delete(id)
  }

  /** The diagram with maps of its own, to be written in place. */
  own(id: DiagramId): Diagram {
    const diagram = this.now().get(id)
    invariant(diagram, `${id} is not there`)
    if (this.#fresh.has(id)) return diagram
    const copy = { ...diagram, places: new Map(diagram.places), shapes: new Map(diagram.shapes) }
    this.#diagrams = put(this.now(), id, copy)
    this.#fresh.set(id, copy as never)
    return copy
  }
}

/** The design after the changes. Throws where one does not fit: it adds what is there, or changes what is not. */
export function apply(design: Design, changes: readonly Change[]): Design {
  const objects = new ObjectsEdit(design.objects)
  const diagrams = new DiagramsEdit(design)
  let { intent } = design
  let facts = { name: design.name, postgres: design.postgres }
  for (const change of changes) {
    switch (change.op) {
      case 'add':
        invariant(!objects.get(change.object.id), `${change.object.id} is there already`)
        objects.put(change.object)
        break
      case 'remove':
        objects.delete(change.object.id)
        break
      case 'set':
        invariant(objects.get(change.before.id), `${change.before.id} is not there`)
        invariant(change.before.id === change.after.id, 'a change keeps the id')
        objects.put(change.after)
        break
      case 'intend':
        intent = put(intent, change.key, change.after)
        break
      case 'diagram': {
        const was = diagrams.now().get(change.id)
        invariant(Boolean(was) === Boolean(change.before), `${change.id} is as expected`)
        invariant(
          change.after || !was || (was.places.size === 0 && was.shapes.size === 0),
          `${change.id} is empty before it goes`,
        )
        diagrams.set(
          change.id,
          change.after && { id: change.id, places: new Map(), shapes: new Map(), ...was, ...change.after },
        )
        break
      }
      case 'place': {
        const places = diagrams.own(change.diagram).places as Map<typeof change.about, NonNullable<typeof change.after>>
        if (change.after) places.set(change.about, change.after)
        else places.delete(change.about)
        break
      }
      case 'draw': {
        const shapes = diagrams.own(change.diagram).shapes as Map<string, NonNullable<typeof change.after>>
        if (change.after) shapes.set(change.shape, change.after)
        else shapes.delete(change.shape)
        break
      }
      case 'design':
        facts = change.after
        break
      default:
        assertNever(change)
    }
  }
  return { ...design, ...facts, intent, objects: objects.done(), diagrams: diagrams.now() }
}
