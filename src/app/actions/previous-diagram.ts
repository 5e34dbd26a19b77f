import { msg } from '#words'
import { stepDiagram } from '../diagrams.ts'
import type { Action } from './action.ts'

export const previousDiagram: Action = {
  id: 'previous-diagram',
  title: msg('Previous diagram'),
  group: 'Diagrams',
  keys: ['Alt+PageUp'],
  words: 'switch view page sheet',
  enabled: ({ design }) => design.design().diagrams.size > 1,
  run: (context) => stepDiagram(context, -1),
}
