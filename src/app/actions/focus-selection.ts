import { msg } from '#words'
import { focusOn, selectedRoots } from '../focus.ts'
import type { Action } from './action.ts'

export const focusSelection: Action = {
  id: 'focus-selection',
  title: msg('Focus on selection'),
  group: 'View',
  icon: 'search',
  keys: ['Shift+F'],
  words: 'neighbours related hops only hide rest isolate around',
  onSelection: true,
  enabled: (context) => selectedRoots(context).length > 0,
  run: (context) => focusOn(context, selectedRoots(context)),
}
