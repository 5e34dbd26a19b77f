import { addDiagram } from '#model'
import { msg, t } from '#words'
import type { Action } from './action.ts'

export const duplicateDiagram: Action = {
  id: 'duplicate-diagram',
  title: msg('Duplicate diagram'),
  group: 'Diagrams',
  icon: 'diagram',
  words: 'copy view page sheet',
  run: ({ design, session }) => {
    const was = design.design().diagrams.get(session.now().diagram)
    if (!was) return
    const { name, detail, places, shapes } = was
    const made = addDiagram(design.design(), { name, detail, places, shapes })
    design.commit(t('duplicate diagram'), made.changes)
    session.set({ diagram: made.diagram })
  },
}
