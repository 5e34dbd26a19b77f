import { msg } from '#words'
import { selectedRoots } from '../focus.ts'
import type { Action } from './action.ts'

export const findPath: Action = {
  id: 'find-path',
  title: msg('Path between two tables…'),
  group: 'View',
  icon: 'relation',
  keys: ['Shift+P'],
  words: 'join way route connect foreign keys shortest query',
  onSelection: true,
  run: (context) => {
    const [from = null, to = null] = selectedRoots(context)
    context.session.set({ way: { from, to } })
  },
}
