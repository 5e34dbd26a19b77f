import { msg } from '#words'
import { arrange } from '../arrange.ts'
import type { Action } from './action.ts'
import { selectedObjects } from './selected.ts'

export const layoutSelection: Action = {
  id: 'layout-selection',
  title: msg('Arrange selection'),
  group: 'Arrange',
  icon: 'layout',
  onSelection: true,
  words: 'auto layout',
  enabled: (context) => selectedObjects(context).length > 1,
  run: (context) => arrange(context, { only: new Set(selectedObjects(context)) }),
}
