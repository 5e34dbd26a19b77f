import { msg } from '#words'
import type { Action } from './action.ts'

export const toolForeignKey: Action = {
  id: 'tool-foreign-key',
  title: msg('Foreign key tool'),
  group: 'Tools',
  icon: 'relation',
  keys: ['F'],
  checked: ({ session }) => session.now().tool === 'foreign-key',
  run: ({ session, desk }) => {
    desk.setState({ start: false })
    session.set({ tool: 'foreign-key' })
  },
}
