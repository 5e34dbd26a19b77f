import { msg } from '#words'
import { arrangeAs } from '../arrange.ts'
import type { Action } from './action.ts'
import { selectedCards } from './selected.ts'

export const layoutLayered: Action = {
  id: 'layout-layered',
  title: msg('Arrange from left to right'),
  group: 'Arrange',
  icon: 'layout',
  onSelection: true,
  words: 'auto layout layered hierarchy columns tree',
  keys: ['Mod+Shift+E'],
  run: (context) => arrangeAs(context, 'layered', selectedCards(context)),
}
