import type { Change } from '../change/change.ts'
import type { Design } from '../design.ts'
import type { Id } from '../id.ts'

/** On every diagram that shows the table the new one stands beside it, to be laid out with the others. */
export function placeBeside(design: Design, beside: Id, table: Id<'table'>): Change[] {
  return [...design.diagrams.values()].flatMap((diagram): Change[] => {
    const at = diagram.places.get(beside)
    if (!at) return []
    const taken = [...diagram.places.values()].filter((it) => it.x > at.x && it.x < at.x + 640).map((it) => it.y)
    const y = Math.max(at.y - 240, ...taken.filter((it) => it >= at.y - 240)) + 240
    const after = { x: at.x + 360, y: taken.length === 0 ? at.y : y, placed: true, colour: null }
    return [{ op: 'place', diagram: diagram.id, about: table, before: null, after }]
  })
}
