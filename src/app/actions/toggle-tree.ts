import type { Action } from './action.ts'

export const toggleTree: Action = {
  id: 'toggle-tree',
  title: 'Object tree',
  group: 'View',
  icon: 'panel',
  keys: ['Alt+1'],
  words: 'panel sidebar show hide',
  checked: ({ session }) => session.now().panels.has('tree'),
  run: ({ session }) => session.togglePanel('tree'),
}
