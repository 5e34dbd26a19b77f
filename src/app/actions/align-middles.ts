import { msg } from '#words'
import { align } from '../align.ts'
import type { Action } from './action.ts'
import { selectedCards } from './selected.ts'

export const alignMiddles: Action = {
  id: 'align-middles',
  title: msg('Align middles'),
  group: 'Align',
  icon: 'layout',
  keys: ['Alt+V'],
  words: 'vertical middle row',
  onSelection: true,
  enabled: (context) => selectedCards(context).length > 1,
  run: (context) => align(context, 'middle'),
}
