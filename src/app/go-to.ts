import { type Id, kindOf, object } from '#model'
import { NO_FILTER } from '#session'
import { t, translated } from '#words'
import type { ActionContext } from './actions/index.ts'

/** Selects an object and shows where it stands. */
export function goTo({ design, session, canvas, desk }: ActionContext, id: Id): void {
  const now = design.design()
  const it = object(now, id)
  if (!it) {
    goToShape({ session, canvas }, id)
    return
  }
  desk.setState({ start: false })
  session.select([id])
  const inner = it.parent !== null && !kindOf(it).under.includes('schema')
  const card = inner && it.parent ? it.parent : id
  const shown = now.diagrams.get(session.now().diagram)?.places.has(card)
  // Whoever goes somewhere wants to see it, whatever was asked before.
  if (shown && session.now().only?.has(card) === false) session.set({ focus: null, filter: NO_FILTER })
  if (shown) canvas()?.reveal(card)
  const said = `${translated(kindOf(it).label.one)} ${it.name}`
  session.say(shown ? said : t('{what}, not on this diagram', { what: said }))
}

/** An area or a note of the diagram. */
function goToShape({ session, canvas }: Pick<ActionContext, 'session' | 'canvas'>, id: string): void {
  session.select([id])
  canvas()?.reveal(id)
}
