import { msg } from '#words'
import { align } from '../align.ts'
import type { Action } from './action.ts'
import { selectedCards } from './selected.ts'

export const alignBottom: Action = {
  id: 'align-bottom',
  title: msg('Align bottom'),
  group: 'Align',
  icon: 'layout',
  keys: ['Alt+S'],
  words: 'snap edges',
  onSelection: true,
  enabled: (context) => selectedCards(context).length > 1,
  run: (context) => align(context, 'bottom'),
}
