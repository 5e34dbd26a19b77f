import { msg } from '#words'
import { align } from '../align.ts'
import type { Action } from './action.ts'
import { selectedCards } from './selected.ts'

export const alignTop: Action = {
  id: 'align-top',
  title: msg('Align top'),
  group: 'Align',
  icon: 'layout',
  keys: ['Alt+W'],
  words: 'snap edges',
  onSelection: true,
  enabled: (context) => selectedCards(context).length > 1,
  run: (context) => align(context, 'top'),
}
