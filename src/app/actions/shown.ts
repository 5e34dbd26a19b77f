import { type DiagramSort, drawable, removeFromDiagram } from '#model'
import { t } from '#words'
import { placeOnDiagram } from '../arrange.ts'
import type { ActionContext } from './action.ts'

const missing = ({ design, session }: ActionContext, sort: DiagramSort) => {
  const now = design.design()
  const places = now.diagrams.get(session.now().diagram)?.places
  return drawable(now, sort).filter((id) => !places?.has(id))
}

/** Whether every object of a sort that could be is on the diagram. */
export const allShown = (context: ActionContext, sort: DiagramSort): boolean =>
  drawable(context.design.design(), sort).length > 0 && missing(context, sort).length === 0

/** What leaves the diagram, as an undo step says it. */
const HIDES: Readonly<Record<DiagramSort, () => string>> = {
  tables: () => t('hide tables'),
  views: () => t('hide views'),
  types: () => t('hide types'),
}

/** Puts all of a sort on the diagram that are not; where all are, takes them off. The design keeps them. */
export async function turnShown(context: ActionContext, sort: DiagramSort): Promise<void> {
  const { design, session } = context
  const now = design.design()
  const more = missing(context, sort)
  if (more.length > 0) return placeOnDiagram(context, more)
  design.commit(HIDES[sort](), removeFromDiagram(now, session.now().diagram, drawable(now, sort)))
}
