import { msg } from '#words'
import { stepDiagram } from '../diagrams.ts'
import type { Action } from './action.ts'

export const nextDiagram: Action = {
  id: 'next-diagram',
  title: msg('Next diagram'),
  group: 'Diagrams',
  keys: ['Alt+PageDown'],
  words: 'switch view page sheet',
  enabled: ({ design }) => design.design().diagrams.size > 1,
  run: (context) => stepDiagram(context, 1),
}
