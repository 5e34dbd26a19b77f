import { msg } from '#words'
import type { Action } from './action.ts'

export const allDesigns: Action = {
  id: 'all-designs',
  title: msg('All designs…'),
  group: 'File',
  icon: 'folder',
  keys: ['Mod+Shift+O'],
  words: 'library open recent',
  run: ({ desk }) => desk.setState({ dialog: { name: 'designs' } }),
}
