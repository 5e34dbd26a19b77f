import { msg } from '#words'
import type { Action } from './action.ts'
import { selectedObjects } from './selected.ts'

export const dropFromDesign: Action = {
  id: 'drop-from-design',
  title: msg('Drop from design…'),
  group: 'Edit',
  icon: 'trash',
  keys: ['Shift+Delete', 'Shift+Backspace'],
  onSelection: true,
  danger: true,
  words: 'delete remove',
  enabled: (context) => selectedObjects(context).length > 0,
  run: (context) => context.desk.setState({ dialog: { name: 'drop', ids: selectedObjects(context) } }),
}
