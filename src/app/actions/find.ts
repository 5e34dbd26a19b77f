import { msg } from '#words'
import type { Action } from './action.ts'

export const find: Action = {
  id: 'find',
  title: msg('Find or run…'),
  group: 'Edit',
  icon: 'search',
  keys: ['Mod+K', '/'],
  words: 'palette go to table column command search',
  run: ({ desk }) => desk.setState({ dialog: { name: 'palette' } }),
}
