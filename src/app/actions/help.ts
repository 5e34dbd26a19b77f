import { msg } from '#words'
import type { Action } from './action.ts'

export const help: Action = {
  id: 'help',
  title: msg('Keyboard shortcuts'),
  group: 'Help',
  icon: 'help',
  keys: ['?', 'F1'],
  words: 'help keys cheat sheet',
  run: ({ desk }) => desk.setState({ dialog: { name: 'help' } }),
}
