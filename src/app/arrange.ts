import { type Id, placeObjects } from '#model'
import { toast } from '#ui'
import type { ActionContext } from './actions/action.ts'

type Wanted = { readonly only?: ReadonlySet<Id>; readonly everything?: boolean }

const why = (problem: unknown): string => (problem instanceof Error ? problem.message : String(problem))

/** Arranges the diagram, or some of it, as one step that can be undone. */
export async function arrange({ design, session, canvas }: ActionContext, wanted: Wanted): Promise<void> {
  const { layoutDiagram, prepareCards } = await import('#canvas')
  const { diagram } = session.now()
  session.say('Arranging…')
  try {
    const shown = design.design().diagrams.get(diagram)
    if (shown) await prepareCards(design.design(), { ids: shown.places.keys(), detail: shown.detail })
    const at = await layoutDiagram(design.design(), diagram, wanted)
    if (!at) return
    const label = wanted.only ? 'arrange selection' : 'arrange diagram'
    design.commit(label, placeObjects(design.design(), diagram, { at, placed: false }))
    session.say('Arranged')
    if (!wanted.only) canvas()?.fitAll()
  } catch (problem) {
    toast(`The diagram could not be arranged: ${why(problem)}`, { tone: 'error' })
  }
}

/** Puts objects on the diagram where there is room. */
export async function placeOnDiagram({ design, session }: ActionContext, ids: readonly Id[]): Promise<void> {
  if (ids.length === 0) return
  const { placeNew, prepareCards } = await import('#canvas')
  const { diagram } = session.now()
  const detail = design.design().diagrams.get(diagram)?.detail ?? 'all'
  await prepareCards(design.design(), { ids, detail })
  const at = placeNew(design.design(), diagram, ids)
  design.commit('show on diagram', placeObjects(design.design(), diagram, { at, placed: false }))
}
