import { msg } from '#words'
import type { Action } from './action.ts'
import { allShown, turnShown } from './shown.ts'

export const showTypes: Action = {
  id: 'show-types',
  title: msg('Types on the diagram'),
  group: 'Diagrams',
  icon: 'type',
  words: 'place add missing show hide every all types',
  checked: (context) => allShown(context, 'types'),
  run: (context) => turnShown(context, 'types'),
}
