import { msg } from '#words'
import { align } from '../align.ts'
import type { Action } from './action.ts'
import { selectedCards } from './selected.ts'

export const alignCentres: Action = {
  id: 'align-centres',
  title: msg('Align centres'),
  group: 'Align',
  icon: 'layout',
  keys: ['Alt+H'],
  words: 'horizontal middle column',
  onSelection: true,
  enabled: (context) => selectedCards(context).length > 1,
  run: (context) => align(context, 'centre'),
}
