import { msg } from '#words'
import { arrangeAs } from '../arrange.ts'
import type { Action } from './action.ts'
import { selectedCards } from './selected.ts'

export const layoutBySchema: Action = {
  id: 'layout-by-schema',
  title: msg('Arrange by schema'),
  group: 'Arrange',
  icon: 'layout',
  onSelection: true,
  words: 'auto layout group namespace',
  run: (context) => arrangeAs(context, 'schema', selectedCards(context)),
}
