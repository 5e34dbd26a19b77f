import { addDiagram } from '#model'
import { msg, t } from '#words'
import type { Action } from './action.ts'

export const newDiagram: Action = {
  id: 'new-diagram',
  title: msg('New diagram'),
  group: 'Diagrams',
  icon: 'add',
  words: 'empty view page sheet',
  run: ({ design, session }) => {
    const made = addDiagram(design.design(), { name: 'Diagram' })
    design.commit(t('add diagram'), made.changes)
    session.set({ diagram: made.diagram })
    session.select([])
  },
}
