import { msg } from '#words'
import { align } from '../align.ts'
import type { Action } from './action.ts'
import { selectedCards } from './selected.ts'

export const alignLeft: Action = {
  id: 'align-left',
  title: msg('Align left'),
  group: 'Align',
  icon: 'layout',
  keys: ['Alt+A'],
  words: 'snap edges',
  onSelection: true,
  enabled: (context) => selectedCards(context).length > 1,
  run: (context) => align(context, 'left'),
}
