import { msg } from '#words'
import type { Action } from './action.ts'

export const toggleTree: Action = {
  id: 'toggle-tree',
  title: msg('Object tree'),
  group: 'View',
  icon: 'panel',
  keys: ['Alt+1'],
  words: 'panel sidebar show hide',
  checked: ({ session, desk }) => session.now().panels.has('tree') && desk.getState().left === 'objects',
  run: ({ session, desk }) => {
    const hidden = desk.getState().left !== 'objects'
    desk.setState({ left: 'objects' })
    session.togglePanel('tree', hidden || !session.now().panels.has('tree'))
  },
}
