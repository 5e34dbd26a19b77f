import { msg } from '#words'
import { arrangeAs } from '../arrange.ts'
import type { Action } from './action.ts'
import { selectedCards } from './selected.ts'

export const layoutRadial: Action = {
  id: 'layout-radial',
  title: msg('Arrange round the selected table'),
  group: 'Arrange',
  icon: 'layout',
  onSelection: true,
  words: 'auto layout radial circle rings star',
  enabled: (context) => selectedCards(context).length > 0,
  run: (context) => arrangeAs(context, 'radial', selectedCards(context)),
}
