import { diagramsOf } from '#model'
import type { ActionContext } from './actions/action.ts'

/** Goes to the next or the one before of the design's diagrams, round and round. */
export function stepDiagram({ design, session }: ActionContext, by: 1 | -1): void {
  const all = diagramsOf(design.design())
  const at = all.findIndex((it) => it.id === session.now().diagram)
  const next = all[(at + by + all.length) % all.length]
  if (!next) return
  session.set({ diagram: next.id })
  session.select([])
  session.say(next.name)
}

/** Shows another diagram when the one that is shown goes: undone, removed, or of another design. */
export function keepDiagram({ design, session }: Pick<ActionContext, 'design' | 'session'>): () => void {
  const look = () => {
    const now = design.design()
    if (now.diagrams.has(session.now().diagram)) return
    const [first] = diagramsOf(now)
    if (first) session.set({ diagram: first.id })
  }
  look()
  return design.state.subscribe(look)
}
