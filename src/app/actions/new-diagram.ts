import { addDiagram } from '#model'
import type { Action } from './action.ts'

export const newDiagram: Action = {
  id: 'new-diagram',
  title: 'New diagram',
  group: 'Diagrams',
  icon: 'add',
  words: 'empty view page sheet',
  run: ({ design, session }) => {
    const made = addDiagram(design.design(), { name: 'Diagram' })
    design.commit('add diagram', made.changes)
    session.set({ diagram: made.diagram })
    session.select([])
  },
}
