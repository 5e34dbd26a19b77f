import type { Id } from '#model'
import { toast } from '#ui'
import type { ActionContext } from './actions/action.ts'

/** Arranges the diagram, or some of it, as one step that can be undone. */
export async function arrange(context: ActionContext, ids: readonly Id[] | null): Promise<void> {
  const { design, session, canvas } = context
  const { layoutDiagram } = await import('#canvas')
  session.say('Arranging…')
  try {
    const changes = await layoutDiagram(design.design(), session.now().diagram, ids ? { ids } : {})
    design.commit(ids ? 'arrange selection' : 'arrange diagram', changes)
    session.say('Arranged')
    if (!ids) canvas()?.fitAll()
  } catch (problem) {
    toast(`The diagram could not be arranged: ${problem instanceof Error ? problem.message : problem}`, {
      tone: 'error',
    })
  }
}

/** Puts objects on the diagram where there is room. */
export async function placeOnDiagram({ design, session, canvas }: ActionContext, ids: readonly Id[]): Promise<void> {
  if (ids.length === 0) return
  const { placeNew } = await import('#canvas')
  design.commit('show on diagram', placeNew(design.design(), session.now().diagram, ids))
  canvas()?.fitAll()
}
