import { addDiagram } from '#model'
import { msg, t } from '#words'
import type { Action } from './action.ts'
import { selectedCards, selectedShapes } from './selected.ts'

export const diagramOfSelection: Action = {
  id: 'diagram-of-selection',
  title: msg('New diagram of the selection'),
  group: 'Diagrams',
  icon: 'diagram',
  onSelection: true,
  words: 'view page sheet extract focus',
  enabled: (context) => selectedCards(context).length > 0,
  run: (context) => {
    const { design, session, canvas } = context
    const was = design.design().diagrams.get(session.now().diagram)
    if (!was) return
    const [cards, shapes] = [new Set<string>(selectedCards(context)), new Set(selectedShapes(context))]
    const made = addDiagram(design.design(), {
      name: 'Diagram',
      detail: was.detail,
      places: [...was.places].filter(([id]) => cards.has(id)),
      shapes: [...was.shapes].filter(([id]) => shapes.has(id)),
    })
    design.commit(t('add diagram'), made.changes)
    session.set({ diagram: made.diagram })
    session.select([])
    canvas()?.fitAll()
  },
}
