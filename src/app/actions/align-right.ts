import { msg } from '#words'
import { align } from '../align.ts'
import type { Action } from './action.ts'
import { selectedCards } from './selected.ts'

export const alignRight: Action = {
  id: 'align-right',
  title: msg('Align right'),
  group: 'Align',
  icon: 'layout',
  keys: ['Alt+D'],
  words: 'snap edges',
  onSelection: true,
  enabled: (context) => selectedCards(context).length > 1,
  run: (context) => align(context, 'right'),
}
