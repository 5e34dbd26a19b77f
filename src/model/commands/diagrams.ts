import { byRank, rankBetween } from '#base'
import { type Change, diagramFactsOf } from '../change/change.ts'
import type { Design } from '../design.ts'
import type { Diagram, DiagramFacts, DiagramId, PlaceOnDiagram, Shape } from '../diagram.ts'
import { type Id, newId } from '../id.ts'
import { bendEdge, bendsOn } from './bends.ts'

/** The diagrams of a design in their order. */
export const diagramsOf = (design: Design): readonly Diagram[] => [...design.diagrams.values()].sort(byRank)

/** A name that no diagram has. */
function freeDiagramName(design: Design, wanted: string): string {
  const taken = new Set([...design.diagrams.values()].map((it) => it.name))
  let name = wanted
  for (let i = 2; taken.has(name); i++) name = `${wanted} ${i}`
  return name
}

type Content = {
  readonly name: string
  readonly detail?: DiagramFacts['detail']
  readonly places?: Iterable<readonly [Id, PlaceOnDiagram]>
  readonly shapes?: Iterable<readonly [string, Shape]>
}

/** Adds a diagram after the others, with what is to stand on it. */
export function addDiagram(design: Design, content: Content): { changes: Change[]; diagram: DiagramId } {
  const id = newId('diagram') as DiagramId
  const rank = rankBetween(diagramsOf(design).at(-1)?.rank ?? null, null)
  const facts = { name: freeDiagramName(design, content.name), rank, detail: content.detail ?? 'all' }
  return {
    diagram: id,
    changes: [
      { op: 'diagram', id, before: null, after: facts },
      ...[...(content.places ?? [])].map(
        ([about, after]): Change => ({ op: 'place', diagram: id, about, before: null, after }),
      ),
      ...[...(content.shapes ?? [])].map(
        ([, after]): Change => ({ op: 'draw', diagram: id, shape: newId('shape'), before: null, after }),
      ),
    ],
  }
}

/** Gives a diagram another name. */
export function renameDiagram(design: Design, id: DiagramId, name: string): Change[] {
  const diagram = design.diagrams.get(id)
  if (!diagram || name.trim() === '' || name === diagram.name) return []
  const before = diagramFactsOf(diagram)
  return [{ op: 'diagram', id, before, after: { ...before, name: name.trim() } }]
}

/** Takes a diagram away with its places and shapes; the design keeps the objects. The last one stays. */
export function removeDiagram(design: Design, id: DiagramId): Change[] {
  const diagram = design.diagrams.get(id)
  if (!diagram || design.diagrams.size === 1) return []
  return [
    ...[...diagram.places].map(([about, before]): Change => ({ op: 'place', diagram: id, about, before, after: null })),
    ...[...diagram.shapes].map(([shape, before]): Change => ({ op: 'draw', diagram: id, shape, before, after: null })),
    ...bendsOn(design, id).flatMap((it) => bendEdge(design, id, { key: it.about, at: null })),
    { op: 'diagram', id, before: diagramFactsOf(diagram), after: null },
  ]
}
