import { msg } from '#words'
import { align } from '../align.ts'
import type { Action } from './action.ts'
import { selectedCards } from './selected.ts'

export const distributeDown: Action = {
  id: 'distribute-down',
  title: msg('Distribute down'),
  group: 'Align',
  icon: 'layout',
  keys: ['Alt+Shift+V'],
  words: 'vertical even spacing space',
  onSelection: true,
  enabled: (context) => selectedCards(context).length > 2,
  run: (context) => align(context, 'down'),
}
