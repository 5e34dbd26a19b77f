import { NO_FILTER } from '#session'
import type { ActionContext } from './actions/action.ts'
import { onlyOf } from './narrow.ts'

/** Keeps what the diagram leaves out in step with focus, filter, findings and the design. */
export function startNarrowing({ design, session, desk }: ActionContext): void {
  const narrow = () => {
    const { diagram, focus, filter } = session.now()
    session.set({ only: onlyOf(design.design(), { diagram, focus, filter, found: desk.getState().found }) })
  }
  session.state.subscribe((now, was) => {
    if (now.focus !== was.focus || now.filter !== was.filter || now.diagram !== was.diagram) narrow()
  })
  desk.subscribe((now, was) => {
    if (now.found !== was.found && session.now().filter.findings !== null) narrow()
  })
  design.listen(({ changes }) => {
    if (!changes) return session.set({ focus: null, filter: NO_FILTER, way: null, spot: null })
    const { focus, diagram, only } = session.now()
    if (!only) return
    // What is put on the diagram while someone looks at a part of it is shown with that part.
    const fresh = changes.flatMap((it) =>
      it.op === 'place' && it.diagram === diagram && !it.before && it.after ? [it.about] : [],
    )
    if (focus && fresh.length > 0) session.set({ focus: { ...focus, also: [...focus.also, ...fresh] } })
    else narrow()
  })
}
