import { msg } from '#words'
import { align } from '../align.ts'
import type { Action } from './action.ts'
import { selectedCards } from './selected.ts'

export const distributeAcross: Action = {
  id: 'distribute-across',
  title: msg('Distribute across'),
  group: 'Align',
  icon: 'layout',
  keys: ['Alt+Shift+H'],
  words: 'horizontal even spacing space',
  onSelection: true,
  enabled: (context) => selectedCards(context).length > 2,
  run: (context) => align(context, 'across'),
}
