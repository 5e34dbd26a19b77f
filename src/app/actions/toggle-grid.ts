import { msg } from '#words'
import type { Action } from './action.ts'

export const toggleGrid: Action = {
  id: 'toggle-grid',
  title: msg('Columns as a sheet'),
  group: 'View',
  icon: 'column',
  keys: ['Alt+6'],
  words: 'grid spreadsheet table edit many bulk paste excel show hide',
  checked: ({ session }) => session.now().panels.has('grid'),
  run: ({ session }) => session.togglePanel('grid'),
}
