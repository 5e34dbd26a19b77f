import { msg } from '#words'
import { arrange } from '../arrange.ts'
import type { Action } from './action.ts'

export const layoutAll: Action = {
  id: 'layout-all',
  title: msg('Arrange all tables'),
  group: 'Arrange',
  icon: 'layout',
  keys: ['Mod+Shift+L'],
  words: 'auto layout diagram',
  run: (context) => arrange(context, { everything: true }),
}
