import { type Id, kindOf, object } from '#model'
import type { ActionContext } from './actions/index.ts'

/** Selects an object and shows where it stands. */
export function goTo({ design, session, canvas, desk }: ActionContext, id: Id): void {
  const now = design.design()
  const it = object(now, id)
  if (!it) return
  desk.setState({ start: false })
  session.select([id])
  const inner = it.parent !== null && !kindOf(it).under.includes('schema')
  const card = inner && it.parent ? it.parent : id
  const shown = now.diagrams.get(session.now().diagram)?.places.has(card)
  if (shown) canvas()?.reveal(card)
  session.say(`${kindOf(it).label.one} ${it.name}${shown ? '' : ', not on this diagram'}`)
}
