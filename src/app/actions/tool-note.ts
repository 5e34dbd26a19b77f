import { msg } from '#words'
import type { Action } from './action.ts'

export const toolNote: Action = {
  id: 'tool-note',
  title: msg('Note tool'),
  group: 'Tools',
  icon: 'note',
  keys: ['N'],
  checked: ({ session }) => session.now().tool === 'note',
  run: ({ session, desk }) => {
    desk.setState({ start: false })
    session.set({ tool: 'note' })
  },
}
