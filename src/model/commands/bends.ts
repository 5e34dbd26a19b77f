import type { Change } from '../change/change.ts'
import { type Design, object } from '../design.ts'
import type { DiagramId } from '../diagram.ts'
import type { Id } from '../id.ts'
import { type IntentEntry, intentKey } from '../intent.ts'
import { relationshipOf } from '../relationships.ts'
import { forget, intend } from './edit.ts'

type Bends = Extract<IntentEntry, { sort: 'bends' }>

/** Where people have led edges on a diagram. */
export const bendsOn = (design: Design, diagram: DiagramId): readonly Bends[] =>
  [...design.intent.values()].filter((it): it is Bends => it.sort === 'bends' && it.diagram === diagram)

/** Leads a foreign key's edge another way on a diagram; null leaves it to the router again. */
export function bendEdge(design: Design, diagram: DiagramId, to: { key: Id; at: readonly number[] | null }): Change[] {
  const entry: Bends = { sort: 'bends', about: to.key, diagram, at: [...(to.at ?? [])] }
  return to.at ? intend(design, entry) : forget(design, intentKey(entry))
}

type Point = { readonly x: number; readonly y: number }

/** Bends of edges both of whose cards move: they go along, or are forgotten where the cards go different ways. */
export function bendsAlong(design: Design, diagram: DiagramId, at: ReadonlyMap<Id, Point>): Change[] {
  const places = design.diagrams.get(diagram)?.places
  const shiftOf = (id: Id): Point | null => {
    const [was, now] = [places?.get(id), at.get(id)]
    return was && now ? { x: now.x - was.x, y: now.y - was.y } : null
  }
  return bendsOn(design, diagram).flatMap((entry) => {
    const key = object(design, entry.about)
    if (key?.kind !== 'foreign-key') return []
    const ends = relationshipOf(design, key)
    const [from, to] = [shiftOf(ends.from), shiftOf(ends.to)]
    if (!from || !to || (from.x === 0 && from.y === 0 && to.x === 0 && to.y === 0)) return []
    if (from.x !== to.x || from.y !== to.y) return bendEdge(design, diagram, { key: entry.about, at: null })
    const moved = entry.at.map((it, i) => it + (i % 2 === 0 ? from.x : from.y))
    return bendEdge(design, diagram, { key: entry.about, at: moved })
  })
}
