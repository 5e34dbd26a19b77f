import { msg } from '#words'
import type { Action } from './action.ts'

export const toolManyToMany: Action = {
  id: 'tool-many-to-many',
  title: msg('Many-to-many tool'),
  group: 'Tools',
  icon: 'join',
  keys: ['M'],
  checked: ({ session }) => session.now().tool === 'many-to-many',
  run: ({ session, desk }) => {
    desk.setState({ start: false })
    session.set({ tool: 'many-to-many' })
  },
}
