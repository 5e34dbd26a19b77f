import { msg } from '#words'
import type { Action } from './action.ts'

export const selectAll: Action = {
  id: 'select-all',
  title: msg('Select all'),
  group: 'Edit',
  keys: ['Mod+A'],
  run: ({ design, session }) => {
    const diagram = design.design().diagrams.get(session.now().diagram)
    if (diagram) session.select([...diagram.places.keys(), ...diagram.shapes.keys()])
  },
}
