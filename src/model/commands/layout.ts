import type { Change } from '../change/change.ts'
import type { Design } from '../design.ts'
import type { Detail, DiagramId, Shape } from '../diagram.ts'
import { type Id, newId } from '../id.ts'
import { bendsAlong } from './bends.ts'

/** Puts cards on a diagram or moves them. `placed` says that a person did it, so that no layout moves them unasked. */
export function placeObjects(
  design: Design,
  diagram: DiagramId,
  to: { at: ReadonlyMap<Id, { x: number; y: number }>; placed: boolean },
): Change[] {
  const places = design.diagrams.get(diagram)?.places
  const moves = [...to.at].map(([about, { x, y }]): Change => {
    const before = places?.get(about) ?? null
    return {
      op: 'place',
      diagram,
      about,
      before,
      after: { colour: null, ...before, x, y, placed: to.placed || (before?.placed ?? false) },
    }
  })
  return [...moves, ...bendsAlong(design, diagram, to.at)]
}

/** Colours cards on a diagram; null for the usual look. */
export function colourObjects(
  design: Design,
  diagram: DiagramId,
  to: { ids: readonly Id[]; colour: Shape['colour'] },
): Change[] {
  const places = design.diagrams.get(diagram)?.places
  return to.ids.flatMap((about): Change[] => {
    const before = places?.get(about)
    return before ? [{ op: 'place', diagram, about, before, after: { ...before, colour: to.colour } }] : []
  })
}

/** Draws an area or a note, changes it, or (null) takes it away. */
export function drawShape(
  design: Design,
  diagram: DiagramId,
  to: { shape: Shape | null; id?: string },
): { changes: Change[]; shape: string } {
  const shape = to.id ?? newId('shape')
  const before = design.diagrams.get(diagram)?.shapes.get(shape) ?? null
  return { changes: [{ op: 'draw', diagram, shape, before, after: to.shape }], shape }
}

/** How much some cards tell, whatever the others of the diagram do; null: as much as those. */
export function setCardDetail(
  design: Design,
  diagram: DiagramId,
  to: { ids: readonly Id[]; detail: Detail | null },
): Change[] {
  const places = design.diagrams.get(diagram)?.places
  return to.ids.flatMap((about): Change[] => {
    const before = places?.get(about)
    if (!before) return []
    const { detail: _, ...plain } = before
    return [{ op: 'place', diagram, about, before, after: to.detail ? { ...plain, detail: to.detail } : plain }]
  })
}

/** Folds an area into one card, or unfolds it. */
export function foldArea(design: Design, diagram: DiagramId, id: string): Change[] {
  const before = design.diagrams.get(diagram)?.shapes.get(id)
  if (before?.sort !== 'area') return []
  const { folded, ...plain } = before
  return [{ op: 'draw', diagram, shape: id, before, after: folded ? plain : { ...plain, folded: true } }]
}

/** How much the diagram's cards tell. */
export function setDetail(design: Design, id: DiagramId, detail: 'names' | 'keys' | 'all'): Change[] {
  const diagram = design.diagrams.get(id)
  if (!diagram) return []
  const before = { name: diagram.name, rank: diagram.rank, detail: diagram.detail }
  return [{ op: 'diagram', id, before, after: { ...before, detail } }]
}
